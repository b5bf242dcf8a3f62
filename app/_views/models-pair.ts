import type { Option } from "@/app/_ui/fields";
import { sitesOn } from "@/lib/capacity/sites";
import type { Reading, SiteReadings } from "@/lib/capacity/statement";
import { counts } from "@/lib/capacity/total";
import type { Facts } from "@/lib/facts";
import { listed } from "@/lib/law/sentence";
import type { Lens, LensContext } from "@/lib/lens";
import type { Due, ModelDates } from "@/lib/models/due";
import type { ModelOn } from "@/lib/models/known";
import { type Answer, type Condition, type ConditionId, fitting, licenceWords, together, verdictOf } from "@/lib/models/pair";
import type { Model } from "@/lib/models/schema";
import { counted, type Day, longDay, parseDay } from "@/lib/time/day";
import { type ImpreciseDate, impreciseText, parseImprecise } from "@/lib/time/imprecise";
import { NO_PLACE_FOR_COMPUTE } from "@/lib/windows";
import { siteChoices, siteName } from "./capacity";
import { siteHref } from "./links";
import type { Exemption, ModelsInput } from "./models";
import { dueText } from "./models-words";
import { byLatest, inText, lower, regionName, SITE_STATE_WORDS, sized, thingText } from "./site-words";
import { CONFIDENCE_WORDS } from "./words";

/** A model and a site put together, in words. */

export interface ConditionRow {
  readonly id: ConditionId;
  readonly name: string;
  readonly answer: Answer;
  readonly text: string;
  /** Of what day the fact is. */
  readonly on: string;
  readonly sure: string;
  readonly sourceIds: readonly string[];
}

export interface PairState {
  readonly models: readonly Option[];
  readonly sites: readonly Option[];
  readonly model: string;
  readonly site: string;
  readonly answer:
    | {
        readonly headline: string;
        readonly verdict: Answer;
        readonly rows: readonly ConditionRow[];
        readonly bound: string;
        /** What a free and open-source licence lifts, where the weights are open. */
        readonly exemption: Exemption | undefined;
        readonly modelHref: string;
        readonly site: { readonly name: string; readonly href: string };
      }
    | undefined;
  /** Every model and site of which the answer is yes; `not-kept` on an earlier day than today. */
  readonly fit:
    | {
        readonly text: string;
        readonly models: readonly {
          readonly name: string;
          readonly licence: string;
          readonly words: string;
          readonly href: string;
        }[];
        readonly sites: readonly { readonly name: string; readonly where: string; readonly href: string }[];
      }
    | "not-kept";
  readonly noPlace: string;
  readonly sourceIds: readonly string[];
}

export const ANSWER_WORDS: Readonly<Record<Answer, string>> = {
  yes: "yes",
  no: "no",
  unknown: "not known",
  "not-kept": "not kept for that day",
};

const NAMES: Readonly<Record<ConditionId, string>> = {
  weights: "Open weights",
  place: "A site in the EU",
  operator: "An operator established in the EU",
  running: "Compute that runs",
};

interface Asked {
  readonly facts: Facts;
  readonly dataset: ModelsInput;
  readonly lens: Lens;
  readonly context: LensContext;
  readonly models: readonly ModelOn[];
  readonly chosen: string;
  /** Where the row of a model stands. */
  readonly rowHref: (id: string) => string;
  readonly due: (m: ModelOn) => Due;
  readonly dates: ModelDates;
  readonly exemption: Exemption | undefined;
}

/** The form, its answer, and the list of all that fits. */
export function pairState({ facts, dataset, lens, context, models, chosen, rowHref, due, dates, exemption }: Asked): PairState {
  const { asOf } = lens;
  const today = asOf === context.today;
  const operators = new Map(dataset.providers.map((p) => [p.id, p]));
  const model = models.find((m) => m.model.id === chosen);
  const site = facts.sites.find((s) => s.id === lens.site[0]);
  const [found] = site ? sitesOn(facts, asOf, {}, [site]) : [];
  const readings = found?.readings;
  const name = (r: SiteReadings) => siteName(r.site);
  const link = (r: SiteReadings) => siteHref(r.site.id, lens, context);
  const answer =
    model && readings
      ? answerOf(model, readings, together(model.model, readings, operators.get(readings.site.provider), today))
      : undefined;

  function answerOf(m: ModelOn, r: SiteReadings, conditions: readonly Condition[]): NonNullable<PairState["answer"]> {
    const operator = operators.get(r.site.provider);
    const rows = conditions.map((c): ConditionRow => {
      const text = {
        weights: () => weightsText(c.answer, m, today),
        place: () => placeText(r),
        operator: () =>
          c.answer === "not-kept" ? "" : `${operator?.name ?? r.site.provider}${homeText(operator?.incorporatedIn)}`,
        running: () => runningText(r),
      }[c.id]();
      return {
        id: c.id,
        name: NAMES[c.id],
        answer: c.answer,
        text,
        on: c.on === "undated" ? undatedText(c.id, dataset.models.asOf, r) : runsText(r, c.on),
        sure: c.confidence === "unknown" || c.answer === "not-kept" ? "" : CONFIDENCE_WORDS[c.confidence],
        sourceIds: c.answer === "not-kept" ? [] : c.sources,
      };
    });
    const verdict = verdictOf(conditions);
    return {
      headline: headlineOf(`${m.model.name} at ${name(r)}`, verdict, rows),
      verdict,
      rows,
      bound: boundText(m, dataset, due(m), dates, asOf),
      exemption: today && m.model.openWeights === true ? exemption : undefined,
      modelHref: rowHref(m.model.id),
      site: { name: name(r), href: link(r) },
    };
  }

  return {
    models: [
      { value: "", label: "Choose a model" },
      ...[...models]
        .sort((a, b) => a.model.name.localeCompare(b.model.name, "en"))
        .map((m) => ({ value: m.model.id, label: m.model.name })),
    ],
    sites: siteChoices(facts, asOf, context.today),
    model: model?.model.id ?? "",
    site: lens.site[0] ?? "none",
    answer,
    fit: today ? fitOf() : "not-kept",
    noPlace: NO_PLACE_FOR_COMPUTE,
    sourceIds: answer?.rows.flatMap((r) => r.sourceIds) ?? [],
  };

  function fitOf(): Exclude<PairState["fit"], "not-kept"> {
    const all = sitesOn(facts, asOf).filter(counts);
    const fit = fitting(
      models.map((m) => m.model),
      all.map((s) => s.readings),
      (s) => operators.get(s.provider),
    );
    const [m, s] = [fit.models.length, fit.sites.length];
    const worded = fit.models.filter((model) => licenceWords(model).length > 0).length;
    return {
      text: `${counted(m, "model")} with open weights and ${counted(s, "site")} in the EU that ${s === 1 ? "runs" : "run"}, at least in part, with an operator established there: ${m * s === 1 ? "one pair" : `${(m * s).toLocaleString("en-GB")} pairs`}. Whether a model fits on the machines of a site, and whether they are for rent, is not on record. Open weights are not a free licence: ${licencesText(fit.models)}. The record has words of its own on the licence of ${worded}, beside their names.`,
      models: fit.models.map((model) => ({
        name: model.name,
        licence: licenceName(model),
        words: licenceWords(model).join(" "),
        href: rowHref(model.id),
      })),
      sites: fit.sites.map((r) => ({ name: name(r), where: regionName(r.site.country), href: link(r) })),
    };
  }
}

const weightsText = (answer: Answer, { model }: ModelOn, today: boolean): string =>
  !today || answer === "not-kept"
    ? ""
    : answer === "unknown"
      ? "the sources read do not say"
      : [`${licenceName(model)}.`, ...licenceWords(model)].join(" ");

const licenceName = ({ licence }: Pick<Model, "licence">): string => licence ?? "licence not known";

/** `12 under Apache-2.0, 8 under MIT, 10 under others`: those that several bear, the most frequent first. */
function licencesText(models: readonly Model[]): string {
  const byName = new Map<string, number>();
  for (const model of models) byName.set(licenceName(model), (byName.get(licenceName(model)) ?? 0) + 1);
  const several = [...byName].filter(([, n]) => n > 2).sort(([, a], [, b]) => b - a);
  const others = models.length - several.reduce((sum, [, n]) => sum + n, 0);
  return [
    ...several.map(([name, n]) => `${n} under ${name}`),
    ...(others > 0 ? [`${others} under other terms or unknown ones`] : []),
  ].join(", ");
}

function placeText({ site }: SiteReadings): string {
  if (site.country === "EU") return "a programme of the Union; the record names no one place";
  const where = regionName(site.country);
  if (site.bloc === "EEA") return `${where}: in the EEA, not in the EU`;
  return site.bloc === "EU" ? where : `${where}: not in the EU`;
}

const homeText = (country: string | null | undefined): string =>
  `; incorporated in: ${country ? regionName(country) : "not known"}`;

function runningText(readings: SiteReadings): string {
  const { state, observed, promise, stated } = readings;
  if (state === "unknown") return "nothing was known of it on that day";
  if (observed.status === "online") return "at least in part, by the word of those who run, host or watch it";
  const size = (r: Reading) => (sized(r) ? `${thingText(r, readings)} ` : "");
  const promised = promise === "none" || promise.date === "undated" ? "" : `; first promised: ${size(promise)}${inText(promise)}`;
  const later =
    stated === "none" || stated.date === "undated" || (promise !== "none" && stated.statement === promise.statement)
      ? ""
      : `; latest dated word: ${size(stated)}${inText(stated)}`;
  return `${SITE_STATE_WORDS[state]}; nothing known to run${promised}${later}`;
}

/** `since 5 September 2025`; where nobody said since when, by which day at the latest. */
const runsText = ({ online: [first], known }: SiteReadings, since: ImpreciseDate): string =>
  known.find((s) => s.id === first?.statement)?.target?.when === undefined ? byLatest(since) : `since ${impreciseText(since)}`;

const undatedText = (id: ConditionId, modelsDay: string, { known }: SiteReadings): string => {
  if (id === "weights") return `record of ${longDay(parseDay(modelsDay))}`;
  const last = known.at(-1);
  return id === "running" && last
    ? `last word ${impreciseText(parseImprecise(last.statedOn), "short")}`
    : "the record bears no day";
};

function headlineOf(what: string, verdict: Answer, rows: readonly ConditionRow[]): string {
  const of = (answer: Answer) => listed(rows.filter((r) => r.answer === answer).map((r) => lower(r.name)));
  switch (verdict) {
    case "yes":
      return `${what}: yes. ${rows.length === 4 ? "All four hold" : "All hold"}.`;
    case "no":
      return `${what}: no. Not met: ${of("no")}.`;
    case "unknown":
      return `${what}: not known. Open: ${of("unknown")}.`;
    case "not-kept":
      return `${what}: not kept for that day. Left out: ${of("not-kept")}.`;
  }
}

/** Who is bound, whatever the answer. */
function boundText(m: ModelOn, { models }: ModelsInput, due: Due, dates: ModelDates, asOf: Day): string {
  const maker = models.providers.find((p) => p.id === m.model.provider)?.name ?? m.model.provider;
  const when = dueText(due, m, dates);
  const day =
    due.status === "dated"
      ? ` ${when.value} (${when.note}) where the model is on the Union market`
      : due.status === "not-placed"
        ? " from its placing on the Union market, where by the record it is not"
        : ` (day ${when.value}) where the model is on the Union market`;
  return `Bound in any case: ${maker}, the provider of the model,${day}; and whoever places a system built on it on the market or puts it into service in the EU, wherever the weights, the machines and the operator are. As known on ${longDay(asOf)}.`;
}
