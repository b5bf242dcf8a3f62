import type { CapacityBandState, CapacityFan, CapacityPoint, CapacityTarget } from "@/app/_charts/state";
import type { Option } from "@/app/_ui/fields";
import { type CurveStep, curve } from "@/lib/capacity/curve";
import { chanceOn, type SiteOn } from "@/lib/capacity/delay";
import { type Measure, mainMeasure, measureText } from "@/lib/capacity/measure";
import type { Site } from "@/lib/capacity/schema";
import { quantileMonth, shareText } from "@/lib/capacity/sentence";
import { sitesOn } from "@/lib/capacity/sites";
import { amountText, earlierSize, type Reading, type SiteReadings } from "@/lib/capacity/statement";
import { siteName } from "@/lib/capacity/words";
import type { Jurisdiction } from "@/lib/enforcement/schema";
import type { Facts } from "@/lib/facts";
import { delaySettings, type Lens, NONE } from "@/lib/lens";
import { counted, type Day, longDay, parseDay, shortDay } from "@/lib/time/day";
import { countsFrom, impreciseText, parseImprecise } from "@/lib/time/imprecise";

export { siteName } from "@/lib/capacity/words";

/** `NO, EEA`; `EU` for a programme of the whole Union */
const whereText = ({ country, bloc }: Site): string => (country === bloc ? bloc : `${country}, ${bloc}`);

/** Who a forecast is by: the observer's name, or the press with the name of the paper. */
export function forecaster(reading: Reading, facts: Pick<Facts, "forecasters">): string {
  const name = facts.forecasters[reading.statement];
  if (name === undefined) return reading.by === "press" ? "the press" : "an outside observer";
  if (reading.by !== "press") return name;
  return /repository/i.test(name) ? "the press, as kept in a public repository" : `the press (${name})`;
}

/** The points at which the fan is drawn. */
const FAN_POINTS = 20;

/**
 * The readings of a site in one measure, and the estimate that starts from what is stated.
 * @param until the last day of the axis
 */
export function capacityBand(
  site: SiteOn | undefined,
  facts: Pick<Facts, "forecasters">,
  until: Day,
  measure: Measure = site ? mainMeasure(site.readings) : "gpus",
): CapacityBandState {
  if (!site)
    return {
      id: "none",
      title: "Capacity",
      subtitle: "no site chosen",
      unit: measureText(measure),
      forecasts: [],
      observed: [],
      notDrawn: ["Choose a compute site to see its capacity."],
    };
  const { readings } = site;
  const lines = curve(readings, measure);
  const [promise, stated] = [lines.promise[0], lines.stated[0]];
  const same = promise && stated && promise.reading.statement === stated.reading.statement;
  // The last look from outside is drawn; the earlier ones and what has no date or size stand in the list of the site.
  // Its words may go back to the look before it, so that one is named.
  const [before] = lines.seen.slice(-2, -1);
  const earlier = before ? ` (the one before: ${impreciseText(before.on, "short")})` : "";
  const seen: CapacityPoint[] = lines.seen.slice(-1).map((o) => ({
    day: o.on.latest,
    level: "unknown",
    label: `last look, ${impreciseText(o.on, "short")}${o.words === "" ? "" : `${earlier}: ${o.words}`}`,
  }));
  const online: CapacityPoint[] = lines.observed.map((s) => ({
    day: s.at,
    level: s.level,
    lasting: true,
    label: `${impreciseText(s.reading.date === "undated" ? s.reading.statedOn : s.reading.date, "short")}: online`,
  }));
  const fan = stated && fanOf(site, stated, until);
  const gone = goneSince(readings);
  return {
    id: readings.site.id,
    title: "Capacity",
    subtitle: `${siteName(readings.site)} (${whereText(readings.site)}), ${measureText(measure)}`,
    unit: measureText(measure),
    ...(promise
      ? { promise: targetOf(promise, `${amountText(promise.reading)}${earlierSize(promise.reading)}: ${promise.reading.words}`) }
      : {}),
    ...(same ? { asPromised: true as const } : {}),
    ...(gone ? { gone } : {}),
    ...(stated && !same
      ? {
          stated: targetOf(
            stated,
            `${amountText(stated.reading)}${earlierSize(stated.reading)}, ${stated.reading.words}`,
            readings.relation.kind === "not-known"
              ? "in place of the rest: not known"
              : stated.base > 0
                ? "on top of what runs"
                : undefined,
          ),
        }
      : {}),
    ...(fan ? { fan } : {}),
    forecasts: lines.forecasts.map((f) =>
      targetOf(f, `Forecast of ${forecaster(f.reading, facts)}: ${amountText(f.reading)}, ${f.reading.words}`),
    ),
    observed: [...online, ...seen].sort((a, b) => a.day - b.day),
    notDrawn:
      readings.state === "unknown"
        ? [`Nothing was known of this site on ${longDay(site.asOf)}.`]
        : lines.listed.length === 0
          ? promise || stated || seen.length + online.length + lines.forecasts.length > 0
            ? []
            : [`No date and no number was known of this site on ${longDay(site.asOf)}.`]
          : [
              `${lines.listed.length === 1 ? "One more commitment has" : `${lines.listed.length} more commitments have`} no date or no number in ${measureText(measure)}; see the list of the site.`,
            ],
  };
}

const START = "a start; the number is what it ends at";

function targetOf(step: CurveStep, label: string, sublabel?: string): CapacityTarget {
  const start = step.reading.marks === "first-capacity" && step.level !== "unknown";
  const below = [start ? START : undefined, sublabel].filter(Boolean).join("; ");
  return {
    earliest: step.from,
    latest: step.at,
    level: step.level,
    ...(start ? { start } : {}),
    label,
    ...(below ? { sublabel: below } : {}),
  };
}

function goneSince({ state, known }: SiteReadings): CapacityBandState["gone"] {
  if (state !== "lost" && state !== "paused") return undefined;
  const loss = known.findLast((s) => s.reading === "loss" && s.tranche === "site");
  if (!loss) return undefined;
  const day = parseImprecise(loss.statedOn).latest;
  return { day, label: `${state}, by a word of ${shortDay(day)}` };
}

/** The chance of being online over time, and the quantiles; nothing for what runs, is lost or has no date. */
function fanOf({ arrival, estimate }: SiteOn, stated: CurveStep, until: Day): CapacityFan | undefined {
  if (arrival.status !== "expected") return undefined;
  const { p50, p90, p10, never } = estimate;
  const from = arrival.overdue ? arrival.asOf : arrival.stated;
  const step = Math.max(1, (until - from) / FAN_POINTS);
  const chances = Array.from({ length: FAN_POINTS + 1 }, (_, i) => {
    const day = Math.round(from + i * step) as Day;
    return { day, chance: chanceOn(arrival, day) };
  }).filter((c): c is { day: Day; chance: number } => typeof c.chance === "number");
  const day = (q: typeof p10) => (typeof q === "number" ? q : undefined);
  return {
    from,
    base: stated.base,
    level: stated.reading.marks === "first-capacity" ? "unknown" : stated.level,
    chances,
    p10: day(p10),
    p50: day(p50),
    p90: day(p90),
    middle: `P50 ${quantileMonth(p50)}`,
    end: `P90 ${quantileMonth(p90)}; never ${shareText(never)}`,
    words: `estimate ${stated.reading.marks === "first-capacity" ? "of the start that is stated" : "from what is stated"}: P10 ${quantileMonth(p10)}, P50 ${quantileMonth(p50)}, P90 ${quantileMonth(p90)} if it is not lost, never ${shareText(never)}`,
  };
}

/** `3 sites`, with those that give no number. */
export const sitesText = (sites: number, unknown: number): string =>
  unknown === 0 ? counted(sites, "site") : `${counted(sites, "site")}, ${unknown} more without a number`;

const siteLists = new WeakMap<Facts, { asOf: Day; options: readonly Option[] }>();

/** The sites something was said about by the as-of date, by the names that fit that day. Made once for each day. */
export function siteChoices(facts: Facts, asOf: Day, today: Day): readonly Option[] {
  const made = siteLists.get(facts);
  if (made?.asOf === asOf) return made.options;
  const known = facts.sites.filter((s) => isKnown(s, facts, asOf));
  const named = asOf === today ? known : known.map((s) => ({ ...s, name: siteName(s) }));
  const options = [{ value: NONE, label: "No site" }, ...siteOptions(named, facts.jurisdictions)];
  siteLists.set(facts, { asOf, options });
  return options;
}

/** Whether something was said about a site by a day. */
const isKnown = (site: Site, { datasetDay }: Facts, asOf: Day): boolean =>
  site.statements.some((t) => countsFrom(parseImprecise(t.statedOn), parseDay(datasetDay)) <= asOf);

/** The providers for a select: on an earlier day those of which a site was known, and those that are chosen. */
export function providerOptions(facts: Facts, { asOf, provider }: Pick<Lens, "asOf" | "provider">): Option[] {
  const early = asOf < parseDay(facts.datasetDay);
  const known = new Set(early ? facts.sites.filter((s) => isKnown(s, facts, asOf)).map((s) => s.provider) : []);
  return facts.providers
    .filter((p) => !early || known.has(p.id) || provider.includes(p.id))
    .map((p) => ({ value: p.id, label: p.name }));
}

function siteOptions(sites: readonly Site[], jurisdictions: readonly Jurisdiction[]): Option[] {
  const country = (iso2: string) => jurisdictions.find((j) => j.iso2 === iso2)?.name ?? (iso2 === "EU" ? "EU programmes" : iso2);
  return sites
    .map((s) => ({ value: s.id, label: s.name, group: country(s.country) }))
    .sort((a, b) => a.group.localeCompare(b.group, "en") || a.label.localeCompare(b.label, "en"));
}

const chosenSites = new WeakMap<Facts, { readonly key: string; readonly site: SiteOn | undefined }>();

/** The chosen site as a lens knows it. It does not hang on the law, so the next scenario finds it made. */
export function chosenSite(
  facts: Facts,
  lens: Pick<Lens, "site" | "asOf" | "late" | "lost" | "mu" | "sigma">,
): SiteOn | undefined {
  const settings = delaySettings(lens);
  const key = JSON.stringify([lens.site[0], lens.asOf, settings]);
  const made = chosenSites.get(facts);
  if (made?.key === key) return made.site;
  const [site] = sitesOn(
    facts,
    lens.asOf,
    settings,
    facts.sites.filter((s) => s.id === lens.site[0]),
  );
  chosenSites.set(facts, { key, site });
  return site;
}

const bands = new WeakMap<SiteOn, { readonly until: Day; readonly band: CapacityBandState }>();

/** The band of the chosen site in its main measure; made once for each site and end of the axis. */
export function chosenBand(site: SiteOn | undefined, facts: Facts, until: Day): CapacityBandState {
  const made = site && bands.get(site);
  if (made?.until === until) return made.band;
  const band = capacityBand(site, facts, until);
  if (site) bands.set(site, { until, band });
  return band;
}
