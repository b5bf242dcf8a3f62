import type { Dataset } from "@/db/files";
import { readable } from "@/lib/law/readable";
import { type Day, longDay, parseDay } from "@/lib/time/day";
import type { Around } from "./scenarios";
import { CONFIDENCE_WORDS } from "./words";

/** The steps of the procedure that made the Omnibus, as known on the as-of date. */

export interface ProcedureStep {
  readonly id: string;
  readonly number: number;
  /** `7 May 2026`, or `day not known, between 26 March 2026 and 28 April 2026`. */
  readonly when: string;
  /** The day, or the last possible one. */
  readonly day: Day;
  /** The first possible day, where the day is not known and a first one is. */
  readonly earliest: Day | undefined;
  readonly stage: string;
  /** An opinion, an implementing act, another proposal: no step of the legislators. */
  readonly beside: boolean;
  readonly title: string;
  /** Undefined on an earlier day: details and notes have no date of their own. */
  readonly detail: string | undefined;
  readonly note: string | undefined;
  readonly confidence: string;
  readonly sourceIds: readonly string[];
}

export interface ProcedureState {
  /** Names the Omnibus only from the day on which a step is known. */
  readonly title: string;
  readonly steps: readonly ProcedureStep[];
  readonly note: string;
}

const BESIDE = ["consultation", "implementation", "related"];

/** The steps in the order of the dataset; one whose day is not known counts from the last day on which it can have been. */
export function procedureState({ facts, lens, current }: Around, events: Dataset["procedure"]): ProcedureState {
  const known = events.flatMap((event) => {
    const last = event.date ?? event.window?.to;
    const day = last === undefined ? undefined : parseDay(last);
    return day === undefined || day > lens.asOf ? [] : [{ event, day }];
  });
  return {
    title:
      known.length === 0
        ? "Amending acts: none known on this day"
        : known.some(({ event }) => event.stage === "in-force")
          ? "How the Omnibus was made"
          : "The Omnibus, step by step so far",
    steps: known.map(({ event, day }, i) => ({
      id: event.id,
      number: i + 1,
      when: event.date === null ? spanText(event.window?.from ?? null, day) : longDay(day),
      day,
      earliest: event.date === null && event.window?.from ? parseDay(event.window.from) : undefined,
      stage: event.stage.replaceAll("-", " "),
      beside: BESIDE.includes(event.stage),
      title: event.title,
      detail: current ? readable(event.detail, facts.law) : undefined,
      note: current && event.note ? readable(event.note, facts.law) : undefined,
      confidence: CONFIDENCE_WORDS[event.confidence],
      sourceIds: event.sources,
    })),
    note:
      known.length === 0
        ? `No step of an amending act is known on ${longDay(lens.asOf)}.`
        : current
          ? ""
          : "Details and notes are not kept for an earlier day, so they are left out.",
  };
}

const spanText = (from: string | null, to: Day): string =>
  from === null
    ? `day not known, by ${longDay(to)} at the latest`
    : `day not known, between ${longDay(parseDay(from))} and ${longDay(to)}`;
