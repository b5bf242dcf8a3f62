import type { Choice, Option } from "@/app/_ui/fields";
import { enforcerOf } from "@/lib/enforcement/level";
import { type Facts, factsUnder } from "@/lib/facts";
import { chosenLaw, versionName } from "@/lib/law/chosen";
import { headline, listed, numberWord } from "@/lib/law/sentence";
import { STATUS_WORDS, titlePhrase } from "@/lib/law/words";
import {
  BLOCS,
  DEFAULT_LEAD,
  type Lens,
  type LensContext,
  type LensKey,
  leadKey,
  parseLens,
  printLens,
  WINDOW_KINDS,
  type WindowKind,
} from "@/lib/lens";
import { type Day, longDay, shortDay } from "@/lib/time/day";
import { aMonthsLong, monthsText, noWork } from "@/lib/windows";
import { assumptionWarnings } from "./assumed";
import { type BarState, barState, type NoticeState, noticeState } from "./bar";
import { providerOptions, siteName } from "./capacity";
import { delayChoices, isAssumed, KIND_WORDS, leadChoices } from "./window-cards";
import { isSite, SHAPE, windowSet } from "./window-set";
import { type ListState, listState } from "./windows-list";
import { type MatrixState, matrixState } from "./windows-matrix";
import { type NextGroup, nextGroups } from "./windows-next";
import {
  type Around,
  DEFAULT_ORDER,
  ORDERS,
  type Order,
  pageHref,
  type Ref,
  readOwn,
  shownKind,
  WINDOWS_KEYS,
} from "./windows-page";
import { foreground, type ReasonsState, reasonsState } from "./windows-reasons";
import { type ReliefState, reliefState } from "./windows-relief";
import { promiseKept } from "./windows-work";
import { BLOC_WORDS, CONFIDENCE_WORDS } from "./words";

/** A lens over all countries and sites: what is not chosen is not left out. */
export const windowsContext = (context: LensContext): LensContext => ({ ...context, all: true });

/** A field of the form, once for each value chosen. */
export interface FieldState {
  readonly label: string;
  readonly name: string;
  readonly values: readonly string[];
  readonly options: readonly Option[];
}

export interface LeadEstimate {
  readonly id: string;
  readonly what: string;
  readonly months: string;
  readonly quality: string;
  readonly sure: string;
  readonly sourceIds: readonly string[];
  readonly href: string;
  readonly current: boolean;
}

export interface WindowsState {
  readonly headline: string;
  /** What the page answers. */
  readonly question: string;
  readonly lead: string;
  readonly figures: readonly { readonly value: string; readonly text: string; readonly href?: string }[];
  readonly bar: BarState;
  readonly fields: readonly FieldState[];
  /** Fields that stand behind "More settings". */
  readonly more: readonly FieldState[];
  readonly moreOpen: boolean;
  readonly notices: NoticeState;
  readonly asOf: string;
  /** `As known on 22 November 2026, under the Omnibus (in force)` */
  readonly standing: string;
  readonly kind: WindowKind;
  readonly kinds: readonly Choice[];
  readonly title: string;
  readonly about: string;
  readonly matrix: MatrixState | undefined;
  readonly list: ListState | undefined;
  /** The list as a drawing. */
  readonly drawingHref: string | undefined;
  readonly next: readonly NextGroup[];
  readonly nextNote: { readonly text: string; readonly link: Ref } | undefined;
  readonly reasons: ReasonsState | undefined;
  readonly relief: ReliefState | undefined;
  readonly estimates: readonly LeadEstimate[];
  readonly files: readonly Ref[];
  readonly empty: { readonly text: string; readonly href: string } | undefined;
}

const TITLES: Readonly<Record<WindowKind, string>> = {
  runway: "Time left until each duty applies",
  "start-by": "When work would start, by an estimate",
  "enforcement-gap": "Duties by countries: who can fine, since when",
  relief: "What the change of the law gave",
  "capacity-lead": "Duties by sites: is compute there before the duty",
  migration: "Duties by sites: time to move and still finish",
  promise: "Public promises of compute",
};

const ABOUT: Readonly<Record<WindowKind, string>> = {
  runway: "From the as-of date to the day the duty can first bite.",
  "start-by":
    "Counted back from the day the duty applies, by an estimate of how long an assessment or preparing takes. The Act sets no duration.",
  "enforcement-gap":
    "From the day a duty applies to the first day on which a country can fine a breach. A duty binds whether or not anybody can fine.",
  relief: "From the date under the compared text to that under the chosen one.",
  "capacity-lead": "From the day a site is online to the day the duty applies.",
  migration: "From the day a site is online to the day on which work would start by the longer estimate.",
  promise: "From the as-of date to the day that was promised, with what was seen since.",
};

/** The page of windows. */
export function windowsState(
  all: Facts,
  query: URLSearchParams,
  base: LensContext,
): { readonly state: WindowsState; readonly asOf: Day } {
  const context = windowsContext(base);
  const { own, rest, problems: ownProblems } = readOwn(query);
  const { lens, problems, warnings } = parseLens(rest, context, WINDOWS_KEYS);
  const facts = factsUnder(all, lens);
  const chosen = chosenLaw(facts.law, lens);
  const set = windowSet(facts, lens, chosen);
  const around: Around = { facts, lens, context, chosen, set, own };
  const kind = shownKind(around);
  const next = nextGroups(around);
  const front = foreground(around);
  const { prime, more } = fieldsOf(around);
  const [matrix, list] = [matrixState(around), listState(around)];
  const state: WindowsState = {
    headline: headOf(around),
    lead: leadOf(next, around),
    figures: figuresOf(around),
    bar: barState("/windows", lens, context, shownKeys(kind), { sort: DEFAULT_ORDER }),
    question: "Which windows of the EU AI Act close next, and what stands behind them?",
    fields: prime,
    more,
    moreOpen: more.some((f) => printLens(lens, context).has(f.name)),
    notices: noticeState(
      "/windows",
      lens,
      context,
      chosen,
      [...problems, ...ownProblems, ...front.problems],
      [
        ...warnings,
        ...assumptionWarnings(
          facts,
          set.duties.map((duty) => enforcerOf(duty.milestone, facts.enforcementMap)).filter((s) => s.enforcer === "national"),
        ),
      ],
    ),
    asOf: longDay(lens.asOf),
    standing: `As known on ${longDay(lens.asOf)}, under ${titlePhrase(chosen.standing.title)}${chosen.own ? ", with your settings" : ""} (${STATUS_WORDS[chosen.standing.status]})`,
    kind,
    kinds: WINDOW_KINDS.map((value) => ({
      value,
      label: KIND_WORDS[value],
      href: `${pageHref(around, { lens: { kind: [value] } })}#matrix`,
      current: value === kind,
    })),
    title: TITLES[kind],
    about: ABOUT[kind],
    matrix,
    list,
    drawingHref: list && list.rows.length > 0 ? pageHref(around).replace("/windows", "/charts/windows.svg") : undefined,
    next,
    nextNote:
      lens.kind.length === 0
        ? undefined
        : {
            text: `Only of the kind ${listed(lens.kind.map((k) => `\u201c${KIND_WORDS[k]}\u201d`))}.`,
            link: { label: "All kinds of window", href: `${pageHref(around, { lens: { kind: [] } })}#next` },
          },
    reasons: front.entry && reasonsState(front.entry, around, anchorOf(matrix, list)),
    relief: kind === "relief" ? reliefState(around) : undefined,
    estimates: estimatesOf(around),
    files: filesOf(lens, context),
    empty: emptyOf(around),
  };
  return { state, asOf: lens.asOf };
}

/** Where the window in the foreground stands in the table. */
function anchorOf(matrix: MatrixState | undefined, list: ListState | undefined): string | undefined {
  const row = matrix?.rows.find((r) => r.opened);
  return row
    ? (row.cells.find((c) => c.current) ?? row.across ?? row.cells[0])?.anchor
    : list?.rows.find((r) => r.opened)?.anchor;
}

/** The lens keys of the form; `kind` is chosen above the table. */
const SHOWN: readonly string[] = ["law", "compare", "asOf", "role", "topic", "country", "provider", "bloc", "delay", "lead"];

/** A promise is about a site, whoever is bound: its form keeps these, and does not show them. */
const OF_DUTIES: readonly string[] = ["role", "topic", "country"];

const shownKeys = (kind: WindowKind): readonly string[] =>
  kind === "promise" ? SHOWN.filter((key) => !OF_DUTIES.includes(key)) : SHOWN;

/** Which fields each kind of window asks for; the others stand behind "More settings". */
const ASKS: Readonly<Record<WindowKind, readonly LensKey[]>> = {
  runway: [],
  "start-by": ["lead"],
  "enforcement-gap": ["country"],
  relief: ["compare"],
  "capacity-lead": ["delay", "provider", "bloc"],
  migration: ["delay", "lead", "provider", "bloc"],
  promise: ["provider", "bloc"],
};

function fieldsOf(around: Around): { prime: FieldState[]; more: FieldState[] } {
  const { facts, lens, context, own } = around;
  const bar = barState("/windows", lens, context, SHOWN);
  const many = (label: string, name: LensKey, values: readonly string[], options: readonly Option[]): FieldState => ({
    label,
    name,
    values: values.length > 0 ? values : [""],
    options,
  });
  const delay = delayChoices(lens);
  const byName = (a: Option, b: Option) => a.label.localeCompare(b.label, "en");
  const asked: FieldState[] = [
    { label: "Compare with", name: "compare", values: [bar.compare.value], options: bar.compare.options },
    many("Countries", "country", lens.country, [
      { value: "", label: "All countries" },
      ...facts.jurisdictions.map((j) => ({ value: j.iso2, label: j.name })),
    ]),
    { label: "Assessment takes", name: "lead", ...oneOf(leadChoices(facts, lens)) },
    { label: "Compute by", name: "delay", ...oneOf(delay) },
    many("Provider", "provider", lens.provider, [
      { value: "", label: "All providers" },
      ...providerOptions(facts, lens).sort(byName),
    ]),
    {
      label: "Bloc",
      name: "bloc",
      values: [lens.bloc === "all" ? "" : lens.bloc],
      options: [{ value: "", label: "All blocs" }, ...BLOCS.map((b) => ({ value: b, label: BLOC_WORDS[b] }))],
    },
  ];
  const kind = shownKind(around);
  const prime = ASKS[kind];
  const isPrime = (f: FieldState) => prime.some((key) => key === f.name);
  return {
    prime: [
      ...(kind === "promise"
        ? []
        : [many("Your role", "role", lens.role, bar.role.options), many("Topic", "topic", lens.topic, bar.topic.options)]),
      ...asked.filter(isPrime),
      {
        label: "Sort by",
        name: "sort",
        values: [own.sort],
        options: ORDERS.map((value) => ({ value, label: ORDER_WORDS[value] })),
      },
    ],
    more: asked.filter((f) => !isPrime(f) && shownKeys(kind).includes(f.name)),
  };
}

const oneOf = ({ value, options }: { value: string; options: readonly Option[] }) => ({ values: [value], options });

const ORDER_WORDS: Readonly<Record<Order, string>> = { urgency: "Urgency", date: "Date", name: "Name" };

function headOf({ set, lens, chosen }: Around): string {
  if (set.duties.length === 0 && shownKind({ lens }) === "promise") return "What was promised of compute, and what became of it.";
  if (set.duties.length === 0) return "No duty matches these filters.";
  return headline(set.duties, lens.asOf, versionName(chosen));
}

function leadOf(next: readonly NextGroup[], around: Around): string {
  const { lens } = around;
  const days = [...new Set(next.flatMap((g) => g.lines).map((l) => l.on))];
  const start = nextStart(around);
  const parts = [
    days.length === 0
      ? `No ${kindNoun(lens, 1)} ends within a year of ${longDay(lens.asOf)}.`
      : `The next ${kindNoun(lens, 2)} end on ${listed(days.slice(0, 3))}.`,
    ...(start
      ? [`By ${aMonthsLong(lens.lead.longest)} estimate, work on ${start.names} would start by ${longDay(start.day)}.`]
      : []),
    ...gapSentences(runningGaps(around), around),
  ];
  return parts.join(" ");
}

const KIND_NOUNS: Readonly<Record<WindowKind, readonly [string, string]>> = {
  runway: ["runway", "runways"],
  "start-by": ["start-by window", "start-by windows"],
  "enforcement-gap": ["enforcement gap", "enforcement gaps"],
  relief: ["relief window", "relief windows"],
  "capacity-lead": ["capacity-lead window", "capacity-lead windows"],
  migration: ["time to migrate", "times to migrate"],
  promise: ["promise", "promises"],
};

/** `window`, or what the one kind asked for is called. */
function kindNoun({ kind }: Lens, n: 1 | 2): string {
  const [only] = kind;
  const [one, many] = kind.length === 1 && only ? KIND_NOUNS[only] : ["window", "windows"];
  return n === 1 ? one : many;
}

const states = (n: number) => `${n} Member ${n === 1 ? "State" : "States"}`;

function gapSentences({ countries, members, most, unrecorded }: ReturnType<typeof runningGaps>, { chosen }: Around): string[] {
  const other = versionName(chosen) !== undefined;
  const verb = other ? "would apply" : most === 1 ? "applies" : "apply";
  const binds = other ? "" : `; ${most === 1 ? "it binds" : "they bind"} all the same`;
  return [
    ...(countries > 0
      ? [
          `In ${countries} of ${states(members)} ${most === 1 ? "a duty" : `up to ${most} duties`} ${verb} for which no power to fine is known there${binds}.`,
        ]
      : []),
    ...(unrecorded > 0 ? [`For ${states(unrecorded)} nothing is on record about it.`] : []),
  ];
}

/** The duties for which work would start next by the longer estimate. */
function nextStart({ set, lens }: Around): { readonly day: Day; readonly names: string } | undefined {
  const starts = set
    .of("start-by")
    .flatMap(({ window: { from }, duty }) =>
      from.status === "dated" && from.latest >= lens.asOf && duty ? [{ day: from.latest, duty }] : [],
    );
  const day = starts.reduce<Day | undefined>((least, s) => (least === undefined || s.day < least ? s.day : least), undefined);
  return day === undefined ? undefined : { day, names: few(starts.filter((s) => s.day === day).map((s) => s.duty.short)) };
}

const few = (names: readonly string[]) => {
  const quoted = names.map((name) => `\u201c${name}\u201d`);
  return quoted.length <= 2 ? listed(quoted) : `${quoted[0]} and ${quoted.length - 1} more`;
};

/**
 * The Member States in which a duty of operators applies on the as-of date and no power to fine is known, and those of which nothing
 * is on record.
 */
function runningGaps({ set, lens, facts }: Around) {
  const applying = set.of("enforcement-gap").filter(({ window: w, place, duty }) => {
    const applies = w.from.status === "dated" && w.from.latest <= lens.asOf;
    const works = duty !== undefined && noWork(duty, facts.enforcementMap) === undefined;
    return applies && works && place !== undefined && !isSite(place) && place.bloc === "EU";
  });
  // Counted by facts: an assumed power is none.
  const running = applying.filter(({ window: w }) => w.state === "open" || isAssumed(w.to));
  const unrecorded = new Set(applying.flatMap(({ window: w }) => (w.state === "unknown" ? [w.country ?? ""] : [])));
  const byCountry = new Map<string, number>();
  for (const { window } of running) byCountry.set(window.country ?? "", (byCountry.get(window.country ?? "") ?? 0) + 1);
  return {
    countries: byCountry.size,
    members: set.countries.filter((j) => j.bloc === "EU").length,
    unrecorded: [...unrecorded].filter((country) => !byCountry.has(country)).length,
    most: Math.max(0, ...byCountry.values()),
  };
}

function figuresOf(around: Around): WindowsState["figures"] {
  const { set, lens } = around;
  const { asOf, lead } = lens;
  const first = (kind: WindowKind) => {
    const ends = set.of(kind).flatMap((e) => {
      const { to, state } = e.window;
      return to.status === "dated" && to.latest >= asOf && state !== "not-applicable" && !promiseKept(e)
        ? [{ ...e, day: to.latest }]
        : [];
    });
    const day = Math.min(...ends.map((e) => e.day));
    return ends.filter((e) => e.day === day);
  };
  const figures: { value: string; text: string; href?: string }[] = [];
  const open = (kind: WindowKind) => `${pageHref(around, { lens: { kind: [kind] } })}#matrix`;
  const next = first("runway");
  if (next[0])
    figures.push({
      value: shortDay(next[0].day),
      text: `next: ${few(next.map((n) => n.duty?.short ?? ""))}`,
      href: open("runway"),
    });
  const start = nextStart(around);
  if (start)
    figures.push({
      value: shortDay(start.day),
      text: `work would start by ${aMonthsLong(lead.longest)} estimate: ${start.names}`,
      href: open("start-by"),
    });
  const running = runningGaps(around);
  if (running.countries > 0)
    figures.push({
      value: `${running.countries} of ${running.members}`,
      text: `Member States in which a duty ${versionName(around.chosen) === undefined ? "applies" : "would apply"} for which no power to fine is known there`,
      href: open("enforcement-gap"),
    });
  const promise = first("promise");
  if (promise[0])
    figures.push({
      value: shortDay(promise[0].day),
      text: `${numberWord(promise.length)} public ${promise.length === 1 ? "promise ends" : "promises end"}: ${few(promise.map((p) => (isSite(p.place) ? siteName(p.place.readings.site) : "")))}`,
      href: open("promise"),
    });
  return figures;
}

const estimatesOf = (around: Around): LeadEstimate[] =>
  around.facts.leadTimes.map((l) => ({
    id: l.id,
    what: l.what,
    months: l.shortest === l.longest ? monthsText(l.longest) : `${l.shortest} to ${monthsText(l.longest)}`,
    quality: l.quality,
    sure: CONFIDENCE_WORDS[l.confidence],
    sourceIds: l.sources,
    href: `${pageHref(around, { lens: { lead: { shortest: l.shortest, longest: l.longest, preset: l.id } } })}#estimates`,
    current: leadKey(around.lens.lead) === l.id,
  }));

/** The same windows for machines and for spreadsheets: the filters of the page, and nothing folded or left out. */
function filesOf(lens: Lens, context: LensContext): Ref[] {
  // A file has no use for the name.
  const query = printLens({ ...lens, name: "" }, context).toString();
  const to = (path: string, more = "") => [path, [query, more].filter(Boolean).join("&")].filter(Boolean).join("?");
  return [
    { label: "Excel workbook (XLSX)", href: to("/windows/export.xlsx") },
    { label: "Table (CSV)", href: to("/windows/export.csv") },
    { label: "JSON", href: to("/api/v1/windows") },
  ];
}

function emptyOf(around: Around): WindowsState["empty"] {
  const { set } = around;
  const kind = shownKind(around);
  const href = pageHref(around, {
    lens: { topic: [], role: [], country: [], site: [], provider: [], bloc: "all", state: [], lead: DEFAULT_LEAD },
  });
  if (SHAPE[kind] !== "site" && set.duties.length === 0) return { text: "No duty matches these filters.", href };
  if ((SHAPE[kind] === "site" || SHAPE[kind] === "site-of-duty") && set.sites.length === 0)
    return { text: "No compute site matches these filters.", href };
  return undefined;
}
