import type { TotalsBandState, TotalsLine } from "@/app/_charts/totals/state";
import type { SiteOn } from "@/lib/capacity/delay";
import { MEASURES, type Measure, mainMeasure, measureText } from "@/lib/capacity/measure";
import { counts, type Sum, stepDays, totalsOn, totalsOver } from "@/lib/capacity/total";
import { addMonths, type Day, longDay } from "@/lib/time/day";
import { sitesText } from "./capacity";

/** GPUs where any site gives them, otherwise the measure that most sites are given in. */
export function totalsMeasure(sites: readonly SiteOn[]): Measure {
  const mains = sites.filter(counts).map((s) => mainMeasure(s.readings));
  const of = (measure: Measure) => mains.filter((m) => m === measure).length;
  return of("gpus") > 0 ? "gpus" : MEASURES.reduce((best, measure) => (of(measure) > of(best) ? measure : best));
}

/**
 * The sums of several sites over time: promised, stated, expected by chance, and in operation.
 * @param from the first day of the axis
 * @param to its last
 * @param measure what is counted
 */
export function totalsBand(
  sites: readonly SiteOn[],
  whose: string,
  asOf: Day,
  from: Day,
  to: Day,
  measure = totalsMeasure(sites),
): TotalsBandState {
  const steps = stepDays(sites, measure).filter((d) => d > from && d < to);
  const months: Day[] = [];
  for (let i = 0, d = asOf; d < to; i++, d = addMonths(asOf, i * 2)) months.push(d);
  const line = (
    kind: TotalsLine["kind"],
    key: "promised" | "stated" | "expected" | "observed",
    days: readonly Day[],
    words: string,
  ): TotalsLine => {
    const totals = totalsOver(sites, days, measure).map((t) => t[key]);
    const { value, sites: n, unknown } = totals.at(-1) as Sum;
    const amount = kind === "expected" ? `about ${number(rounded(value))}` : number(value);
    return {
      kind,
      smooth: kind === "expected",
      points: days.map((day, i) => ({ day, level: totals[i]?.value ?? 0 })),
      words: `${words}: ${amount} ${measureText(measure)} (${sitesText(n, unknown)})`,
    };
  };
  const until = [from, ...steps, to];
  const known = until.filter((d) => d < asOf);
  const left = sites.filter((s) => !counts(s)).length;
  const end = totalsOn(sites, to, measure);
  const { promisedLost: lost, promisedStarts, promisedStartsLost, statedStarts } = end;
  const amount = ({ value }: Sum) => `${number(value)} ${measureText(measure)}`;
  const tooFew = sites.some(({ arrival }) => arrival.status === "expected" && arrival.model.slip === "unknown");
  return {
    id: "totals",
    title: "Capacity",
    subtitle: `${whose}, ${measureText(measure)}`,
    unit: measureText(measure),
    lines: [
      line("promised", "promised", until, `promised by ${longDay(to)}`),
      line(
        "stated",
        "stated",
        [...new Set([...until.filter((d) => d >= asOf), asOf])].sort((a, b) => a - b),
        `in operation, or stated by ${longDay(to)}`,
      ),
      ...(tooFew
        ? []
        : [line("expected", "expected", [...months, to], "the same, weighted by its chance of being online by then")]),
      line("observed", "observed", [...known, asOf], `in operation on ${longDay(asOf)}`),
    ],
    notes: [
      tooFew ? "Too few slips were known by then to weigh what is stated by its chance." : "",
      lost.sites + lost.unknown > 0
        ? `Of what is promised, ${amount(lost)} are at sites that are lost or paused since (${sitesText(lost.sites, lost.unknown)}); what is stated leaves them out.`
        : "",
      promisedStarts.sites > 0
        ? `Not in these sums: ${amount(promisedStarts)} promised at sites where only a start is dated; the number is what they end at${promisedStartsLost.sites > 0 ? `, ${number(promisedStartsLost.value)} of it at sites that are lost or paused since` : ""}.`
        : "",
      statedStarts.sites > 0
        ? `Nor ${amount(statedStarts)} that are stated with the date of a start alone (${sitesText(statedStarts.sites, 0)}).`
        : "",
      left > 0 ? `${left} in the list are programmes, general cloud or places for comparison, and are in no sum.` : "",
    ].filter((t) => t !== ""),
  };
}

const number = (n: number) => n.toLocaleString("en-GB");

/** To three digits that count: a chance is not known better. */
export const rounded = (n: number): number => Number(n.toPrecision(3));
