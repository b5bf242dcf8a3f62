import type { Context } from "@/app/_server/context";
import {
  filteredSignals,
  type SignalFilter,
  type SignalsAround,
  signalsAround,
  signalsContext,
  type ToldSignal,
  tellSignal,
  toldSignals,
} from "@/app/_views/signals";
import { effectSentence } from "@/app/_views/signals-effect";
import { notFound, quote } from "@/lib/errors";
import type { Outcome } from "@/lib/law/resolve";
import {
  type DateMove,
  inHindsight,
  type Said,
  type SiteMove,
  signalsOf,
  type TextMove,
  touched,
  type WindowMove,
  watchOf,
} from "@/lib/signals";
import { isoDay, longDay } from "@/lib/time/day";
import type { AnyWindow } from "@/lib/windows";
import { type Ask, list, one } from "../_edge/operation";
import type { ParameterName } from "../_schemas/parameters";
import { type SignalOne, type SignalRow, zSignalOne, zSignalRow } from "../_schemas/signals";
import { endOf } from "./windows";

const LAW = ["law", "assume", "shift", "set", "asOf"] as const satisfies readonly ParameterName[];

const EFFECT =
  "The effect is computed: what the fact can touch, evaluated with what was known the day before and with the day itself, under the law in force on that day.";

const nameable = ({ lensContext, dataset }: Context) => signalsContext(lensContext, dataset);

export const signals = list({
  id: "listSignals",
  path: "/api/v1/signals",
  tag: "Signals",
  summary: "Dated facts and what they change",
  description: `Every dated fact known by the as-of date, the newest first: steps of the procedure, events of countries, statements about sites, deals, stages of standards, releases of models. ${EFFECT} A filter that is not given leaves nothing out. \`horizon\` looks from the as-of date at dates under \`law\`.`,
  parameters: [...LAW, "what", "country", "provider", "topic", "horizon", "moved", "q"],
  nameable,
  undated: [],
  example: "/api/v1/signals?asOf=2026-11-22&what=compute&moved=yes&limit=2",
  data: zSignalRow,
  list: (asked) => {
    const around = aroundOf(asked);
    return filteredSignals(toldSignals(around), around, filterOf(asked)).map((told) => ({
      key: told.signal.id,
      make: () => signalRow(told, around),
    }));
  },
});

export const signal = one({
  id: "getSignal",
  path: "/api/v1/signals/{id}",
  tag: "Signals",
  summary: "One dated fact with its effect in full",
  description: `${EFFECT} A statement about a site is told in hindsight too, under \`law\`, where that came later. \`next\` holds the dates still ahead.`,
  parameters: [...LAW, "duty"],
  undated: ["openQuestions"],
  idParameter: { name: "id", description: "The id of a signal.", example: "compute-nscale-narvik-10" },
  example: "/api/v1/signals/enforcement-pl-penalties-1?asOf=2026-11-22",
  data: zSignalOne,
  one: (asked, id): SignalOne => {
    const around = aroundOf(asked);
    const { recorded: facts, context, lens, chosen, current } = asked;
    const found = signalsOf(facts, context.dataset, lens.asOf).find((s) => s.id === id);
    if (!found) throw notFound("id", `There is no signal ${quote(id)} by ${longDay(lens.asOf)}; the list is at /api/v1/signals.`);
    const told = tellSignal(found, around);
    const { effect } = told;
    const later = found.kind === "compute" && (chosen.own || chosen.law.choice.scenario !== effect.law);
    const { dates, questions } = watchOf(found, effect, around.standing, context.dataset, current);
    return {
      ...signalRow(told, around),
      dates: effect.dates.map(dateMove),
      texts: effect.texts.map(textMove),
      levels: effect.levels.map((l) => ({ ...l })),
      ...(effect.site ? { site: siteMove(effect.site) } : {}),
      windows: effect.windows.map(windowMove),
      ...(later
        ? { hindsight: { law: chosen.law.choice.scenario, windows: inHindsight(found, chosen.law, facts).map(windowMove) } }
        : {}),
      next: dates.map(({ kind, day, when, text, of }) => ({ kind, date: isoDay(day), when, text, of })),
      ...(questions === "not-kept" ? {} : { openQuestions: questions.map((q) => q.text) }),
    };
  },
});

const aroundOf = ({ recorded, context, lens }: Ask): SignalsAround => signalsAround(recorded, context.dataset, lens);

const filterOf = ({ own: { what, q, horizon, moved } }: Ask): SignalFilter => ({
  what: what ?? [],
  q: q ?? "",
  horizon: horizon ?? "",
  moved: moved === "yes",
  year: undefined,
});

function signalRow({ signal: s, effect, horizon, topics, roles }: ToldSignal, { facts, lens }: SignalsAround): SignalRow {
  const told = { facts, duty: lens.duty, milestoneHref: (id: string) => `/milestones/${id}` };
  return {
    id: s.id,
    kind: s.kind,
    date: s.date,
    ...(s.between === undefined || s.between.from === "unknown" ? {} : { notBefore: s.between.from }),
    knownOn: isoDay(s.knownOn),
    title: s.title,
    ...(s.detail === undefined ? {} : { detail: s.detail }),
    planned: s.planned,
    roles: [...roles],
    countries: [...s.countries],
    providers: [...s.providers],
    sites: [...s.sites],
    milestones: touched(s, effect, facts),
    topics: [...topics],
    region: s.region,
    relevance: effect.relevance,
    horizon,
    effect: effectSentence(effect, told),
    ...(effect.untouched === undefined ? {} : { untouched: effect.untouched }),
    effectLaw: effect.law,
    together: [...effect.together],
    confidence: s.confidence,
    sources: [...s.sources],
  };
}

const day = <K extends string>(key: K, outcome: Outcome) =>
  (outcome.status === "dated" ? { [key]: isoDay(outcome.day) } : {}) as { [P in K]?: string };

const dateMove = ({ milestone, duty, before, after, days, latest }: DateMove): SignalOne["dates"][number] => ({
  milestone,
  duty,
  beforeStatus: before.status,
  ...day("before", before),
  afterStatus: after.status,
  ...day("after", after),
  days,
  ...(latest === undefined ? {} : { earlierWith: latest }),
});

const textMove = ({ scenario, title, before, after, differing, leads }: TextMove): SignalOne["texts"][number] => ({
  scenario,
  title,
  before,
  after,
  differing,
  leads: leads.map(dateMove),
});

const saidOf = (said: Said | "none") => (said === "none" ? { status: "none" as const } : { status: "said" as const, ...said });

const siteMove = ({ site, before, after, promise, stated }: SiteMove): NonNullable<SignalOne["site"]> => ({
  site,
  before,
  after,
  promiseBefore: saidOf(promise.before),
  promiseAfter: saidOf(promise.after),
  statedBefore: saidOf(stated.before),
  statedAfter: saidOf(stated.after),
});

const side = ({ from, to, length, state }: AnyWindow) => ({
  from: endOf(from),
  to: endOf(to),
  ...(length === "unknown" ? {} : { totalDays: length.totalDays }),
  state,
});

const windowMove = (w: WindowMove): SignalOne["windows"][number] => ({
  kind: w.kind,
  ...(w.milestone === undefined ? {} : { milestone: w.milestone }),
  ...(w.country === undefined ? {} : { country: w.country }),
  ...(w.site === undefined ? {} : { site: w.site }),
  ...(w.by === "stated" || w.by === "promise" ? { by: w.by } : {}),
  ...(w.part === undefined ? {} : { tranche: w.part.tranche }),
  before: side(w.before),
  after: side(w.after),
  fromDays: w.from.days,
  toDays: w.to.days,
  moved: w.moved,
});
