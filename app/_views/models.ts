import type { Lane, LaneMark, LanesState } from "@/app/_charts/lanes/state";
import type { AxisState } from "@/app/_charts/state";
import type { Choice, Option } from "@/app/_ui/fields";
import type { Provider } from "@/lib/capacity/schema";
import { type Facts, wordedBy, wordedText } from "@/lib/facts";
import { chosenLaw } from "@/lib/law/chosen";
import type { ResolvedLaw } from "@/lib/law/resolve";
import { listed, outcomeLabel, untilText } from "@/lib/law/sentence";
import { type Lens, type LensContext, parseLens, printLens } from "@/lib/lens";
import { MODEL_MILESTONES, type ModelDates, modelDates, modelDue, SIDES, type Side, sideOf } from "@/lib/models/due";
import { codeOn, eventsOn, type Look, type ModelOn, modelsOn, presumedBy } from "@/lib/models/known";
import type { ModelProvider, ModelsFile } from "@/lib/models/schema";
import { civil, counted, type Day, day, isoDay, longDay, parseDay, shortDay } from "@/lib/time/day";
import { impreciseText } from "@/lib/time/imprecise";
import { type BarState, barState, type NoticeState, noticeState } from "./bar";
import { href } from "./links";
import { type PairState, pairState } from "./models-pair";
import {
  MODELS_KEYS,
  type ModelsQuery,
  modelsHref,
  NO_MODELS_QUERY,
  ORDERS,
  printModelsQuery,
  readModelsQuery,
  SUMMARIES,
  WEIGHTS,
  withoutModelsQuery,
} from "./models-query";
import {
  codeText,
  dueText,
  eventKind,
  flopText,
  NO_LOOK,
  NOT_KEPT,
  releasedText,
  riskText,
  type Said,
  SIDE_WORDS,
  SUMMARY_WORDS,
  said,
  summaryText,
  unionText,
  WEIGHTS_WORDS,
} from "./models-words";
import { capital, regionName } from "./site-words";
import { CONFIDENCE_WORDS } from "./words";

/** General-purpose AI models: who provides them, when each has to comply, and what is known of it. */

export interface ModelsInput {
  readonly models: ModelsFile;
  readonly providers: readonly Provider[];
}

export interface ModelRow {
  readonly id: string;
  readonly name: string;
  readonly maker: { readonly name: string; readonly href: string };
  readonly released: string;
  readonly union: Said;
  readonly side: Side;
  readonly due: Said;
  readonly weights: Said;
  readonly summary: Said;
  readonly risk: Said;
  /** What bears no day of its own. */
  readonly notes: readonly string[];
  readonly togetherHref: string;
  readonly sure: string;
  readonly sourceIds: readonly string[];
}

/** A part of the list under a name of its own. */
export interface ModelGroup {
  readonly id: string;
  /** Undefined where the list is one. */
  readonly title: string | undefined;
  /** The side of the cut-off that all of it is on, where that is what it is named by. */
  readonly side: Side | undefined;
  /** `18 models, to comply by 2 August 2027` */
  readonly note: string;
  readonly rows: readonly ModelRow[];
}

export interface MakerRow {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly established: Said;
  readonly code: Said;
  /** `3 models`, `no model on record` */
  readonly models: string;
  readonly href: string | undefined;
  /** Each with how sure it is and where it was read. */
  readonly facts: readonly {
    readonly name: string;
    readonly text: string;
    readonly sure: string;
    readonly sourceIds: readonly string[];
  }[];
  readonly notes: string | undefined;
}

export interface EventRow {
  readonly id: string;
  /** Its number on the chart. */
  readonly number: number;
  readonly on: string;
  readonly kind: string;
  readonly title: string;
  readonly detail: string;
  readonly planned: boolean;
  readonly sure: string;
  readonly sourceIds: readonly string[];
}

/** The open-source exemption as the record has it. */
export interface Exemption {
  readonly title: string;
  /** The record's own words. */
  readonly detail: string;
  /** Which duties it lifts and which stay. */
  readonly short: string;
  readonly href: string;
  readonly sure: string;
  readonly sourceIds: readonly string[];
}

export interface EventGroup {
  readonly id: string;
  readonly title: string;
  readonly text: string | undefined;
  readonly rows: readonly EventRow[];
}

export interface LawDate {
  readonly id: string;
  readonly name: string;
  readonly day: string;
  readonly citation: string;
  readonly href: string;
}

export interface Field {
  readonly label: string;
  readonly name: keyof ModelsQuery;
  readonly value: string;
  readonly options: readonly Option[];
}

export interface ModelsState {
  readonly headline: string;
  readonly lead: string;
  readonly bar: Pick<BarState, "action" | "asOf" | "defaults"> & {
    readonly keep: BarState["keep"];
    readonly laws: readonly Choice[];
  };
  readonly fields: readonly Field[];
  readonly notices: NoticeState;
  readonly figures: readonly { readonly value: string; readonly text: string }[];
  readonly asOf: string;
  /** `2026-11-22` */
  readonly asOfDay: string;
  readonly dates: readonly LawDate[];
  readonly chart: LanesState;
  readonly drawingHref: string;
  /** `12 of 55 models`, and in which order. */
  readonly count: string;
  /** What the filters keep; undefined without one. */
  readonly shown: string | undefined;
  readonly exemption: Exemption | undefined;
  readonly allHref: string;
  readonly rows: readonly ModelRow[];
  /** The same rows in parts: by the side of the cut-off or by provider, as they are sorted. */
  readonly groups: readonly ModelGroup[];
  readonly makers: readonly MakerRow[];
  readonly events: readonly EventGroup[];
  readonly questions: readonly string[] | "not-kept";
  readonly pair: PairState & Pick<BarState, "keep" | "defaults">;
  readonly links: readonly { readonly label: string; readonly href: string }[];
  readonly sourceIds: readonly string[];
}

const ORDER_WORDS: Readonly<Record<ModelsQuery["order"], string>> = {
  released: "Day of release",
  due: "Day to comply",
  name: "Name",
  maker: "Provider",
};

/** The page as known on the day of its lens, under the law of its lens. */
export function modelsState(all: Facts, dataset: ModelsInput, query: URLSearchParams, context: LensContext): ModelsState {
  const { models: file } = dataset;
  const parsed = parseLens(withoutModelsQuery(query), context, MODELS_KEYS);
  const { lens } = parsed;
  const { asOf } = lens;
  const today = asOf === context.today;
  const facts = wordedBy(all, asOf);
  const chosen = chosenLaw(facts.law, lens);
  const dates = modelDates(chosen.law);
  const look: Look = { asOf, datasetAsOf: parseDay(facts.datasetDay) };
  const every = modelsOn(file.models, look, today);
  const asked = readModelsQuery(
    query,
    [...new Set(every.map((m) => m.model.provider))],
    every.map((m) => m.model.id),
  );
  const kept =
    asked.own.weights === "all" || today
      ? []
      : [
          {
            param: "weights",
            message: "Whether weights are open is not kept for an earlier day, so this filter was not applied.",
          },
        ];
  const own: ModelsQuery = today ? asked.own : { ...asked.own, weights: "all" };
  const around: Around = { facts, dataset, lens, context, own, today, dates, look, every };
  const shown = sorted(filtered(around), around);
  const makers = makersOf(around);
  const rows = shown.map((m) => modelRow(m, around));
  const events = eventRows(around);
  const exemption = exemptionOf(around);
  // A filter may have left the row out of this page.
  const everyHref = modelsHref(lens, context, { ...NO_MODELS_QUERY, model: own.model });
  const rowHref = (id: string) => `${rows.some((r) => r.id === id) ? "" : everyHref}#model-${id}`;
  const pair = pairState({
    facts,
    dataset,
    lens,
    context,
    models: every,
    chosen: own.model,
    rowHref,
    due: (m) => modelDue(m, dates),
    dates,
    exemption,
  });
  const pairBar = barState("/models", lens, context, ["site"]);
  const bar = barState("/models", lens, context, ["law", "asOf"], { order: NO_MODELS_QUERY.order });
  return {
    headline: headlineOf(around),
    lead: leadOf(around),
    bar: {
      action: bar.action,
      asOf: bar.asOf,
      defaults: bar.defaults,
      keep: [...bar.keep, ...printModelsQuery({ ...NO_MODELS_QUERY, model: own.model })],
      laws: bar.laws.map((l) => ({ ...l, href: modelsHref({ ...lens, law: l.value }, context, own) })),
    },
    fields: fieldsOf(around),
    notices: noticeState("/models", lens, context, chosen, [...asked.problems, ...parsed.problems, ...kept], parsed.warnings),
    figures: figuresOf(shown, around),
    asOf: longDay(asOf),
    asOfDay: isoDay(asOf),
    dates: lawDates(chosen.law, around),
    chart: chartOf(shown, events, around),
    drawingHref: modelsHref(lens, context, own).replace("/models", "/charts/models.svg"),
    count:
      shown.length === every.length
        ? every.length === 1
          ? "One model"
          : `All ${counted(every.length, "model")}`
        : `${shown.length} of ${counted(every.length, "model")}`,
    shown: shownText(shown.length, around),
    exemption,
    allHref: modelsHref(lens, context, { ...NO_MODELS_QUERY, model: own.model, order: own.order }),
    rows,
    groups: groupsOf(rows, around),
    makers,
    events: eventGroups(events, around),
    questions: today ? file.openQuestions : "not-kept",
    pair: {
      ...pair,
      keep: [...pairBar.keep, ...printModelsQuery({ ...own, model: "none" })],
      defaults: pairBar.defaults,
    },
    links: linksOf(lens, context),
    sourceIds: [
      ...new Set([
        ...rows.flatMap((r) => r.sourceIds),
        ...makers.flatMap((m) => m.facts.flatMap((f) => f.sourceIds)),
        ...events.flatMap((e) => e.row.sourceIds),
        ...(exemption?.sourceIds ?? []),
        ...pair.sourceIds,
      ]),
    ],
  };
}

const API_KEYS = ["law", "assume", "shift", "set", "asOf"];

function linksOf(lens: Lens, context: LensContext): ModelsState["links"] {
  const query = new URLSearchParams([...printLens(lens, context)].filter(([key]) => API_KEYS.includes(key))).toString();
  const link = (path: string) => (query ? `${path}?${query}` : path);
  return [
    { label: "Models as JSON", href: link("/api/v1/models") },
    { label: "Models as CSV", href: link("/api/v1/models.csv") },
  ];
}

interface Around {
  readonly facts: Facts;
  readonly dataset: ModelsInput;
  readonly lens: Lens;
  readonly context: LensContext;
  readonly own: ModelsQuery;
  readonly today: boolean;
  readonly dates: ModelDates;
  readonly look: Look;
  readonly every: readonly ModelOn[];
}

const weightsOf = ({ model }: ModelOn): ModelsQuery["weights"] =>
  model.openWeights === null ? "unknown" : model.openWeights ? "open" : "closed";

function filtered({ every, own, dates }: Around): ModelOn[] {
  return every.filter(
    (m) =>
      (own.maker === "all" || own.maker === m.model.provider) &&
      (own.side === "all" || own.side === sideOf(m.placed.on, dates)) &&
      (own.weights === "all" || own.weights === weightsOf(m)) &&
      (own.summary === "all" || own.summary === m.summary.status),
  );
}

function sorted(models: readonly ModelOn[], { own, dates, dataset }: Around): ModelOn[] {
  const byName = (a: ModelOn, b: ModelOn) => a.model.name.localeCompare(b.model.name, "en");
  const due = (m: ModelOn) => {
    const found = modelDue(m, dates);
    return found.status === "dated" ? found.latest : Number.MAX_SAFE_INTEGER;
  };
  switch (own.order) {
    case "released":
      return [...models];
    case "due":
      return [...models].sort((a, b) => due(a) - due(b));
    case "name":
      return [...models].sort(byName);
    case "maker":
      return [...models].sort((a, b) =>
        makerName(dataset, a.model.provider).localeCompare(makerName(dataset, b.model.provider), "en"),
      );
  }
}

const makerName = ({ models }: ModelsInput, id: string): string => models.providers.find((p) => p.id === id)?.name ?? id;

const sideCount = ({ every, dates }: Around, side: Side): number =>
  every.filter((m) => sideOf(m.placed.on, dates) === side).length;

function headlineOf(around: Around): string {
  const { every, dates, look } = around;
  if (every.length === 0) return `No general-purpose AI model on record was released by ${longDay(look.asOf)}.`;
  const all = counted(every.length, "general-purpose AI model");
  if (dates.cutOff.status !== "dated") return `${all} on record; the cut-off for older ones has no day in this version.`;
  const cut = longDay(dates.cutOff.day);
  const [older, newer, open] = [sideCount(around, "older"), sideCount(around, "newer"), sideCount(around, "unknown")];
  const rest = open === 0 ? "" : `, ${open} on a side that is not known`;
  if (newer === 0 && open === 0 && dates.cutOff.day > look.asOf) return `${all} on record; the cut-off for older ones is ${cut}.`;
  return `${all} on record: ${older} from before ${cut}, ${newer} from that day on${rest}.`;
}

function leadOf({ dates, look }: Around): string {
  const { deadline, duties, powers, fines } = dates;
  const ahead = (d: Day) => d > look.asOf;
  const older =
    deadline.status !== "dated"
      ? `For the transition of older ones there is no day: ${outcomeLabel(deadline)}.`
      : ahead(deadline.day)
        ? `The older ones must be brought into line by ${longDay(deadline.day)}, in ${untilText(look.asOf, deadline.day)}.`
        : `The older ones had to be brought into line by ${longDay(deadline.day)}.`;
  const newer =
    duties.status !== "dated"
      ? ""
      : ` For newer ones the duties of providers ${ahead(duties.day) ? "are to apply" : "apply"} from their placing on the Union market.`;
  const power =
    powers.status !== "dated"
      ? ""
      : ` The Commission's powers ${ahead(powers.day) ? "begin" : "began"} on ${longDay(powers.day)}${fines.status === "dated" && fines.day === powers.day ? ", fines among them" : ""}.`;
  return `${older}${newer}${power} Where no day on the Union market is known, the day of release stands in its place, and the row says under which condition its day to comply holds.`;
}

/** The settings that keep a part of the models, in words, with how many that are. */
function shownText(count: number, { own, dataset, every }: Around): string | undefined {
  const parts = [
    ...(own.maker === "all" ? [] : [makerName(dataset, own.maker)]),
    ...(own.side === "all" ? [] : [SIDE_WORDS[own.side]]),
    ...(own.weights === "all" ? [] : [own.weights === "unknown" ? "weights not known" : WEIGHTS_WORDS[own.weights]]),
    ...(own.summary === "all" ? [] : [`training summary ${SUMMARY_WORDS[own.summary]}`]),
  ];
  return parts.length === 0 ? undefined : `Shown: ${parts.join("; ")}. ${count} of ${counted(every.length, "model")}.`;
}

/** The figures of the models that are shown. */
function figuresOf(shown: readonly ModelOn[], { today, look, dataset }: Around): ModelsState["figures"] {
  if (shown.length === 0) return [];
  const all = shown.length;
  const n = (of: (m: ModelOn) => boolean) => shown.filter(of).length;
  const signed = dataset.models.providers.filter((p) => codeOn(p, dataset.models.events, look, today).status === "signed").length;
  const notified = n((m) => m.model.systemicRisk === "notified");
  const opinions = n((m) => presumedBy(m.model) === "opinion");
  const open = n((m) => m.model.openWeights === null);
  const summary = (status: ModelOn["summary"]["status"]) => n((m) => m.summary.status === status);
  return [
    {
      value: String(summary("published")),
      text: `of ${all} with a training summary that was seen; ${summary("not-found")} looked for and not found, ${today ? `${summary("not-looked-for")} not looked for` : `of ${summary("not-looked-for")} ${NO_LOOK}`}`,
    },
    ...(today
      ? [
          {
            value: String(n((m) => m.model.openWeights === true)),
            text: `of ${all} with open weights${open === 0 ? "" : `; of ${open} it is not known`}`,
          },
          {
            value: String(n((m) => presumedBy(m.model) === "estimate")),
            text: `above 10^25 FLOP by an estimate, which presumes systemic risk (Art. 51(2))${opinions === 0 ? "" : `; ${opinions} more only by an opinion, which presumes nothing`}; ${notified === 0 ? "none" : notified} notified in public, ${n((m) => m.model.systemicRisk === "unknown")} not known`,
          },
        ]
      : []),
    {
      value: String(signed),
      text: "providers on record that signed the whole code of practice",
    },
  ];
}

const LAW_NAMES: Readonly<Record<keyof typeof MODEL_MILESTONES, string>> = {
  cutOff: "Cut-off for older models",
  duties: "Duties of providers apply",
  powers: "Powers of the Commission",
  fines: "Fines of the Commission",
  deadline: "Older models comply",
};
const LAW_SHORT: Readonly<Record<keyof typeof MODEL_MILESTONES, string>> = {
  cutOff: "cut-off",
  duties: "duties apply",
  powers: "powers",
  fines: "fines",
  deadline: "older models comply",
};
const LAW_ORDER = ["duties", "cutOff", "powers", "fines", "deadline"] as const;

function lawDates(law: ResolvedLaw, { lens, context }: Around): LawDate[] {
  return LAW_ORDER.flatMap((key): LawDate[] => {
    const id = MODEL_MILESTONES[key];
    const m = law.milestones.get(id);
    if (!m) return [];
    return [
      {
        id,
        name: LAW_NAMES[key],
        day: m.practical.status === "dated" ? longDay(m.practical.day) : outcomeLabel(m.practical),
        citation: m.milestone.citation,
        href: href(`/milestones/${id}`, { ...lens, duty: id }, context),
      },
    ];
  });
}

function modelRow(m: ModelOn, around: Around): ModelRow {
  const { dataset, today, dates, own, lens, context } = around;
  const { model } = m;
  const union = unionText(m);
  const summary = summaryText(m.summary, today);
  return {
    id: model.id,
    name: model.name,
    maker: { name: makerName(dataset, model.provider), href: `#maker-${model.provider}` },
    released: releasedText(m),
    union,
    side: sideOf(m.placed.on, dates),
    due: dueText(modelDue(m, dates), m, dates),
    weights: today
      ? said(
          WEIGHTS_WORDS[weightsOf(m) as keyof typeof WEIGHTS_WORDS],
          model.licence ?? "licence not known",
          model.openWeights === null,
        )
      : NOT_KEPT,
    summary,
    risk: today ? riskText(model) : NOT_KEPT,
    notes: today
      ? [
          `Union market: ${model.euMarket.detail}`,
          ...(model.trainingSummaryDetail ? [`Training summary: ${model.trainingSummaryDetail.detail}`] : []),
          ...(model.systemicRisk === "unknown" && model.systemicRiskDetail ? [`Systemic risk: ${model.systemicRiskDetail}`] : []),
          ...(model.computeEstimate
            ? [`Training compute: ${flopText(model.computeEstimate.flop)} (${model.computeEstimate.basis}).`]
            : []),
          ...(model.notes ? [model.notes] : []),
        ]
      : [],
    togetherHref: `${modelsHref(lens, context, { ...own, model: model.id })}#together`,
    sure: CONFIDENCE_WORDS[model.confidence],
    sourceIds: model.sources,
  };
}

/** The rows under the sides of the cut-off; sorted by provider under those, and sorted by name as one list. */
function groupsOf(rows: readonly ModelRow[], { own, dates }: Around): ModelGroup[] {
  const { cutOff, deadline } = dates;
  const group = (id: string, title: string | undefined, side: Side | undefined, kept: readonly ModelRow[], more = "") => ({
    id,
    title,
    side,
    note: `${counted(kept.length, "model")}${more}`,
    rows: kept,
  });
  switch (own.order) {
    case "name":
      return rows.length === 0 ? [] : [group("all", undefined, undefined, rows)];
    case "maker":
      return [...new Set(rows.map((r) => r.maker.name))].map((name) =>
        group(
          name,
          name,
          undefined,
          rows.filter((r) => r.maker.name === name),
        ),
      );
    default:
      return SIDES.flatMap((side) => {
        const kept = rows.filter((r) => r.side === side);
        const on = side !== "unknown" && cutOff.status === "dated" ? `, ${longDay(cutOff.day)}` : "";
        const by = side === "older" && deadline.status === "dated" ? `, to comply by ${longDay(deadline.day)}` : "";
        return kept.length === 0 ? [] : [group(side, `${capital(SIDE_WORDS[side])}${on}`, side, kept, by)];
      });
  }
}

function makersOf(around: Around): MakerRow[] {
  const { dataset, every, look, today, lens, context, own } = around;
  const named = new Set(eventsOn(dataset.models.events, look).flatMap(({ event }) => event.providers ?? []));
  return dataset.models.providers
    .flatMap((p): MakerRow[] => {
      const models = every.filter((m) => m.model.provider === p.id).length;
      const code = codeOn(p, dataset.models.events, look, today);
      // On an earlier day a provider is there where something dated of it was known.
      if (!today && models === 0 && code.status === "unknown" && !named.has(p.id)) return [];
      return [
        {
          id: p.id,
          name: p.name,
          country: regionName(p.country),
          established: today ? establishedText(p) : NOT_KEPT,
          code: codeText(code),
          models: models === 0 ? "no model on record" : counted(models, "model"),
          href:
            models === 0
              ? undefined
              : `${modelsHref(lens, context, { ...NO_MODELS_QUERY, maker: p.id, order: own.order, model: own.model })}#models`,
          facts: today ? factsOf(p) : code.status === "unknown" ? [] : [codeFact(p, false)],
          notes: today ? p.notes : undefined,
        },
      ];
    })
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}

function establishedText({ euEstablished, euEntity, authorisedRepresentative: representative }: ModelProvider): Said {
  const by = representative
    ? `representative ${representative.name}${representative.place ? `, ${representative.place}` : ""}`
    : "";
  if (euEstablished === true) return said("yes", euEntity ?? by);
  if (euEstablished === null) return said("not known", by, true);
  return said("no", by || "no representative known");
}

const codeFact = ({ codeOfPractice: c }: ModelProvider, whole: boolean) => ({
  name: "Code of practice",
  text: whole ? c.detail : "",
  sure: CONFIDENCE_WORDS[c.confidence],
  sourceIds: c.sources,
});

function factsOf(p: ModelProvider): MakerRow["facts"] {
  const representative = p.authorisedRepresentative;
  return [
    {
      name: "Establishment",
      text: p.establishment.detail,
      sure: CONFIDENCE_WORDS[p.establishment.confidence],
      sourceIds: p.establishment.sources,
    },
    ...(representative
      ? [
          {
            name: "Representative",
            text: representative.detail,
            sure: CONFIDENCE_WORDS[representative.confidence],
            sourceIds: representative.sources,
          },
        ]
      : []),
    codeFact(p, true),
  ];
}

const EXEMPTION = "exemption";

/** The last word on the exemption by the day; its event names what is lifted and what stays. */
function exemptionOf({ dataset, facts, look }: Around): Exemption | undefined {
  const event = eventsOn(dataset.models.events, look).findLast((e) => e.event.kind === EXEMPTION)?.event;
  if (!event) return undefined;
  const points = (key: string): string => {
    const value = event.data?.[key];
    return Array.isArray(value) ? listed(value) : "not on record";
  };
  return {
    title: event.title,
    detail: wordedText(event.detail, look.asOf, facts.datasetDay),
    short: `Under a free and open-source licence, and without systemic risk, ${points("lifted")} would not bind; ${points("remains")} would. Open weights alone are not enough.`,
    href: `#event-${event.id}`,
    sure: CONFIDENCE_WORDS[event.confidence],
    sourceIds: event.sources,
  };
}

interface Event {
  readonly row: EventRow;
  readonly day: Day;
  readonly earliest: Day;
}

function eventRows({ dataset, facts, look }: Around): Event[] {
  return eventsOn(dataset.models.events, look).map(({ event, on }, i) => ({
    day: on.latest,
    earliest: on.earliest,
    row: {
      id: event.id,
      number: i + 1,
      on: impreciseText(on, "short"),
      kind: eventKind(event.kind),
      title: wordedText(event.title, look.asOf, facts.datasetDay),
      detail: wordedText(event.detail, look.asOf, facts.datasetDay),
      planned: event.planned === true,
      sure: CONFIDENCE_WORDS[event.confidence],
      sourceIds: event.sources,
    },
  }));
}

/** The events by what the law had reached: before the duties, before the powers of the Commission, and since. Newest first. */
function eventGroups(events: readonly Event[], { dates, look }: Around): EventGroup[] {
  const newest = [...events].reverse();
  const dayOf = (key: "duties" | "powers") => {
    const outcome = dates[key];
    return outcome.status === "dated" && outcome.day <= look.asOf ? outcome.day : undefined;
  };
  const [duties, powers] = [dayOf("duties"), dayOf("powers")];
  const from = (d: Day | undefined) => d ?? Number.MAX_SAFE_INTEGER;
  const group = (id: string, title: string, text: string | undefined, keep: (e: Event) => boolean): EventGroup => ({
    id,
    title,
    text,
    rows: newest.filter(keep).map((e) => e.row),
  });
  const groups = [
    ...(powers === undefined
      ? []
      : [
          group(
            "since-powers",
            `Since the Commission's powers began on ${longDay(powers)}`,
            sinceText(events, powers),
            (e) => e.day >= powers,
          ),
        ]),
    ...(duties === undefined
      ? []
      : [
          group(
            "since-duties",
            `Since the duties began on ${longDay(duties)}`,
            powers === undefined ? powersText(dates) : undefined,
            (e) => e.day >= duties && e.day < from(powers),
          ),
        ]),
    group(
      "before",
      duties === undefined ? "On record" : "Before",
      undefined,
      (e) => e.day < from(duties) && e.day < from(powers),
    ),
  ];
  return groups.filter((g) => g.rows.length > 0 || g.id === "since-powers");
}

const ENFORCEMENT = ["enforcement", "incident"].map(eventKind);

function sinceText(events: readonly Event[], powers: Day): string {
  const since = events.filter((e) => e.day >= powers);
  const acts = since.filter((e) => ENFORCEMENT.includes(e.row.kind)).length;
  return since.length === 0
    ? "Nothing on record."
    : `${counted(since.length, "event")} on record, ${acts} of them about enforcement or an incident.`;
}

const powersText = ({ powers }: ModelDates): string =>
  powers.status === "dated"
    ? `The Commission's powers begin on ${longDay(powers.day)}; the duties bind all the same until then.`
    : `For the Commission's powers there is no day: ${outcomeLabel(powers)}.`;

/** At most so many years: dates far ahead would press the rest together. */
const YEARS = 6;

function chartOf(
  shown: readonly ModelOn[],
  events: readonly Event[],
  { dates, dataset, look, today, every }: Around,
): LanesState {
  const { asOf } = look;
  // The same axis whatever the filters keep.
  const first = Math.min(asOf, ...every.map((m) => m.released.earliest)) as Day;
  const from = day(civil(first).year, 1, 1);
  const ends = [dates.deadline, dates.powers, dates.cutOff].flatMap((o) => (o.status === "dated" ? [o.day] : []));
  const last = Math.max(day(civil(asOf).year + 1, 1, 1), ...ends.map((d) => day(civil(d).year, civil(d).month, 1) + 240));
  const axis: AxisState = {
    from,
    to: Math.min(last, day(civil(from).year + YEARS, 1, 1)) as Day,
    asOf,
    asOfLabel: shortDay(asOf),
  };
  const makers = [...new Set(shown.map((m) => m.model.provider))]
    .map((id) => dataset.models.providers.find((p) => p.id === id))
    .filter((p) => p !== undefined)
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
  const modelMark = (m: ModelOn): LaneMark => ({
    id: m.model.id,
    day: m.released.latest,
    ...(m.released.earliest < m.released.latest ? { earliest: m.released.earliest } : {}),
    ...(m.union !== "unknown" && m.union.precision === "day" && m.union.latest > m.released.latest
      ? { also: m.union.latest }
      : {}),
    shape: today && m.model.openWeights === null ? "diamond" : "circle",
    fill: today && m.model.openWeights === true ? "open" : "full",
    labels: [m.model.name],
  });
  const lanes: Lane[] = [
    lawLane(dates),
    ...EVENT_LANES.map((lane) => eventLane(lane, events)),
    ...makers.map((p): Lane => {
      const models = shown.filter((m) => m.model.provider === p.id);
      const code = codeText(codeOn(p, dataset.models.events, look, today));
      return {
        id: p.id,
        name: p.name,
        note: `${regionName(p.country)}; code ${code.value === "nothing known" ? "of practice: nothing known" : `${code.value}${code.note ? `, ${code.note.replace("the Commission's list", "its list")}` : ""}`}`,
        tone: "compute",
        words: models.map((m) => `${m.model.name}, ${releasedText(m)}`).join("; "),
        marks: models.map(modelMark),
      };
    }),
  ];
  const line =
    dates.cutOff.status === "dated" && dates.cutOff.day >= axis.from && dates.cutOff.day <= axis.to
      ? dates.cutOff.day
      : undefined;
  const also = lanes.some((l) => l.marks.some((m) => m.also !== undefined));
  return {
    title: "Models by their day of release, and the dates of the law",
    axis,
    ...(line === undefined ? {} : { line }),
    lanes: lanes.filter((l) => l.marks.length > 0),
    legend: [
      ...(today
        ? [
            { mark: { shape: "circle" as const, fill: "open" as const }, text: "released, open weights" },
            { mark: { shape: "circle" as const, fill: "full" as const }, text: "released, no open weights" },
            ...(shown.some((m) => m.model.openWeights === null)
              ? [{ mark: { shape: "diamond" as const, fill: "full" as const }, text: "released, weights not known" }]
              : []),
          ]
        : [{ mark: { shape: "circle" as const, fill: "full" as const }, text: "released" }]),
    ],
    note: [
      ...(line === undefined ? [] : [`The line through all lanes is the cut-off for older models, ${longDay(line)}.`]),
      ...(also ? ["A stroke after a mark is a later day on the Union market."] : []),
    ].join(" "),
  };
}

/** The lanes of what happened, each with its kinds of events; the last one takes all others. */
const EVENT_LANES: readonly { readonly id: string; readonly name: string; readonly kinds: readonly string[] | "others" }[] = [
  { id: "enforcement", name: "Enforcement and incidents", kinds: ENFORCEMENT },
  { id: "art50", name: "Code on AI-generated content", kinds: [eventKind("art50-code")] },
  { id: "others", name: "Code, guidelines, summaries", kinds: "others" },
];

function eventLane({ id, name, kinds }: (typeof EVENT_LANES)[number], events: readonly Event[]): Lane {
  const named = EVENT_LANES.flatMap((l) => (l.kinds === "others" ? [] : l.kinds));
  const own = events.filter(({ row }) => (kinds === "others" ? !named.includes(row.kind) : kinds.includes(row.kind)));
  return {
    id,
    name,
    note: "the numbers are those of the list below",
    tone: "enforcement",
    words: `${counted(own.length, "event")}, listed below the drawing`,
    marks: own.map(({ row, day: on, earliest }) => ({
      id: row.id,
      day: on,
      ...(earliest < on ? { earliest } : {}),
      shape: "diamond" as const,
      fill: "full" as const,
      ...(row.planned ? { planned: true as const } : {}),
      labels: [String(row.number)],
    })),
  };
}

function lawLane(dates: ModelDates): Lane {
  const byDay = new Map<Day, string[]>();
  for (const key of LAW_ORDER) {
    const outcome = dates[key];
    if (outcome.status === "dated") byDay.set(outcome.day, [...(byDay.get(outcome.day) ?? []), LAW_SHORT[key]]);
  }
  const marks = [...byDay].map(([on, names]): LaneMark => {
    return {
      id: String(on),
      day: on,
      shape: "square",
      fill: "full",
      labels: [names.join(", "), shortDay(on)],
    };
  });
  return {
    id: "law",
    name: "The law",
    note: "for providers of general-purpose AI models",
    tone: "law",
    words: marks.map((m) => `${shortDay(m.day)}: ${m.labels[0]}`).join("; "),
    marks,
  };
}

function fieldsOf({ dataset, own, every, today }: Around): Field[] {
  const all = (label: string, options: readonly Option[]): Option[] => [{ value: "", label }, ...options];
  const present = new Set(every.map((m) => m.model.provider));
  const value = (text: string) => (text === "all" ? "" : text);
  return [
    {
      label: "Provider",
      name: "maker",
      value: value(own.maker),
      options: all(
        "All providers",
        dataset.models.providers
          .filter((p) => present.has(p.id) || own.maker === p.id)
          .map((p) => ({ value: p.id, label: p.name }))
          .sort((a, b) => a.label.localeCompare(b.label, "en")),
      ),
    },
    {
      label: "Cut-off",
      name: "side",
      value: value(own.side),
      options: all(
        "Both sides",
        SIDES.map((s) => ({ value: s, label: capital(SIDE_WORDS[s]) })),
      ),
    },
    ...(today
      ? [
          {
            label: "Weights",
            name: "weights" as const,
            value: value(own.weights),
            options: all(
              "Any weights",
              WEIGHTS.map((w) => ({ value: w, label: capital(WEIGHTS_WORDS[w]) })),
            ),
          },
        ]
      : []),
    {
      label: "Training summary",
      name: "summary",
      value: value(own.summary),
      options: all(
        "Any",
        SUMMARIES.map((s) => ({ value: s, label: capital(SUMMARY_WORDS[s]) })),
      ),
    },
    {
      label: "Sort by",
      name: "order",
      value: own.order === "released" ? "" : own.order,
      options: ORDERS.map((o) => ({ value: o === "released" ? "" : o, label: ORDER_WORDS[o] })),
    },
  ];
}
