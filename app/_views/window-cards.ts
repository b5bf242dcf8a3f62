import type { WindowBar } from "@/app/_charts/state";
import type { Option } from "@/app/_ui/fields";
import type { Facts } from "@/lib/facts";
import { type Lens, leadKey, type WindowKind } from "@/lib/lens";
import { counted, type Day } from "@/lib/time/day";
import {
  type AnyWindow,
  type End,
  type LeadTime,
  monthsAdjective,
  monthsRange,
  NO_PLACE_FOR_COMPUTE,
  type Reason,
} from "@/lib/windows";
import { CONFIDENCE_WORDS, sureText } from "./words";

/** Windows as bars and as cards in words. */

/** Whether an end is the reader's own assumption. */
export const isAssumed = (end: End): boolean => end.status === "dated" && end.assumed === true;

export interface WindowCard {
  readonly kind: WindowKind;
  readonly name: string;
  /** `12 months 10 days`, or the state where there is no length. */
  readonly length: string;
  readonly state: string;
  readonly closesSoon: boolean;
  readonly text: string;
  readonly formal: string | undefined;
  readonly notes: readonly string[];
  readonly reasons: readonly ReasonState[];
}

export interface ReasonState {
  readonly text: string;
  readonly citation: string | undefined;
  readonly confidence: string | undefined;
  readonly sourceIds: readonly string[];
}

/** What each kind of window is called. */
export const KIND_WORDS: Readonly<Record<WindowKind, string>> = {
  runway: "Runway",
  "start-by": "Start by",
  "enforcement-gap": "Enforcement gap",
  relief: "Relief",
  "capacity-lead": "Capacity lead",
  migration: "Time to migrate",
  promise: "Promise",
};

const TONES: Readonly<Record<WindowKind, WindowBar["tone"]>> = {
  runway: "law",
  "start-by": "law",
  "enforcement-gap": "enforcement",
  relief: "law",
  "capacity-lead": "compute",
  migration: "compute",
  promise: "compute",
};

const STATE_WORDS: Readonly<Record<string, string>> = {
  open: "open",
  today: "on this day",
  past: "past",
  "not-yet": "not yet",
  "in-time": "in time",
  "late-long": "later than the longer estimate",
  "late-short": "later than the shorter estimate",
  empty: "empty",
  closed: "closed",
  later: "later",
  earlier: "earlier",
  same: "the same day",
  new: "new",
  gone: "gone",
  before: "before the duty",
  after: "after the duty",
  uncertain: "uncertain",
  unknown: "not known",
  "not-applicable": "not applicable",
};

/** Before whom a window is told: whose estimates, on which day. */
export interface Told {
  readonly lead?: LeadTime;
  readonly asOf?: Day;
}

/** The state of a window in words; of a start by the estimates of the reader, where they are given. */
export function stateWord(
  { kind, state, from, to }: Pick<AnyWindow, "kind" | "state"> & { from?: End; to?: End },
  told: Told = {},
): string {
  const { lead, asOf } = told;
  const starts = from?.status === "dated" ? from.latest : undefined;
  const own = to && isAssumed(to) ? ", as you assume" : "";
  if (kind === "enforcement-gap" && state === "unknown" && to?.status === "unknown") return to.text;
  if (kind === "enforcement-gap" && state === "empty") return `no gap${own}`;
  if (kind === "enforcement-gap" && state === "open" && asOf !== undefined && starts !== undefined)
    return `${starts <= asOf ? "runs so far" : "to come"}${own}`;
  if (own !== "") return `${STATE_WORDS[state] ?? state}${own}`;
  if (lead && (state === "late-long" || state === "late-short"))
    return `later than your ${monthsAdjective(state === "late-long" ? lead.longest : lead.shortest)} estimate`;
  if (lead && asOf !== undefined && starts !== undefined && state === "in-time") {
    const days = starts - asOf;
    return `${monthsAdjective(lead.longest)} estimate ends ${days === 0 ? "on this day" : `in ${counted(days, "day")}`}`;
  }
  return STATE_WORDS[state] ?? state;
}

/** `12 months 10 days`, `9 days`; without the sign. */
export const spanShort = (length: { readonly months: number; readonly extraDays: number }): string => {
  const months = Math.abs(length.months);
  const days = Math.abs(length.extraDays);
  if (months === 0) return `${days} day${days === 1 ? "" : "s"}`;
  return `${months} month${months === 1 ? "" : "s"}${days ? ` ${days} day${days === 1 ? "" : "s"}` : ""}`;
};

/** How long a window is, in a few words, or its state where it has no length. */
export function lengthWords(w: AnyWindow): string {
  if (w.length === "unknown") return stateWord(w);
  const days = Math.abs(w.length.totalDays);
  switch (w.kind) {
    case "runway":
      return w.state === "past" ? `${spanShort(w.length)} ago` : w.state === "today" ? "on this day" : spanShort(w.length);
    case "start-by":
      return w.from.text === w.to.text ? w.to.text : `${w.from.text} to ${w.to.text}`;
    case "enforcement-gap":
      return w.state === "empty" ? "no gap" : spanShort(w.length);
    case "relief":
      return w.state === "same" ? "the same day" : `${spanShort(w.length)} ${w.state}`;
    case "capacity-lead":
      return w.state === "before" || w.state === "after" ? `${days} days ${w.state}` : stateWord(w);
    case "migration":
      return w.state === "empty" ? `empty by ${days} days` : spanShort(w.length);
    case "promise":
      if (w.runs) return "it runs";
      return w.state === "past" ? `over, ${spanShort(w.length)} ago` : w.state === "today" ? "on this day" : `${days} days left`;
  }
}

/** What stands beside the bar of a window. */
function barText(w: AnyWindow): string {
  if (w.kind === "enforcement-gap") {
    if (w.state === "empty" && w.length !== "unknown")
      return `none${isAssumed(w.to) ? ", as you assume" : ""}: power ${w.length.totalDays === 0 ? "on the same day" : `${counted(Math.abs(w.length.totalDays), "day")} before`}`;
    if (w.state === "open" && w.length === "unknown") return "no end known";
    return w.length === "unknown" ? stateWord(w) : `${spanShort(w.length)}, ${stateWord(w)}`;
  }
  if (w.kind === "capacity-lead" && w.state === "uncertain" && w.range !== "unknown" && w.range.shortest !== "unknown")
    return `${w.range.longest.totalDays} days before to ${-w.range.shortest.totalDays} after`;
  return w.kind === "runway" && w.state === "past" ? `the day was ${lengthWords(w)}` : lengthWords(w);
}

const spanOf = (end: End) => (end.status === "dated" ? { earliest: end.earliest, latest: end.latest } : undefined);

/** A window as a bar of the chart, with a link to its card. */
export function windowBar(w: AnyWindow, told?: Told): WindowBar {
  const [from, to] = [spanOf(w.from), spanOf(w.to)];
  return {
    kind: w.kind,
    name: KIND_WORDS[w.kind],
    text: barText(w),
    state: stateWord(w, told),
    closesSoon: w.closesSoon,
    ...(from ? { from } : {}),
    ...(to ? { to } : w.to.status === "open" ? { to: "open" as const } : {}),
    tone: TONES[w.kind],
    href: `#window-${w.kind}`,
  };
}

/** A window in words, with its reasons. */
export function windowCard(w: AnyWindow, name: string, told?: Told): WindowCard {
  return {
    kind: w.kind,
    name,
    length: w.kind === "runway" && w.state === "past" ? "past" : lengthWords(w),
    state: stateWord(w, told),
    closesSoon: w.closesSoon,
    text: w.text,
    formal:
      w.formal === "same"
        ? undefined
        : `The formal date of application is ${w.formal.text}; the window stands on the day the duty can first bite.`,
    notes: w.notes.filter((n) => n !== NO_PLACE_FOR_COMPUTE),
    reasons: reasonStates(w.reasons),
  };
}

/** Reasons in words. Steps that rest on the same sources name them once, after the last of them. */
export const reasonStates = (list: readonly Reason[]): ReasonState[] =>
  list.map((r, i) => ({
    text: r.text,
    citation: r.citation,
    confidence: r.confidence && sureText(r.confidence),
    sourceIds: r.sources?.join() === list[i + 1]?.sources?.join() ? [] : (r.sources ?? []),
  }));

/** Own estimates that are offered beside the published ones. */
const OWN_LEADS = ["1-3", "3-6", "6-12", "12-18", "12-24"];

/** How long an assessment takes: own estimates, and published ones with what stands behind them. */
export function leadChoices(facts: Pick<Facts, "leadTimes">, lens: Pick<Lens, "lead">): Choices {
  const value = leadKey(lens.lead);
  const own = OWN_LEADS.includes(value) || lens.lead.preset !== "own" ? OWN_LEADS : [value, ...OWN_LEADS];
  return {
    value,
    options: [
      ...own.map((key) => {
        const [shortest = 0, longest = 0] = key.split("-").map(Number);
        return { value: key, label: monthsRange({ shortest, longest }), group: "Your estimate" };
      }),
      ...facts.leadTimes.map((l) => ({
        value: l.id,
        label: `${l.what}: ${monthsRange(l)}`,
        group: "Published estimates, none official",
      })),
    ],
  };
}

/** What stands behind a published lead time; undefined for an own one. */
export function leadSource(facts: Pick<Facts, "leadTimes">, lens: Pick<Lens, "lead">): ReasonState | undefined {
  const preset = facts.leadTimes.find((l) => l.id === lens.lead.preset);
  return (
    preset && {
      text: `${preset.what}, ${monthsRange(preset)}: ${preset.quality}.`,
      citation: undefined,
      confidence: CONFIDENCE_WORDS[preset.confidence],
      sourceIds: preset.sources,
    }
  );
}

/** Which day stands for a site. */
export const delayChoices = (lens: Pick<Lens, "delay">): Choices => ({
  value: lens.delay,
  options: [
    { value: "promise", label: "its promise" },
    { value: "stated", label: "what is stated" },
    { value: "p50", label: "P50 of the estimate" },
    { value: "p90", label: "P90 of the estimate" },
  ],
});

interface Choices {
  readonly value: string;
  readonly options: readonly Option[];
}
