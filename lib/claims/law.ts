import { notFound, quote } from "../errors";
import { outcomeText } from "../law/derivation";
import type { Outcome } from "../law/rule";
import { between, type Day, isoDay, type Length, lengthText, longDay, parseDay } from "../time/day";
import { impreciseText, parseImprecise } from "../time/imprecise";
import { monthsText as leadText, startFor } from "../windows/lead-time";
import { type Figure, type Finding, type Look, months, twoLooks, unknown } from "./finding";
import type { ClaimEnd, Point, SingleCheck } from "./schema";
import { type PointOn, pointOn, type When, type World } from "./world";

/** Claims about dates of the law. A milestone counts from its practical date, as in the windows. */

type Check<T extends SingleCheck["type"]> = Extract<SingleCheck, { type: T }>;

/** Looks on the day of the claim and on the as-of date, and the verdict of the two. */
function looked(when: When, claimed: Figure, look: (day: Day) => Look, sources: (day: Day) => readonly string[]): Finding {
  const [said, now] = [look(when.said), look(when.asOf)];
  return {
    verdict: twoLooks(said, now),
    claimed,
    computed: now.found,
    looks: when.said === when.asOf ? [now] : [said, now],
    notes: [],
    sources: [...new Set([...sources(when.said), ...sources(when.asOf)])],
    parts: [],
  };
}

const NO_TEXT = "It cannot be checked with what was known then.";

const dayFigure = (outcome: Outcome): Figure =>
  outcome.status === "dated"
    ? { value: isoDay(outcome.day), unit: "day", text: longDay(outcome.day) }
    : unknown("day", outcomeText(outcome));

/** Of a date that is not there the law may say that there is none, or nobody may know yet. */
const isOpen = (outcome: Outcome): boolean => outcome.status === "unknown" || outcome.status === "conditional";

const sourcesOf = (...points: readonly PointOn[]): string[] => points.flatMap((p) => (p.status === "read" ? p.sources : []));

/** `“General date of application” is 2 August 2026 under the 2024 text.` */
function pointText(point: PointOn): string {
  if (point.status === "no-text") return NO_TEXT;
  const { title, outcome, formal, under } = point;
  const formally =
    outcome.status === "dated" && formal.status === "dated" && formal.day !== outcome.day
      ? ` Formally it applies from ${longDay(formal.day)}.`
      : "";
  const what = outcome.status === "dated" ? longDay(outcome.day) : outcomeText(outcome).replace(/\.$/, "");
  return `\u201c${title}\u201d under ${under}: ${what}.${formally}`;
}

function pointLook(day: Day, point: PointOn, holds: (on: Day) => boolean): Look {
  if (point.status === "no-text") return { day, holds: "unknown", found: unknown("day", "not known"), text: NO_TEXT };
  const { outcome } = point;
  return {
    day,
    holds: outcome.status === "dated" ? (holds(outcome.day) ? "yes" : "no") : isOpen(outcome) ? "unknown" : "no",
    found: dayFigure(outcome),
    text: pointText(point),
  };
}

/** Whether a milestone is dated as claimed: partly, where the claim names the day of the article and it can take effect on another. */
export function dateEquals(check: Check<"date-equals">, world: World, when: When): Finding {
  const claimed = parseDay(check.claimed);
  const at = (day: Day) => pointOn(world, check.of, day, when);
  const finding = looked(
    when,
    { value: check.claimed, unit: "day", text: longDay(claimed) },
    (day) => pointLook(day, at(day), (on) => on === claimed),
    (day) => sourcesOf(at(day)),
  );
  const now = at(when.asOf);
  if (now.status !== "read" || !isOn(now.formal, claimed) || isOn(now.outcome, claimed)) return finding;
  const effect = now.outcome.status === "dated" ? `only from ${longDay(now.outcome.day)}` : "on no known day yet";
  return {
    ...finding,
    verdict: finding.verdict === "false" ? "partly" : finding.verdict,
    notes: [`The article itself applies from ${longDay(claimed)}; there is something it can apply to ${effect}.`],
  };
}

const isOn = (outcome: Outcome, day: Day): boolean => outcome.status === "dated" && outcome.day === day;

/** Whether an event could happen: whether the milestone applied by then. */
export function notBefore(check: Check<"not-before">, world: World, when: When): Finding {
  const event = parseDay(check.event);
  const at = (day: Day) => pointOn(world, check.of, day, when);
  return looked(
    when,
    { value: check.event, unit: "day", text: longDay(event) },
    (day) => {
      const look = pointLook(day, at(day), (on) => event >= on);
      return look.found.value === "unknown"
        ? look
        : { ...look, found: { ...look.found, text: `applies from ${look.found.text}` } };
    },
    (day) => sourcesOf(at(day)),
  );
}

/** Whether whoever starts later than a day is too late, by the shortest estimate. */
export function latestStart(check: Check<"latest-start">, world: World, when: When): Finding {
  const lead = world.leadTimes.find((l) => l.id === check.leadTime);
  if (!lead || lead.minMonths === null)
    throw notFound("leadTime", `There is no lead time with a shortest estimate under ${quote(check.leadTime)}.`);
  const { minMonths } = lead;
  const late = parseImprecise(check.lateAfter);
  const at = (day: Day) => pointOn(world, check.for, day, when);
  return looked(
    when,
    { value: isoDay(late.latest), unit: "day", text: `too late after ${impreciseText(late)}` },
    (day) => {
      const point = at(day);
      const look = pointLook(day, point, (on) => startFor(on, minMonths) <= late.latest);
      if (point.status === "no-text" || point.outcome.status !== "dated") return look;
      const start = startFor(point.outcome.day, minMonths);
      return {
        ...look,
        found: { value: isoDay(start), unit: "day", text: `last start ${longDay(start)}` },
        text: `${look.text} Less ${leadText(minMonths)}, the last start is ${longDay(start)}.`,
      };
    },
    (day) => sourcesOf(at(day)),
  );
}

/** Whether the time between two ends is as long as claimed, in whole calendar months and thirtieths. */
export function monthsBetween(check: Check<"months-between">, world: World, when: When): Finding {
  const { claimed, tolerance = 0 } = check;
  const at = (end: ClaimEnd, day: Day): PointOn | Day =>
    "date" in end ? parseDay(end.date) : pointOn(world, end as Point, day, when);
  const pointsOn = (day: Day) => [at(check.from, day), at(check.to, day)].filter((p): p is PointOn => typeof p === "object");
  const meets = (length: Length) => Math.abs(inMonths(length) - claimed) <= tolerance + 1e-9;
  const finding = looked(
    when,
    months(claimed),
    (day) => {
      const [from, to] = [at(check.from, day), at(check.to, day)];
      const points = pointsOn(day);
      const told = [...new Set(points.map(pointText))].join(" ");
      const [first, last] = [dayOf(from), dayOf(to)];
      if (first === undefined || last === undefined) {
        const open = points.some((p) => p.status === "no-text" || isOpen(p.outcome));
        return {
          day,
          holds: open ? "unknown" : "no",
          found: unknown("months", open ? "not known" : "no such time: an end has no date"),
          text: told,
        };
      }
      const length = between(first, last);
      const back = length.totalDays < 0 ? "backwards, " : "";
      return {
        day,
        holds: meets(length) ? "yes" : "no",
        found: { value: Math.round(inMonths(length) * 100) / 100, unit: "months", text: `${back}${lengthText(length)}` },
        text: `${told} From ${longDay(first)} to ${longDay(last)}: ${back}${lengthText(length)} (${Math.abs(length.totalDays)} days).`.trim(),
      };
    },
    (day) => sourcesOf(...pointsOn(day)),
  );
  const ends = [at(check.from, when.asOf), at(check.to, when.asOf)];
  const [first, last] = ends.map((end) => dayOf(end, "formal"));
  if (first === undefined || last === undefined || ends.every((end) => dayOf(end) === dayOf(end, "formal"))) return finding;
  const formally = between(first, last);
  return {
    ...finding,
    verdict: finding.verdict === "false" && meets(formally) ? "partly" : finding.verdict,
    notes: [
      `By the days of the articles themselves, ${longDay(first)} and ${longDay(last)}, it is ${lengthText(formally)}; counted above are the days from which there is something that they can apply to.`,
    ],
  };
}

const inMonths = ({ months: whole, extraDays }: Length): number => whole + extraDays / 30;

const dayOf = (end: PointOn | Day, which: "outcome" | "formal" = "outcome"): Day | undefined => {
  if (typeof end === "number") return end;
  return end.status === "read" && end[which].status === "dated" ? end[which].day : undefined;
};
