import type { Topic } from "../law/schema";
import { addDays, type Day, parseDay } from "../time/day";
import { type ImpreciseDate, parseImprecise } from "../time/imprecise";
import { evaluate } from "./check";
import { countFigure, countOn, isMeasure } from "./count";
import type { Figure, Finding } from "./finding";
import type { Claim, ClaimCheck, ClaimEnd, ModelClaim, Verdict } from "./schema";
import { dealFrom, from, type When, type World } from "./world";

/** The claims on record, as they stand on a day. */

/** A claim of claims.json or of models.json; only the first kind may bear an override or yardsticks. */
export type RecordedClaim = ModelClaim & Partial<Pick<Claim, "overrideReason" | "yardsticks">>;

/** The first day on which a claim can have been said: before it the claim does not exist. */
export const saidFrom = ({ saidOn }: Pick<RecordedClaim, "saidOn">): Day => parseImprecise(saidOn).earliest;

/** The ids of the milestones that a check looks at, each once. */
export function milestonesOf(check: ClaimCheck): string[] {
  switch (check.type) {
    case "date-equals":
    case "not-before":
      return [check.of.milestone];
    case "latest-start":
      return [check.for.milestone];
    case "months-between":
      return [...new Set([check.from, check.to].flatMap((end) => ("milestone" in end ? [end.milestone] : [])))];
    case "all-of":
      return [...new Set(check.parts.flatMap((p) => (p.check === null ? [] : milestonesOf(p.check))))];
    default:
      return [];
  }
}

/** The claims that had been said by the as-of date, in the order of the files. */
export const claimsKnownOn = (claims: readonly RecordedClaim[], asOf: Day): RecordedClaim[] =>
  claims.filter((c) => saidFrom(c) <= asOf);

/** The days of a claim: the last one on which it went round, no later than the as-of date. */
export function whenOf(
  { saidOn, saidUntil }: Pick<RecordedClaim, "saidOn" | "saidUntil">,
  asOf: Day,
): Pick<When, "said" | "asOf"> {
  return { said: Math.min(parseImprecise(saidUntil ?? saidOn).latest, asOf) as Day, asOf };
}

/** Since when and until when a claim went round, as far as it could be known on the as-of date. */
export function wentRound(
  { saidOn, saidUntil }: Pick<RecordedClaim, "saidOn" | "saidUntil">,
  asOf: Day,
): readonly ImpreciseDate[] {
  const until = saidUntil === undefined ? undefined : parseImprecise(saidUntil);
  return [parseImprecise(saidOn), ...(until && until.earliest <= asOf ? [until] : [])];
}

/** A claim as it stands on a day under the chosen law. */
export interface Judged {
  /** What is shown: the one on record where it overrides, otherwise the computed one; without a check the one on record. */
  readonly verdict: Verdict | "not-kept";
  readonly finding: Finding | "no-check";
  /** On record; it bears no date of its own, so it stands on today's page alone. */
  readonly stored: Verdict | "not-kept";
  /** What is shown by the law in force, where the chosen law makes the check come out differently. */
  readonly inForce: Verdict | "not-kept" | "same";
}

/**
 * The verdict of a claim on a day.
 * @param today whether the as-of date is today, so that what bears no date of its own may be shown
 * @param chosen what the reader takes for the law in force, where that is something else
 */
export function judge(claim: RecordedClaim, world: World, asOf: Day, today: boolean, chosen?: When["chosen"]): Judged {
  const stored = today ? claim.verdict : "not-kept";
  const { check } = claim;
  if (check === null) return { verdict: stored, finding: "no-check", stored, inForce: "same" };
  const parts = today ? storedParts(claim) : undefined;
  const under = (choice: When["chosen"]) => evaluate(check, world, { ...whenOf(claim, asOf), chosen: choice }, parts);
  const finding = under(undefined);
  // Where yardsticks differ, one of them alone gives no verdict.
  const shown = claim.yardsticks ? "unverifiable" : claim.overrideReason && today ? claim.verdict : finding.verdict;
  const own = chosen && under(chosen);
  if (!own || own.verdict === finding.verdict) return { verdict: shown, finding: own ?? finding, stored, inForce: "same" };
  return { verdict: claim.yardsticks ? shown : own.verdict, finding: own, stored, inForce: shown };
}

/** The verdicts on record of the parts of a claim. */
function storedParts({ computed }: RecordedClaim): ReadonlyMap<string, Verdict> {
  const parts = Array.isArray(computed.parts) ? computed.parts : [];
  return new Map(
    parts.flatMap((p) =>
      typeof p === "object" && p !== null && !Array.isArray(p) && typeof p.part === "string" && typeof p.verdict === "string"
        ? [[p.part, p.verdict as Verdict]]
        : [],
    ),
  );
}

/** A stretch of time in which the computed verdict of a claim does not change, from a day to the day before the next. */
export interface VerdictStretch {
  readonly from: Day;
  readonly verdict: Verdict;
  /** Why it cannot be told, as of its first day; empty with any other verdict. */
  readonly why: string;
}

/**
 * The computed verdicts of a claim from the day it was said to the as-of date, by the law in force. Asked is every day on which a fact
 * that it hangs on became known.
 */
export function verdictTimeline(claim: RecordedClaim, world: World, asOf: Day): VerdictStretch[] {
  const { check } = claim;
  if (check === null) return [];
  const start = saidFrom(claim);
  const days = [...new Set([start, ...daysBehind(check, world), whenOf(claim, asOf).said])]
    .filter((d) => d >= start && d <= asOf)
    .sort((a, b) => a - b);
  const stretches: VerdictStretch[] = [];
  for (const day of days) {
    const { verdict, looks } = evaluate(check, world, whenOf(claim, day));
    const why = verdict === "unverifiable" ? (looks[0]?.text ?? "") : "";
    if (stretches.at(-1)?.verdict !== verdict) stretches.push({ from: day, verdict, why });
  }
  return stretches;
}

/**
 * Since when a claim that did not hold when it was said does, by the law in force; undefined where it still does not.
 * @param when the day on which it was said, and the as-of date
 */
export function trueSince(check: ClaimCheck, world: World, { said, asOf }: Pick<When, "said" | "asOf">): Day | undefined {
  const days = [...new Set(daysBehind(check, world))].filter((d) => d > said && d <= asOf).sort((a, b) => a - b);
  const holds = (day: Day) => evaluate(check, world, { said: day, asOf: day }).verdict === "true";
  const last = days.findLastIndex((day) => !holds(day));
  return days[last + 1];
}

/** The days on which the answer to a check can change. */
function daysBehind(check: ClaimCheck, world: World): Day[] {
  switch (check.type) {
    case "date-equals":
    case "not-before":
    case "latest-start":
      return lawDays(world);
    case "months-between":
      return [check.from, check.to].every((end: ClaimEnd) => "date" in end) ? [] : lawDays(world);
    case "jurisdiction-count":
      // Before its day nothing can be told; later facts do not change what was true on it.
      return [parseDay(check.on)];
    case "capacity-by": {
      const statements = world.sites.find((s) => s.id === check.site)?.statements ?? [];
      return [...statements.map((s) => from(world, s.statedOn)), addDays(parseDay(check.by), 1)];
    }
    case "deal-sum":
      return [parseDay(check.to), ...world.deals.map((d) => dealFrom(world, d))];
    case "deal-stake":
      return world.deals.filter((d) => d.id === check.deal).map((d) => dealFrom(world, d));
    case "event-figure":
      return world.models.events.filter((e) => e.kind === check.eventKind).map((e) => from(world, e.date));
    case "model-count":
      return world.models.models.flatMap((m) => {
        const on = m.trainingSummaryDetail?.asOf;
        return on ? [parseImprecise(on).latest] : [];
      });
    case "all-of":
      return check.parts.flatMap((p) => (p.check === null ? [] : daysBehind(p.check, world)));
  }
}

const lawDays = ({ law }: World): Day[] => [
  ...law.scenarios.flatMap((s) => [s.validFrom, ...s.statusHistory.map((h) => h.from)].map((d) => parseDay(d))),
  ...law.events.flatMap((e) => (e.knownOn === null ? [] : [parseDay(e.knownOn)])),
];

/** One way to count, beside others for the same claim. */
export interface Yardstick {
  readonly measure: string;
  readonly topic: Topic;
  readonly on: ImpreciseDate;
  /** What it came to on its own day. */
  readonly count: Figure;
  /** Whether it is computed here; otherwise it was published. */
  readonly computed: boolean;
  /** The same on the as-of date: counted anew, or the last one published since; `none` where none was. */
  readonly now: { readonly count: Figure; readonly on: ImpreciseDate | "as-of"; readonly sources: readonly string[] } | "none";
  /** Empty where it was published without a source of its own. */
  readonly sources: readonly string[];
}

/** A count that was published: as in enforcement-counts.json. */
export interface PublishedCount {
  readonly asOf: string | null;
  readonly measure: string | null;
  readonly count: number | null;
  readonly of: number | null;
  readonly more?: readonly { readonly measure: string; readonly count: number | null }[] | undefined;
  readonly sources: readonly string[];
}

/** What was published as one count and later by its parts. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  "commission-list-designated-or-pending": ["commission-list-confirmed", "commission-list-pending"],
};

/** A measure in a published count: its own, or the sum of its parts where all of them were counted together. */
function countIn({ measure, count, more = [] }: PublishedCount, wanted: string): number | undefined {
  if (measure === wanted) return count ?? undefined;
  const parts = PARTS[wanted]?.map((part) => [{ measure, count }, ...more].find((c) => c.measure === part)?.count);
  return parts?.every((n) => typeof n === "number") ? parts.reduce((a, b) => a + b, 0) : undefined;
}

/** The yardsticks of a claim known by the as-of date, in their order. */
export function yardsticksOf(claim: RecordedClaim, world: World, published: readonly PublishedCount[], asOf: Day): Yardstick[] {
  const { check, yardsticks = [] } = claim;
  if (check?.type !== "jurisdiction-count") return [];
  const { bloc, topic } = check;
  const of = world.jurisdictions.filter((j) => j.bloc === bloc).length;
  return yardsticks
    .filter((y) => from(world, y.asOf) <= asOf)
    .map((y): Yardstick => {
      const on = parseImprecise(y.asOf);
      if (y.count === "computed" && isMeasure(y.measure)) {
        const [then, now] = [on.latest, asOf].map((d) => countOn(world, bloc, y.measure, topic, Math.min(d, asOf) as Day));
        return {
          measure: y.measure,
          topic,
          on,
          count: countFigure(then as NonNullable<typeof then>),
          computed: true,
          now: { count: countFigure(now as NonNullable<typeof now>), on: "as-of", sources: now?.sources ?? [] },
          sources: then?.sources ?? [],
        };
      }
      const last = published
        .filter(
          (p) =>
            countIn(p, y.measure) !== undefined &&
            p.asOf !== null &&
            from(world, p.asOf) <= asOf &&
            parseImprecise(p.asOf).latest > on.latest,
        )
        .sort((a, b) => parseImprecise(a.asOf as string).latest - parseImprecise(b.asOf as string).latest)
        .at(-1);
      return {
        measure: y.measure,
        topic,
        on,
        count: countFigure({ count: y.count as number, of }),
        computed: false,
        now: last
          ? {
              count: countFigure({ count: countIn(last, y.measure) as number, of: last.of ?? of }),
              on: parseImprecise(last.asOf as string),
              sources: last.sources,
            }
          : "none",
        sources: y.source === undefined ? [] : [y.source],
      };
    });
}
