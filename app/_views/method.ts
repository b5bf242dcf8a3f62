import type { Dataset } from "@/db/files";
import { delayOn } from "@/lib/capacity/sites";
import type { Facts } from "@/lib/facts";
import { milestonesKnownOn } from "@/lib/law/known";
import { eventsKnownOn } from "@/lib/law/own";
import { type Outcome, resolve } from "@/lib/law/resolve";
import { inForceOn } from "@/lib/law/scenario";
import { type LensContext, type ParsedLens, printLens } from "@/lib/lens";
import type { Confidence } from "@/lib/schema";
import { between, type Day, type Length, longDay, parseDay } from "@/lib/time/day";
import { countsFrom, mayBeBy, parseImprecise } from "@/lib/time/imprecise";
import { CONFIDENCE_WORDS } from "./words";

/** The numbers and the law that the page on the method names, as known on the as-of date. */
export interface MethodState {
  readonly asKnown: { readonly text: string; readonly backHref: string } | undefined;
  readonly problems: ParsedLens["problems"];
  readonly warnings: readonly string[];
  /** `Since 27 July 2026 that is ...`; undefined where nothing amends the 2024 text yet. */
  readonly amended: string | undefined;
  /** Whether a milestone has a practical date later than its formal one in the law of that day. */
  readonly idle: boolean;
  /** Two dates of the law of that day and the time between them; undefined where either has none. */
  readonly example: { readonly from: Day; readonly to: Day; readonly length: Length } | undefined;
  /** Up to which days facts and law go; told only as of today. */
  readonly reach: { readonly facts: Day; readonly law: Day } | undefined;
  readonly milestones: number;
  readonly anchors: number;
  readonly lawEvents: number;
  readonly countries: number;
  readonly countryEvents: number;
  readonly sites: number;
  readonly statements: number;
  readonly sources: number;
  readonly sure: readonly { readonly words: string; readonly count: number }[];
  readonly prior: Facts["delay"]["prior"];
  readonly evidence: ReturnType<typeof delayOn>;
}

export function methodState(
  facts: Facts,
  { law, sources }: Pick<Dataset, "law" | "sources">,
  { lens, problems, warnings }: ParsedLens,
  context: LensContext,
): MethodState {
  const { asOf } = lens;
  const datasetDay = parseDay(facts.datasetDay);
  const known = (text: string) => countsFrom(parseImprecise(text), datasetDay) <= asOf;
  const milestones = milestonesKnownOn(facts.law, asOf);
  const events = facts.jurisdictions.flatMap((j) => j.events.filter((e) => known(e.on)));
  const told = facts.sites.map((s) => s.statements.filter((t) => known(t.statedOn))).filter((s) => s.length > 0);
  const statements = told.flat();
  const { scenario } = inForceOn(facts.law, asOf);
  const since = scenario.statusHistory.find((h) => h.status === "in-force")?.from;
  const resolved = resolve(facts.law, { scenario: scenario.id }, asOf).milestones;
  const back = printLens({ ...lens, asOf: context.today }, context).toString();
  return {
    asKnown:
      asOf === context.today
        ? undefined
        : {
            text: `As known on ${longDay(asOf)}: the numbers on this page are those of that day.`,
            backHref: `/method${back && `?${back}`}`,
          },
    problems,
    warnings,
    amended:
      scenario.amendments.length > 0 && since !== undefined && scenario.legalRef
        ? `Since ${longDay(parseDay(since))} that is the 2024 Act as amended by ${scenario.legalRef.split(",")[0]}; the other versions are history or what-if. Where a text counts from its own entry into force and never entered into force, the day of the adopted Regulation stands in.`
        : undefined,
    idle: [...resolved.values()].some(
      ({ formal, practical }) => formal.status === "dated" && practical.status === "dated" && practical.day > formal.day,
    ),
    example: exampleOf(EXAMPLE.map((id) => resolved.get(id)?.practical)),
    reach: asOf === context.today ? { facts: datasetDay, law: parseDay(law.meta.lawStateOf) } : undefined,
    milestones: milestones.length,
    anchors: facts.law.anchors.length,
    lawEvents: eventsKnownOn(facts.law, asOf).length,
    countries: facts.jurisdictions.length,
    countryEvents: events.length,
    sites: told.length,
    statements: statements.length,
    sources: sources.filter((s) => mayBeBy(s.publishedOn, asOf, datasetDay)).length,
    sure: (Object.keys(CONFIDENCE_WORDS) as Confidence[]).map((c) => ({
      words: CONFIDENCE_WORDS[c],
      count: [...milestones, ...events, ...statements].filter((fact) => fact.confidence === c).length,
    })),
    prior: facts.delay.prior,
    evidence: delayOn(facts, asOf),
  };
}

/** The milestones between which the example counts. */
const EXAMPLE = ["prohibited-practices", "high-risk-annex-iii-classification"];

function exampleOf([from, to]: readonly (Outcome | undefined)[]): MethodState["example"] {
  return from?.status === "dated" && to?.status === "dated"
    ? { from: from.day, to: to.day, length: between(from.day, to.day) }
    : undefined;
}
