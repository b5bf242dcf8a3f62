import { listed } from "@/lib/law/sentence";
import type { WindowKind } from "@/lib/lens";
import { counted, type Day, longDay } from "@/lib/time/day";
import { aMonthsLong } from "@/lib/windows";
import { isAssumed, KIND_WORDS, stateWord } from "./window-cards";
import { type Entry, keyOf, placeId } from "./window-set";
import { type Around, dutyRef, placeRef, type Ref, reasonsHref } from "./windows-page";
import { promiseKept } from "./windows-work";

/** What closes next: the windows that end within a year, those of one kind and day in one line. */

export interface NextLine {
  readonly id: string;
  readonly kind: WindowKind;
  readonly name: string;
  readonly day: Day;
  readonly on: string;
  readonly daysLeft: number;
  /** Duties, or the sites of promises. */
  readonly about: readonly Ref[];
  /** `at 33 sites`, `in 19 countries`; empty where it is about the duty alone. */
  readonly where: string;
  /** How many windows of which state: `12 before the duty, 3 uncertain`; empty where there is one. */
  readonly states: string;
  readonly windows: number;
  readonly soon: boolean;
  readonly href: string;
}

export interface NextGroup {
  readonly days: 30 | 90 | 365;
  readonly title: string;
  /** `185 windows (duty × place)` */
  readonly count: string;
  readonly lines: readonly NextLine[];
}

const SPANS = [
  { days: 30, after: -1, title: "Within 30 days" },
  { days: 90, after: 30, title: "In 31 to 90 days" },
  { days: 365, after: 90, title: "In 91 to 365 days" },
] as const;

interface Ending {
  readonly entry: Entry;
  readonly day: Day;
  /** The end of the longer estimate, which is the beginning of a start-by. */
  readonly longer: boolean;
}

/** What has no length, or runs backwards, has no end to come. */
const NOTHING_ENDS: readonly string[] = ["same", "new", "gone", "empty", "closed", "after", "not-applicable", "unknown"];

/** Every end of a window from the as-of date to a year later. */
function endingsOf({ set, lens }: Around): Ending[] {
  const within = (day: Day) => day >= lens.asOf && day - lens.asOf <= 365;
  return set.kinds
    .flatMap((kind) => set.of(kind))
    .flatMap((entry): Ending[] => {
      const { window: w } = entry;
      if (NOTHING_ENDS.includes(w.state) || promiseKept(entry)) return [];
      const both = w.kind === "start-by" && w.from.text !== w.to.text;
      const longer =
        both && w.from.status === "dated" && within(w.from.latest) ? [{ entry, day: w.from.latest, longer: true }] : [];
      const end = w.to.status === "dated" && within(w.to.latest) ? [{ entry, day: w.to.latest, longer: false }] : [];
      return [...longer, ...end];
    });
}

export function nextGroups(around: Around): NextGroup[] {
  const { asOf } = around.lens;
  const byLine = new Map<string, Ending[]>();
  for (const ending of endingsOf(around)) {
    const { kind, to } = ending.entry.window;
    const key = `${ending.day} ${kind} ${ending.longer} ${isAssumed(to)}`;
    byLine.set(key, [...(byLine.get(key) ?? []), ending]);
  }
  const lines = [...byLine.values()].map((endings) => lineOf(endings, around)).sort((a, b) => a.day - b.day);
  return SPANS.map(({ days, after, title }) => {
    const within = lines.filter((l) => l.day - asOf > after && l.day - asOf <= days);
    return { days, title, count: countText(within), lines: within };
  });
}

/** How many windows, and of what where a duty counts once for each country or site. */
function countText(lines: readonly NextLine[]): string {
  const n = lines.reduce((sum, l) => sum + l.windows, 0);
  const each = lines.some((l) => l.where !== "") ? " (duty × place)" : "";
  return `${n.toLocaleString("en-GB")} ${n === 1 ? "window" : "windows"}${each}`;
}

function lineOf(endings: readonly Ending[], around: Around): NextLine {
  const { entry, day, longer } = endings[0] as Ending;
  const { kind } = entry.window;
  const entries = endings.map((e) => e.entry);
  const duties = new Map(entries.flatMap(({ duty }) => (duty ? [[duty.id, duty] as const] : [])));
  const places = new Map(entries.flatMap(({ place }) => (place ? [[placeId(place), place] as const] : [])));
  const about =
    duties.size > 0 ? [...duties.values()].map((d) => dutyRef(around, d)) : [...places.values()].map((p) => placeRef(around, p));
  return {
    id: `${kind}-${day}${longer ? "-longer" : ""}${isAssumed(entry.window.to) ? "-assumed" : ""}`,
    kind,
    name: `${nameOf(kind, longer, around)}${isAssumed(entry.window.to) ? ", to a power that you assume" : ""}`,
    day,
    on: longDay(day),
    daysLeft: day - around.lens.asOf,
    about,
    where: duties.size > 0 && places.size > 0 ? whereText(kind, places.size) : "",
    states:
      places.size > 1 && duties.size > 0
        ? statesText(entries, around)
        : entries.length > 1 || kind === "runway" || kind === "start-by"
          ? ""
          : stateWord(entry.window, around.lens),
    windows: entries.length,
    soon: day - around.lens.asOf <= 90,
    href: reasonsHref(around, keyOf(entry)),
  };
}

function nameOf(kind: WindowKind, longer: boolean, { lens: { lead } }: Around): string {
  if (kind !== "start-by") return kind === "runway" ? "Runway: the duty applies" : KIND_WORDS[kind];
  return `Start by ${aMonthsLong(longer ? lead.longest : lead.shortest)} estimate`;
}

const whereText = (kind: WindowKind, n: number) =>
  kind === "enforcement-gap" ? `in ${n} ${n === 1 ? "country" : "countries"}` : `at ${counted(n, "site")}`;

function statesText(entries: readonly Entry[], { lens }: Around): string {
  const counts = new Map<string, number>();
  for (const { window } of entries) {
    const word = stateWord(window, lens);
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return listed([...counts].map(([word, n]) => `${n} ${word}`));
}
