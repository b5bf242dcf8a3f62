import type { Day } from "@/lib/time/day";

/** The kinds of days, in the order of the lanes. */
export const DAY_KINDS = ["law", "duty", "standard", "country", "compute"] as const;
export type DayKind = (typeof DAY_KINDS)[number];

export const DAY_KIND_WORDS: Readonly<Record<DayKind, string>> = {
  law: "Making of the law",
  duty: "Duties start",
  standard: "Standards and guidelines",
  country: "Countries",
  compute: "Compute",
};

/** A day as the bar has it: its number, and the kinds of what happened, each once. */
export interface MarkedDay {
  readonly day: Day;
  readonly kinds: readonly DayKind[];
}

/** The days of events, each once. */
export function markedDays(events: readonly { readonly day: Day; readonly kind: DayKind }[]): MarkedDay[] {
  const byDay = new Map<Day, Set<DayKind>>();
  for (const { day, kind } of events) byDay.set(day, (byDay.get(day) ?? new Set()).add(kind));
  return [...byDay].map(([day, kinds]) => ({ day, kinds: DAY_KINDS.filter((k) => kinds.has(k)) }));
}

/** Marked days in a few hundred characters: the steps from day to day, each with the kinds as bits, in base 36. */
export const packDays = (days: readonly MarkedDay[]): string => {
  let last = 0;
  return days
    .map(({ day, kinds }) => {
      const step = day - last;
      last = day;
      const bits = kinds.reduce((sum, k) => sum | (1 << DAY_KINDS.indexOf(k)), 0);
      return (step * 32 + bits).toString(36);
    })
    .join(".");
};

/** `packDays` undone. */
export function unpackDays(text: string): MarkedDay[] {
  let day = 0;
  return text
    .split(".")
    .filter((part) => part !== "")
    .map((part) => {
      const number = Number.parseInt(part, 36);
      day += Math.floor(number / 32);
      return { day: day as Day, kinds: DAY_KINDS.filter((_, i) => (number & (1 << i)) !== 0) };
    });
}
