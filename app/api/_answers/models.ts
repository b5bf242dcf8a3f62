import { type Due, type ModelDates, modelDates, modelDue, sideOf } from "@/lib/models/due";
import { codeOn, type Look, type ModelOn, modelsOn } from "@/lib/models/known";
import type { ModelProvider } from "@/lib/models/schema";
import { isoDay, parseDay } from "@/lib/time/day";
import { type Ask, list } from "../_edge/operation";
import { type ModelRow, zModelRow } from "../_schemas/models";

export const models = list({
  id: "listModels",
  path: "/api/v1/models",
  tag: "Models",
  summary: "General-purpose AI models",
  description:
    "General-purpose AI models released by the as-of date, each with its provider, its side of the cut-off for older models, and the day by which or from which on it has to comply in the version of the law that is asked for.",
  parameters: ["law", "assume", "shift", "set", "asOf"],
  undated: [
    "provider.euEstablished",
    "provider.euEntity",
    "provider.authorisedRepresentative",
    "euMarket.detail",
    "openWeights",
    "licence",
    "trainingSummary.detail",
    "systemicRisk",
    "systemicRiskDetail",
    "computeEstimate",
    "notes",
  ],
  example: "/api/v1/models?asOf=2026-11-22&limit=1",
  data: zModelRow,
  list: (asked) => {
    const { context, lens, chosen, current } = asked;
    const look: Look = { asOf: lens.asOf, datasetAsOf: parseDay(context.facts.datasetDay) };
    const dates = modelDates(chosen.law);
    return modelsOn(context.dataset.models.models, look, current).map((m) => ({
      key: m.model.id,
      make: () => modelRow(m, dates, look, asked),
    }));
  },
});

function modelRow(m: ModelOn, dates: ModelDates, look: Look, { context, current }: Ask): ModelRow {
  const { model, released, union, placed, summary } = m;
  const provider = context.dataset.models.providers.find((p) => p.id === model.provider) as ModelProvider;
  return {
    id: model.id,
    name: model.name,
    provider: providerOf(provider, look, current),
    releasedOn: released.text,
    euMarket: {
      ...(union === "unknown" ? { status: "unknown" } : { status: "dated", date: union.text }),
      ...(current ? { detail: model.euMarket.detail } : {}),
    },
    side: sideOf(placed.on, dates),
    placedBy: placed.by,
    due: dueRow(modelDue(m, dates)),
    trainingSummary: {
      status: summary.status,
      ...(summary.status === "not-looked-for" ? {} : { on: summary.on.text }),
      ...(summary.status === "published" && summary.updated !== "unknown" ? { updated: summary.updated.text } : {}),
      ...(current && model.trainingSummaryDetail ? { detail: model.trainingSummaryDetail.detail } : {}),
    },
    ...(current
      ? {
          openWeights: model.openWeights ?? "unknown",
          licence: model.licence ?? "unknown",
          systemicRisk: model.systemicRisk,
          ...(model.systemicRiskDetail === undefined ? {} : { systemicRiskDetail: model.systemicRiskDetail }),
          ...(model.computeEstimate === undefined ? {} : { computeEstimate: model.computeEstimate }),
          ...(model.notes === undefined ? {} : { notes: model.notes }),
        }
      : {}),
    confidence: model.confidence,
    sources: model.sources,
  };
}

function providerOf(p: ModelProvider, look: Look, current: boolean): ModelRow["provider"] {
  const code = codeOn(p, look, current);
  return {
    id: p.id,
    name: p.name,
    country: p.country,
    ...(current
      ? {
          euEstablished: p.euEstablished ?? "unknown",
          euEntity: p.euEntity ?? "unknown",
          authorisedRepresentative: p.authorisedRepresentative?.name ?? (p.euEstablished ? "not-needed" : "unknown"),
        }
      : {}),
    codeOfPractice: {
      status: code.status,
      ...(code.since === "unknown" ? {} : { on: code.since.text }),
      sources: code.status === "unknown" && !current ? [] : p.codeOfPractice.sources,
    },
  };
}

function dueRow(due: Due): ModelRow["due"] {
  if (due.status === "undated") return { status: due.outcome.status };
  if (due.status === "either-side" || due.status === "not-placed") return { status: due.status };
  return {
    status: due.status,
    date: isoDay(due.latest),
    ...(due.earliest < due.latest ? { earliest: isoDay(due.earliest) } : {}),
    by: due.by,
  };
}
