import { dueText, SIDE_WORDS } from "@/app/_views/models-words";
import { notFound, quote } from "@/lib/errors";
import { wordedText } from "@/lib/facts";
import { outcomeText, placeOrYours, restsOnYours } from "@/lib/law/derivation";
import type { ResolvedLaw, ResolvedMilestone } from "@/lib/law/resolve";
import { type Due, MODEL_MILESTONES, type ModelDates, modelDates, modelDue, sideOf } from "@/lib/models/due";
import { codeOn, eventsOn, type Look, type ModelOn, modelsOn } from "@/lib/models/known";
import type { ModelEvent, ModelProvider } from "@/lib/models/schema";
import { isoDay, longDay, parseDay } from "@/lib/time/day";
import { impreciseText } from "@/lib/time/imprecise";
import { type Ask, list, one } from "../_edge/operation";
import { type ModelOne, type ModelRow, zModelOne, zModelRow } from "../_schemas/models";
import { confidenceOf, sourcesOf } from "./law";

const LAW = ["law", "assume", "shift", "set", "asOf"] as const;

const UNDATED = [
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
];

export const models = list({
  id: "listModels",
  path: "/api/v1/models",
  tag: "Models",
  summary: "General-purpose AI models",
  description:
    "General-purpose AI models released by the as-of date, each with its provider, its side of the cut-off for older models, and the day by which or from which on it has to comply in the version of the law that is asked for.",
  parameters: LAW,
  undated: UNDATED,
  example: "/api/v1/models?asOf=2026-11-22&limit=1",
  data: zModelRow,
  list: (asked) => {
    const look = lookOf(asked);
    const dates = modelDates(asked.chosen.law);
    return modelsOn(asked.context.dataset.models.models, look, asked.current).map((m) => ({
      key: m.model.id,
      make: () => modelRow(m, dates, look, asked),
    }));
  },
});

export const model = one({
  id: "getModel",
  path: "/api/v1/models/{id}",
  tag: "Models",
  summary: "One general-purpose AI model",
  description:
    "One general-purpose AI model with its provider, what that did or was asked by the as-of date, and the day to comply in the version of the law that is asked for, with its reasons.",
  parameters: LAW,
  undated: [...UNDATED, "provider.establishment", "provider.representative", "provider.code", "provider.notes"],
  idParameter: { name: "id", description: "The id of a model.", example: "gpt-5" },
  example: "/api/v1/models/gpt-5?asOf=2026-11-22",
  data: zModelOne,
  one: (asked, id): ModelOne => {
    const { context, lens, current, chosen } = asked;
    const { models: records, providers, events } = context.dataset.models;
    if (!records.some((m) => m.id === id)) throw notFound("id", `There is no model ${quote(id)}; the list is at /api/v1/models.`);
    const look = lookOf(asked);
    const found = modelsOn(records, look, current).find((m) => m.model.id === id);
    if (!found) throw notFound("id", `The model ${quote(id)} was not released by ${longDay(lens.asOf)}; ask for a later day.`);
    const dates = modelDates(chosen.law);
    const row = modelRow(found, dates, look, asked);
    const maker = providers.find((p) => p.id === found.model.provider) as ModelProvider;
    const said = (text: string) => wordedText(text, lens.asOf, context.facts.datasetDay);
    return {
      ...row,
      provider: { ...row.provider, ...(current ? wordsOf(maker) : {}) },
      reasons: reasonsOf(found, row, dates, asked),
      events: eventsOn(
        events.filter((e) => e.providers?.includes(maker.id)),
        look,
      ).map(({ event, on }) => ({
        id: event.id,
        on: on.text,
        kind: event.kind,
        title: said(event.title),
        detail: said(event.detail),
        ...(event.planned ? { planned: true as const } : {}),
        confidence: event.confidence,
        sources: event.sources,
      })),
    };
  },
});

const lookOf = ({ context, lens }: Ask): Look => ({ asOf: lens.asOf, datasetAsOf: parseDay(context.facts.datasetDay) });

/** What the record says of a provider in words, which bear no day of their own. */
function wordsOf({ establishment, authorisedRepresentative: named, codeOfPractice, notes }: ModelProvider) {
  const told = ({ detail, confidence, sources }: ModelProvider["establishment"]) => ({ detail, confidence, sources });
  return {
    establishment: told(establishment),
    ...(named ? { representative: { ...told(named), name: named.name, place: named.place ?? ("unknown" as const) } } : {}),
    code: told(codeOfPractice),
    notes,
  };
}

/** The milestones that the side and the day to comply hang on. */
function milestonesBehind(side: ModelRow["side"]): string[] {
  const { cutOff, duties, deadline } = MODEL_MILESTONES;
  return side === "unknown" ? [cutOff] : [cutOff, side === "older" ? deadline : duties];
}

/** How the day to comply comes about, step by step. */
function reasonsOf(m: ModelOn, row: ModelRow, dates: ModelDates, { chosen }: Ask): ModelOne["reasons"] {
  const { model: record, released, union, placed } = m;
  const own = { confidence: record.confidence, sources: record.sources };
  const placing = m.notPlaced
    ? "By the record it is not placed on the Union market."
    : union === "unknown"
      ? `Its day on the Union market is not known; its release, ${impreciseText(released)}, stands in for it.`
      : placed.by === "release"
        ? `The record takes its release, ${impreciseText(placed.on)}, for its placing on the Union market.`
        : `It was placed on the Union market: ${impreciseText(placed.on)}.`;
  const due = dueText(modelDue(m, dates), m, dates);
  const side = row.side === "unknown" ? "Its side of the cut-off is not known." : `It is ${SIDE_WORDS[row.side]}.`;
  const points = pointsOf(row.milestones, chosen.law);
  return [
    { text: placing, ...own },
    ...points.map((point) => ({
      text: `${point.title}: ${outcomeText(point.practical)}.`,
      milestone: point.id,
      citation: placeOrYours(point),
      confidence: confidenceOf(point),
      sources: sourcesOf(point),
    })),
    {
      text: `${m.notPlaced ? "" : `${side} `}Day to comply: ${due.value}${due.note === "" ? "" : ` (${due.note})`}.`,
      ...(points.some(restsOnYours) ? { confidence: "assumed" as const, sources: [] } : own),
    },
  ];
}

const pointsOf = (ids: readonly string[], law: ResolvedLaw): ResolvedMilestone[] =>
  ids.flatMap((id) => law.milestones.get(id) ?? []);

function modelRow(m: ModelOn, dates: ModelDates, look: Look, { context, current, chosen }: Ask): ModelRow {
  const { model, released, union, placed, summary } = m;
  const side = sideOf(placed.on, dates);
  const milestones = milestonesBehind(side);
  const assumed = pointsOf(milestones, chosen.law).some(restsOnYours);
  const provider = context.dataset.models.providers.find((p) => p.id === model.provider) as ModelProvider;
  return {
    id: model.id,
    name: model.name,
    provider: providerOf(provider, context.dataset.models.events, look, current),
    releasedOn: released.text,
    euMarket: {
      ...(union === "unknown" ? { status: "unknown" } : { status: "dated", date: union.text }),
      ...(current ? { detail: model.euMarket.detail } : {}),
    },
    side,
    placedBy: placed.by,
    due: { ...dueRow(modelDue(m, dates)), ...(assumed ? { assumed } : {}) },
    milestones,
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

function providerOf(p: ModelProvider, events: readonly ModelEvent[], look: Look, current: boolean): ModelRow["provider"] {
  const code = codeOn(p, events, look, current);
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
