import type { Site, Statement, Target } from "@/lib/capacity/schema";
import { h100Equivalents, type Known, type Observed, type Reading, readSite, type SiteReadings } from "@/lib/capacity/statement";
import { notFound, quote } from "@/lib/errors";
import { longDay, parseDay } from "@/lib/time/day";
import { type Ask, list, one } from "../_edge/operation";
import {
  type ObservedOf,
  type ReadingOf,
  type SiteOne,
  type SiteRow,
  type TargetOf,
  zSiteOne,
  zSiteRow,
} from "../_schemas/sites";

export const sites = list({
  id: "listSites",
  path: "/api/v1/sites",
  tag: "Compute",
  summary: "Compute sites",
  description:
    "What is promised, stated and observed of each compute site, as known on the as-of date. Sites of which nothing was known then are left out. The Act sets no place for compute.",
  parameters: ["asOf"],
  undated: [],
  example: "/api/v1/sites?asOf=2026-11-22&limit=1",
  data: zSiteRow,
  list: (asked) =>
    asked.context.facts.sites
      .map((site) => readSite(site, knownOf(asked)))
      .filter((readings) => readings.state !== "unknown")
      .map((readings) => ({ key: readings.site.id, make: () => siteRow(readings) })),
});

export const site = one({
  id: "getSite",
  path: "/api/v1/sites/{id}",
  tag: "Compute",
  summary: "One compute site with its statements",
  description: "What is promised, stated and observed of one compute site, with every statement known on the as-of date.",
  parameters: ["asOf"],
  undated: ["classReason", "partners", "tenants", "energy", "openQuestions"],
  idParameter: { name: "id", description: "The id of a site.", example: "nscale-narvik" },
  example: "/api/v1/sites/nscale-narvik?asOf=2026-11-22",
  data: zSiteOne,
  one: (asked, id): SiteOne => {
    const { context, current, lens } = asked;
    const found = context.facts.sites.find((s) => s.id === id);
    if (!found) throw notFound("id", `There is no site ${quote(id)}; the list is at /api/v1/sites.`);
    const readings = readSite(found, knownOf(asked));
    if (readings.state === "unknown")
      throw notFound("id", `Nothing was known of the site ${quote(id)} on ${longDay(lens.asOf)}; ask for a later day.`);
    return {
      ...siteRow(readings),
      place: found.place,
      position: positionOf(found),
      trancheClass: found.trancheClass ?? {},
      relation: readings.relation,
      statements: readings.known.map((statement) => statementOf(statement, asked)),
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

const knownOf = ({ context: { facts }, lens }: Ask): Known => ({
  asOf: lens.asOf,
  datasetAsOf: parseDay(facts.datasetDay),
  equivalents: facts.gpuEquivalents,
});

function siteRow({ site, state, promise, stated, observed, forecasts }: SiteReadings): SiteRow {
  return {
    id: site.id,
    name: site.name,
    provider: site.provider,
    country: site.country,
    bloc: site.bloc,
    class: site.class,
    ...(site.scope === undefined ? {} : { scope: site.scope }),
    state: state as SiteRow["state"],
    promise: promise === "none" ? { status: "none" } : readingOf(promise),
    stated: stated === "none" ? { status: "none" } : readingOf(stated),
    observed: observedOf(observed),
    forecast: forecasts.map(readingOf),
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
