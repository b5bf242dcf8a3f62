import { type Arrival, estimate, type Quantile, type SiteOn } from "@/lib/capacity/delay";
import { h100Equivalents } from "@/lib/capacity/equivalents";
import type { DelayOutcome, Site, Statement, Target } from "@/lib/capacity/schema";
import { delayOn, sitesOn } from "@/lib/capacity/sites";
import { type Slip, slipsOf } from "@/lib/capacity/slip";
import type { Observed, Reading } from "@/lib/capacity/statement";
import { notFound, quote } from "@/lib/errors";
import { delaySettings } from "@/lib/lens";
import { isoDay, longDay, parseDay } from "@/lib/time/day";
import { type Ask, list, one } from "../_edge/operation";
import {
  type EstimateOf,
  type EvidenceOf,
  type ObservedOf,
  type ReadingOf,
  type SiteOne,
  type SiteRow,
  type SlipOf,
  type TargetOf,
  zSiteOne,
  zSiteRow,
} from "../_schemas/sites";

const ESTIMATE =
  "`p10`, `p50`, `p90` and `never` are an estimate from what became of other promises, few so far; `estimate` says what it rests on.";

export const sites = list({
  id: "listSites",
  path: "/api/v1/sites",
  tag: "Compute",
  summary: "Compute sites",
  description: `What is promised, stated and observed of each compute site, as known on the as-of date, and when it can be expected. Sites of which nothing was known then are left out. A filter that is not given leaves nothing out. ${ESTIMATE} The Act sets no place for compute.`,
  parameters: ["asOf", "provider", "country", "bloc", "state", "late", "lost", "mu", "sigma"],
  undated: [],
  example: "/api/v1/sites?asOf=2026-11-22&limit=1",
  data: zSiteRow,
  list: (asked) =>
    sitesOn(asked.context.facts, asked.lens.asOf, delaySettings(asked.lens))
      .filter((site) => isAsked(site, asked))
      .map((site) => ({ key: site.readings.site.id, make: () => siteRow(site, asked) })),
});

function isAsked({ readings: { site, state } }: SiteOn, { lens, given }: Ask): boolean {
  return (
    (lens.provider.length === 0 || lens.provider.includes(site.provider)) &&
    (!given.has("country") || lens.country.includes(site.country)) &&
    (lens.bloc === "all" || lens.bloc === site.bloc) &&
    (lens.state.length === 0 || lens.state.some((s) => s === state))
  );
}

export const site = one({
  id: "getSite",
  path: "/api/v1/sites/{id}",
  tag: "Compute",
  summary: "One compute site with its statements",
  description: `What is promised, stated and observed of one compute site, with every statement known on the as-of date, what became of its promises, and when it can be expected. ${ESTIMATE}`,
  parameters: ["asOf", "late", "lost", "mu", "sigma"],
  undated: ["classReason", "partners", "tenants", "energy", "openQuestions", "evidence.note"],
  idParameter: { name: "id", description: "The id of a site.", example: "nscale-narvik" },
  example: "/api/v1/sites/nscale-narvik?asOf=2026-11-22",
  data: zSiteOne,
  one: (asked, id): SiteOne => {
    const { context, current, lens } = asked;
    const found = context.facts.sites.find((s) => s.id === id);
    if (!found) throw notFound("id", `There is no site ${quote(id)}; the list is at /api/v1/sites.`);
    const [now] = sitesOn(context.facts, lens.asOf, delaySettings(lens), [found]);
    if (!now || now.readings.state === "unknown")
      throw notFound("id", `Nothing was known of the site ${quote(id)} on ${longDay(lens.asOf)}; ask for a later day.`);
    const { readings } = now;
    return {
      ...siteRow(now, asked),
      place: found.place,
      position: positionOf(found),
      trancheClass: found.trancheClass ?? {},
      relation: readings.relation,
      statements: readings.known.map((statement) => statementOf(statement, asked)),
      slips: slipsOf(readings, lens.asOf).map(slipOf),
      evidence: context.facts.delay.outcomes.filter((o) => o.site === id && isKnown(o, asked)).map((o) => evidenceOf(o, current)),
      ...(current
        ? {
            classReason: found.classReason,
            partners: found.partners,
            tenants: found.tenants,
            energy: found.energy ?? "unknown",
            openQuestions: found.openQuestions ?? [],
          }
        : {}),
    };
  },
});

function siteRow({ readings, arrival }: SiteOn, asked: Ask): SiteRow {
  const { site, state, promise, stated, observed, forecasts } = readings;
  const { p10, p50, p90, never } = estimate(arrival);
  return {
    id: site.id,
    name: site.name,
    provider: site.provider,
    providerName: asked.context.facts.providers.find((p) => p.id === site.provider)?.name ?? "unknown",
    country: site.country,
    bloc: site.bloc,
    class: site.class,
    ...(site.scope === undefined ? {} : { scope: site.scope }),
    state: state as SiteRow["state"],
    promise: promise === "none" ? { status: "none" } : readingOf(promise),
    stated: stated === "none" ? { status: "none" } : readingOf(stated),
    observed: observedOf(observed),
    forecast: forecasts.map(readingOf),
    p10: quantileOf(p10),
    p50: quantileOf(p50),
    p90: quantileOf(p90),
    never: never === "unknown" ? never : rounded(never),
    estimate: estimateOf(arrival, asked),
  };
}

/** Whether an outcome gives one of the slips that the log-normal is fitted to. */
const isSlip = ({ status, slipMonths }: DelayOutcome): boolean =>
  (status === "late" || status === "redated") && slipMonths !== null && slipMonths > 0;

const quantileOf = (quantile: Quantile) => (typeof quantile === "number" ? isoDay(quantile) : quantile);

/** To four decimals: the evidence bears no more. */
const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;

function estimateOf(arrival: Arrival, { context: { facts }, lens }: Ask): EstimateOf {
  if (arrival.status === "online") {
    const { reading, date, since } = arrival;
    return { status: "online", statement: reading.statement, date: date.text, bound: since ? "none" : "not-after" };
  }
  if (arrival.status !== "expected") return { status: arrival.status };
  const { stated, overdue, model } = arrival;
  const { onTime, late, lost, weight } = facts.delay.prior;
  const { slip } = model;
  const { counted } = delayOn(facts, lens.asOf);
  return {
    status: "expected",
    from: isoDay(stated),
    overdue,
    class: model.class,
    reference: model.reference,
    counts: model.counts,
    prior: { onTime, late, lost, weight },
    shares: {
      onTime: rounded(model.shares.onTime),
      late: rounded(model.shares.late),
      lost: rounded(model.shares.lost),
    },
    slip: {
      mu: slip === "unknown" ? slip : rounded(slip.mu),
      sigma: slip === "unknown" ? slip : rounded(slip.sigma),
      n: model.slips.length,
    },
    basis: {
      shares: counted.filter((o) => model.reference === "pooled" || o.class === model.reference).map((o) => o.site),
      slips: counted.filter(isSlip).map((o) => o.site),
    },
    set: [...model.set],
  };
}

function slipOf({ promise, promised, revisions, outcome }: Slip): SlipOf {
  return {
    promise: promise.statement,
    promised: isoDay(promised),
    revisions: revisions.map(({ reading, day, months }) => ({ statement: reading.statement, date: isoDay(day), months })),
    outcome:
      outcome.status === "online"
        ? { status: "online", statement: outcome.reading.statement, date: isoDay(outcome.day), months: outcome.months }
        : outcome,
  };
}

/** What is open or not verified bears no day, and is how things stand today. */
const isKnown = ({ knownOn }: DelayOutcome, { lens, current }: Ask): boolean =>
  knownOn === null ? current : parseDay(knownOn) <= lens.asOf;

function evidenceOf(outcome: DelayOutcome, current: boolean): EvidenceOf {
  const { site: _, note, status, ...rest } = outcome;
  const missing = status === "cancelled" || status === "open" || status === "on-track" ? "none" : "unknown";
  return {
    ...rest,
    status,
    outcome: rest.outcome ?? "none",
    outcomeDate: rest.outcomeDate ?? missing,
    outcomeStatement: rest.outcomeStatement ?? "none",
    knownOn: rest.knownOn ?? "none",
    slipMonths: rest.slipMonths ?? missing,
    existingShellOrRetrofit: rest.existingShellOrRetrofit ?? "unknown",
    ...(current && note !== "" ? { note } : {}),
  };
}

function readingOf(reading: Reading): ReadingOf {
  const { date, statedOn, detail: _, sources, ...rest } = reading;
  return {
    status: date === "undated" ? "undated" : "dated",
    ...rest,
    statedOn: statedOn.text,
    ...(date === "undated" ? {} : { date: date.text }),
    sources: [...sources],
  };
}

function observedOf(observed: Observed): ObservedOf {
  switch (observed.status) {
    case "none":
      return { status: "none" };
    case "observation": {
      const { on, sources, ...seen } = observed.last;
      return { status: "observation", ...seen, statedOn: on.text, sources: [...sources] };
    }
    case "online": {
      const { readings, since, withoutGpus, ...rest } = observed;
      return { ...rest, date: since.text, withoutGpus: [...withoutGpus], parts: readings.map(readingOf) };
    }
  }
}

function positionOf({ lat, lon, coordSource }: Site): SiteOne["position"] {
  return lat === null || lon === null ? { status: "unknown" } : { status: "known", lat, lon, source: coordSource ?? "unknown" };
}

function statementOf({ target, ...statement }: Statement, asked: Ask): SiteOne["statements"][number] {
  return { ...statement, target: target ? targetOf(target, asked) : { status: "none" } };
}

function targetOf(target: Target, asked: Ask): TargetOf {
  const { when, text, bound, counts, marks, gpus, mw, mwMeasure, h100e, itMw, gridMw, gpuModel, chip } = target;
  return {
    status: when === undefined ? "undated" : "dated",
    ...(when === undefined ? {} : { date: when }),
    ...(text === undefined ? {} : { words: text }),
    bound: bound ?? "none",
    counts,
    marks,
    gpus: gpus ?? "unknown",
    mw: mw ?? "unknown",
    mwMeasure: mwMeasure ?? "unknown",
    h100e: h100e ?? h100Equivalents(gpus ?? "unknown", chip ?? "unknown", asked.context.facts.gpuEquivalents),
    itMw: itMw ?? "unknown",
    gridMw: gridMw ?? "unknown",
    gpuModel: gpuModel ?? "unknown",
    chip: chip ?? "unknown",
  };
}
