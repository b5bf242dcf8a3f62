import { chosenLaw } from "@/lib/law/chosen";
import type { ResolvedMilestone } from "@/lib/law/resolve";
import { scenariosOn, standingOn } from "@/lib/law/scenario";
import { listed, numberWord } from "@/lib/law/sentence";
import { phraseOn } from "@/lib/law/words";
import { type Day, type Length, lengthText, longDay } from "@/lib/time/day";
import { type AnyWindow, noWork } from "@/lib/windows";
import { type Around, dutyRef, type Ref } from "./windows-page";

/** What a change of the law gave, and which duties no text known on the day moves. */

export interface ReliefState {
  /** `From the 2024 text to the Omnibus: 26 duties are later, by 4 to 24 months; ...` */
  readonly totals: string;
  /** Duties with the same day in both texts. */
  readonly unmoved: readonly Ref[];
  readonly noRegret: {
    readonly texts: readonly string[];
    readonly title: string;
    readonly text: string;
    readonly days: readonly { readonly on: string; readonly past: boolean; readonly duties: readonly Ref[] }[];
    /** What has the same date and asks an operator for no work: definitions, benefits, powers of authorities. */
    readonly noWork: readonly Ref[];
  };
}

export function reliefState(around: Around): ReliefState {
  const entries = around.set.of("relief");
  return {
    totals: totalsText(
      entries.map((e) => e.window),
      around,
    ),
    unmoved: entries.flatMap(({ window, duty }) => (window.state === "same" && duty ? [dutyRef(around, duty)] : [])),
    noRegret: noRegretState(around),
  };
}

const duties = (n: number, verb: readonly [string, string]) => `${n} ${n === 1 ? `duty ${verb[0]}` : `duties ${verb[1]}`}`;

function totalsText(windows: readonly AnyWindow[], { chosen }: Around): string {
  const of = (state: string) => windows.filter((w) => w.state === state);
  const moved = (state: "later" | "earlier") => {
    const found = of(state);
    return found.length === 0 ? [] : [`${duties(found.length, ["is", "are"])} ${state}, by ${rangeText(found)}`];
  };
  const counted = (state: string, words: readonly [string, string]) =>
    of(state).length === 0 ? [] : [`${duties(of(state).length, words)}`];
  const parts = [
    ...moved("later"),
    ...moved("earlier"),
    ...counted("same", ["has the same day", "have the same day"]),
    ...counted("new", ["is new", "are new"]),
    ...counted("gone", ["is gone", "are gone"]),
    ...counted("unknown", ["has no day that is known in both", "have no day that is known in both"]),
    ...counted("not-applicable", ["stands in neither", "stand in neither"]),
  ];
  const { compareStanding, standing, own } = chosen;
  const [from, to] = [compareStanding, standing].map(phraseOn);
  const head = `From ${from} to ${to}${own ? " with your settings" : ""}`;
  return parts.length === 0 ? `${head}: no duty matches these filters.` : `${head}: ${parts.join("; ")}.`;
}

function rangeText(windows: readonly AnyWindow[]): string {
  const lengths = windows.map((w) => w.length).filter((l): l is Length => l !== "unknown");
  const sorted = [...lengths].sort((a, b) => Math.abs(a.totalDays) - Math.abs(b.totalDays));
  const [least, most] = [sorted[0], sorted.at(-1)].map((l) => (l ? lengthText(l) : ""));
  return least === most ? `${least}` : `${least} to ${most}`;
}

/** The duties with one and the same practical date in every built-in text that exists on the day. */
export function sameInAll({ facts, lens, set }: Pick<Around, "facts" | "lens" | "set">): { duty: ResolvedMilestone; day: Day }[] {
  const laws = scenariosOn(facts.law, lens.asOf).map(
    (s) => chosenLaw(facts.law, { law: s.id, compare: s.id, assume: [], shift: [], set: [], asOf: lens.asOf }).law,
  );
  return set.duties.flatMap((duty) => {
    const days = laws
      .map((law) => law.milestones.get(duty.id)?.practical)
      .map((o) => (o?.status === "dated" ? o.day : undefined));
    const [day] = days;
    return day !== undefined && days.every((d) => d === day) ? [{ duty, day }] : [];
  });
}

function noRegretState(around: Around): ReliefState["noRegret"] {
  const { facts, lens } = around;
  const texts = scenariosOn(facts.law, lens.asOf).map((s) => phraseOn(standingOn(s, lens.asOf)));
  const same = sameInAll(around);
  const found = same.filter((f) => noWork(f.duty, facts.enforcementMap) === undefined);
  const days = [...new Set(found.map((f) => f.day))].sort((a, b) => a - b);
  const all = texts.length === 1 ? "the only text" : `all ${numberWord(texts.length)} texts`;
  return {
    texts,
    title: texts.length === 1 ? "No-regret work" : `The same date in ${all}`,
    text:
      texts.length === 1
        ? `Only ${texts[0]} is known on this day, so there is nothing to compare it with.`
        : found.length === 0
          ? `No duty has the same date in ${all} known on this day: ${listed(texts)}.`
          : `${duties(found.length, ["has", "have"])} the same date in ${all} known on this day (${listed(texts)}): no-regret work. A text still to come may move ${found.length === 1 ? "it" : "them"}.`,
    days:
      texts.length === 1
        ? []
        : days.map((day) => ({
            on: longDay(day),
            past: day <= lens.asOf,
            duties: found.filter((f) => f.day === day).map((f) => dutyRef(around, f.duty)),
          })),
    noWork: texts.length === 1 ? [] : same.filter((f) => !found.includes(f)).map((f) => dutyRef(around, f.duty)),
  };
}
