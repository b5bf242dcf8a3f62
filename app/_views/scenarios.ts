import type { HistoryState, StepMark } from "@/app/_charts/scenarios/state";
import type { Dataset } from "@/db/files";
import { type Facts, wordedBy } from "@/lib/facts";
import { type ChosenLaw, chosenLaw } from "@/lib/law/chosen";
import { type Compared, type ComparedAs, changeText, comparisonOf, comparisonSentence, OUTCOMES } from "@/lib/law/comparison";
import { repealedText } from "@/lib/law/derivation";
import { milestonesKnownOn } from "@/lib/law/known";
import { readable } from "@/lib/law/readable";
import type { ResolvedLaw, ResolvedMilestone } from "@/lib/law/resolve";
import { inForceOn, scenariosOn, standingOn } from "@/lib/law/scenario";
import type { Scenario } from "@/lib/law/schema";
import { dateLabel, numberWord, outcomeLabel } from "@/lib/law/sentence";
import { phraseOn, SCENARIO_SHORT, STATUS_WORDS } from "@/lib/law/words";
import type { Lens, LensContext, LensKey, ParsedLens } from "@/lib/lens";
import { addMonths, counted, type Day, longDay, parseDay, shortDay } from "@/lib/time/day";
import { type BarState, barState, footText, type NoticeState, noticeState } from "./bar";
import { standingText, versionNames } from "./comparison";
import { href } from "./links";
import { type ProcedureState, procedureState } from "./scenarios-procedure";
import { type StandardsState, standardsState } from "./scenarios-standards";
import { CONFIDENCE_WORDS } from "./words";

export const SCENARIOS_KEYS: readonly LensKey[] = ["law", "compare", "assume", "shift", "set", "fine", "name", "asOf"];
const SHOWN = ["law", "compare", "asOf"];
export const SCENARIOS_PATH = "/scenarios";
export const COMPARE_PATH = "/scenarios/compare";

export interface Link {
  readonly href: string;
  readonly text: string;
}

/** A milestone in a list of a card, linked to its page under that text. */
export interface ListItem extends Link {
  readonly id: string;
  readonly detail: string;
}

export interface ItemList {
  readonly id: string;
  readonly title: string;
  readonly items: readonly ListItem[];
}

export interface KeptItem {
  readonly id: string;
  readonly citation: string;
  /** Undefined on an earlier day: such words are not kept. */
  readonly summary: string | undefined;
  readonly note: string | undefined;
  readonly milestones: readonly ListItem[];
  readonly confidence: string;
  readonly sourceIds: readonly string[];
}

/** One text of the law, as it could be known on the as-of date. */
export interface TextCard {
  readonly id: string;
  readonly title: string;
  readonly reference: string | undefined;
  /** Whether the lens shows this text, or it is the yardstick. */
  readonly mark: "shown" | "yardstick" | undefined;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly history: readonly string[];
  readonly summary: string | undefined;
  readonly assumptions: readonly string[];
  readonly sentence: string;
  readonly lists: readonly ItemList[];
  readonly kept: readonly KeptItem[];
  readonly links: readonly Link[];
}

export interface ScenariosState {
  readonly headline: string;
  readonly lead: string;
  readonly bar: BarState;
  readonly notices: NoticeState;
  readonly foot: string;
  /** Whether the as-of date is today: what has no date of its own shows only then. */
  readonly current: boolean;
  readonly history: HistoryState;
  readonly drawingHref: string;
  readonly texts: readonly TextCard[];
  readonly own: { readonly title: string; readonly sentence: string; readonly links: readonly Link[] } | undefined;
  readonly procedure: ProcedureState;
  readonly standards: StandardsState;
  readonly links: readonly Link[];
  readonly sourceIds: readonly string[];
}

/** What the parts of the page are made from. */
export interface Around {
  readonly facts: Facts;
  readonly lens: Lens;
  readonly context: LensContext;
  readonly chosen: ChosenLaw;
  readonly current: boolean;
  readonly known: ReadonlySet<string>;
}

/** The texts of the law as a history, with the procedure and the standards, as known on the as-of date. */
export function scenariosState(
  given: Facts,
  dataset: Pick<Dataset, "procedure" | "standards">,
  parsed: ParsedLens,
  context: LensContext,
): ScenariosState {
  const facts = wordedBy(given, parsed.lens.asOf);
  const { lens } = parsed;
  const chosen = chosenLaw(facts.law, lens);
  const around: Around = {
    facts,
    lens,
    context,
    chosen,
    current: lens.asOf === context.today,
    known: new Set(milestonesKnownOn(facts.law, lens.asOf).map((m) => m.id)),
  };
  const texts = scenariosOn(facts.law, lens.asOf);
  const procedure = procedureState(around, dataset.procedure);
  const standards = standardsState(around, dataset.standards);
  const cards = texts.map((s, i) => textCard(around, s, texts[i - 1]));
  return {
    headline: headlineOf(around, texts),
    lead: leadOf(around, texts),
    bar: barState(SCENARIOS_PATH, lens, context, SHOWN),
    notices: noticeState(SCENARIOS_PATH, lens, context, chosen, parsed.problems, parsed.warnings),
    foot: footText(lens, chosen),
    current: around.current,
    history: historyState(around, texts, procedure),
    drawingHref: href("/charts/scenarios.svg", lens, context),
    texts: cards,
    own: chosen.own ? ownVersion(around) : undefined,
    procedure,
    standards,
    links: [
      { href: href(COMPARE_PATH, lens, context), text: "Any two texts side by side" },
      { href: href("/scenarios/lab", lens, context), text: "Build a version of your own" },
    ],
    sourceIds: [
      ...new Set([
        ...cards.flatMap((c) => c.kept.flatMap((k) => k.sourceIds)),
        ...procedure.steps.flatMap((s) => s.sourceIds),
        ...standards.groups.flatMap((g) => g.rows.flatMap((r) => r.sourceIds)),
      ]),
    ],
  };
}

function headlineOf({ facts, lens }: Around, texts: readonly Scenario[]): string {
  const { scenario, note } = inForceOn(facts.law, lens.asOf);
  const known = `${capital(numberWord(texts.length))} ${texts.length === 1 ? "text is" : "texts are"} known on ${longDay(lens.asOf)}`;
  if (note) return `${known}, and none is in force yet.`;
  const since = standingOn(scenario, lens.asOf).since;
  return `${known}; in force is ${phraseOn(standingOn(scenario, lens.asOf))}, since ${longDay(since)}.`;
}

function leadOf({ lens, chosen }: Around, texts: readonly Scenario[]): string {
  const standings = texts.map((s) => ({ s, standing: standingOn(s, lens.asOf) }));
  const wasLaw = (s: Scenario) => s.statusHistory.some((h) => h.status === "in-force" && parseDay(h.from) <= lens.asOf);
  const count = (n: number, one: string, many: string) =>
    n === 0 ? [] : [`${capital(numberWord(n))} of them ${n === 1 ? one : many}.`];
  const replaced = standings.filter(({ standing }) => standing.status === "superseded");
  const sentences = [
    ...count(standings.filter(({ standing }) => standing.status === "proposed").length, "is a proposal", "are proposals"),
    ...count(replaced.filter(({ s }) => !wasLaw(s)).length, "was never the law", "were never the law"),
    ...replaced
      .filter(({ s }) => wasLaw(s))
      .map(({ standing }) => `${capital(phraseOn(standing))} is superseded${standing.note ? ` ${standing.note}` : ""}.`),
  ];
  const yardstick = phraseOn(chosen.compareStanding);
  if (texts.length === 1) return "There is no other text to compare it with yet.";
  return [...sentences, `Each text is compared with ${yardstick}; choose another one above.`].join(" ");
}

function historyState({ lens }: Around, texts: readonly Scenario[], procedure: ProcedureState): HistoryState {
  const changes = texts
    .flatMap((s) => s.statusHistory.map((h) => parseDay(h.from)))
    .filter((d) => d <= lens.asOf)
    .concat(procedure.steps.map((s) => s.day));
  const last = Math.max(...changes) as Day;
  const second = texts[1] ? parseDay(texts[1].validFrom) : undefined;
  const from = second === undefined ? addMonths(parseDay(texts[0]?.validFrom ?? ""), -1) : addMonths(second, -3);
  const end = Math.min(lens.asOf, addMonths(last, 12)) as Day;
  const to = Math.max(addMonths(end, 4), addMonths(from, 12)) as Day;
  return {
    title: "How the texts stood over time",
    procedureTitle: procedure.title,
    axis: { from, to, asOf: lens.asOf, asOfLabel: shortDay(lens.asOf) },
    lanes: texts.map((s) => ({
      id: s.id,
      name: SCENARIO_SHORT[s.id] ?? s.title,
      standing: STATUS_WORDS[standingOn(s, lens.asOf).status],
      stretches: stretchesOf(s, lens.asOf),
    })),
    marks: procedure.steps.map(
      (s): StepMark => ({
        id: s.id,
        number: s.number,
        title: s.title,
        href: `#${s.id}`,
        when: s.when,
        day: s.day,
        ...(s.earliest === undefined ? {} : { earliest: s.earliest }),
        look: s.beside ? "beside" : "step",
      }),
    ),
    note: `Known to ${longDay(lens.asOf)}; nothing after that day is drawn.${
      second === undefined ? "" : ` The drawing begins on ${longDay(from)}; the tables tell the whole history.`
    }${to < lens.asOf ? ` It ends on ${longDay(to)}: nothing is known to have changed since.` : ""}`,
  };
}

/** The stretches of a text up to the as-of date, each with its status and the name that the text had then. */
function stretchesOf(s: Scenario, asOf: Day): HistoryState["lanes"][number]["stretches"] {
  const entries = s.statusHistory.filter((h) => parseDay(h.from) <= asOf);
  return entries.map((entry, i) => {
    const [from, next] = [parseDay(entry.from), entries[i + 1]];
    const words = STATUS_WORDS[entry.status];
    const named = entry.title && entry.title !== entries[i - 1]?.title ? `, as “${entry.title}”` : "";
    return {
      from,
      to: next ? parseDay(next.from) : asOf,
      status: entry.status,
      labels: [`${shortDay(from)}: ${words}${named}`, `${shortDay(from)}: ${words}`, words],
    };
  });
}

const LIST_TITLES: Readonly<Partial<Record<ComparedAs, string>>> = {
  later: "Moves later",
  earlier: "Moves earlier",
  new: "Adds",
  removed: "Takes out",
  unknown: "A day in one of the two only",
  reworded: "Rewords, without moving",
};

function textCard(around: Around, s: Scenario, before: Scenario | undefined): TextCard {
  const { facts, lens, context, chosen, current, known } = around;
  const standing = standingOn(s, lens.asOf);
  const plain = { assume: [], shift: [], set: [] };
  const builtIn: Lens = { ...lens, ...plain, fine: [], name: "", law: s.id };
  const { law } = chosenLaw(facts.law, builtIn);
  const yardstick = chosen.compare;
  const isYardstick = s.id === chosen.compareStanding.id;
  const comparison = comparisonOf(yardstick, law, known);
  const item = listItem(around, builtIn);
  const compareHref = (compare: string) => href(COMPARE_PATH, { ...builtIn, compare }, context);
  const dated = shortNames(law, known);
  return {
    id: s.id,
    title: standing.title,
    reference: standing.legalRef,
    mark: s.id === chosen.standing.id ? "shown" : isYardstick ? "yardstick" : undefined,
    facts: [
      { name: "First known", value: longDay(parseDay(s.validFrom)) },
      {
        name: `On ${longDay(lens.asOf)}`,
        value: standingText(standing),
      },
      { name: "Reference", value: standing.legalRef ?? "none under the name it has on this day" },
      { name: "Dates", value: dated },
    ],
    history: stretchesOf(s, lens.asOf).map((stretch, i) => {
      const note = s.statusHistory[i]?.note;
      return `${stretch.labels[0]}${note && !STATUS_WORDS[stretch.status].includes(note) ? ` (${note})` : ""}`;
    }),
    summary: current ? s.summary : undefined,
    assumptions: current ? s.assumptions.map((a) => readable(a, facts.law)) : [],
    sentence: isYardstick
      ? scenariosOn(facts.law, lens.asOf).length > 1
        ? "The other texts are compared with this one."
        : "It is the only text known on this day."
      : comparisonSentence(comparison, {
          from: phraseOn(chosen.compareStanding),
          to: phraseOn(standing),
        }),
    lists: [
      ...OUTCOMES.flatMap((as) => {
        const title = LIST_TITLES[as];
        const rows = comparison.rows.filter((r) => r.as === as);
        return title && rows.length > 0
          ? [
              {
                id: `${s.id}-${as}`,
                title,
                items: rows.map((r) => item(r.to.formal.status === "none" ? r.from : r.to, moveText(r))),
              },
            ]
          : [];
      }),
      ...unknownList(law, known, s.id, item),
    ],
    kept: (s.kept ?? []).map((k) => ({
      id: `${s.id}-${k.change}-${k.citation}`,
      citation: k.citation,
      summary: current ? readable(k.summary, facts.law) : undefined,
      note: current && k.note ? readable(k.note, facts.law) : undefined,
      milestones: k.targets.flatMap((id) => {
        const m = law.milestones.get(id);
        return m && known.has(id) ? [item(m, dateLabel(m))] : [];
      }),
      confidence: CONFIDENCE_WORDS[k.confidence],
      sourceIds: k.sources,
    })),
    links: [
      ...(isYardstick ? [] : [{ href: compareHref(lens.compare), text: `Beside ${phraseOn(chosen.compareStanding)}` }]),
      ...(before && before.id !== chosen.compareStanding.id
        ? [{ href: compareHref(before.id), text: `Beside the text before it, ${phraseOn(standingOn(before, lens.asOf))}` }]
        : []),
      { href: href("/timeline", builtIn, context), text: "On the timeline" },
    ],
  };
}

/** What the milestones of a text come to: `98 with a day, 12 on a condition, 7 with no day known`. */
function shortNames(law: ResolvedLaw, known: ReadonlySet<string>): string {
  const of = (status: ResolvedMilestone["practical"]["status"]) =>
    [...law.milestones.values()].filter((m) => known.has(m.id) && m.practical.status === status).length;
  const ended = [...law.milestones.values()].map((m) => m.practical).find((o) => o.status === "repealed");
  return [
    `${counted(of("dated"), "milestone")} with a day`,
    ...(of("conditional") > 0 ? [`${of("conditional")} on a condition`] : []),
    ...(of("unknown") > 0 ? [`${of("unknown")} with no day known`] : []),
    ...(of("never") > 0 ? [`${of("never")} that hang on an event without a day`] : []),
    ...(ended ? [`${of("repealed")} ${ended.would ? "that " : ""}${repealedText(ended)}`] : []),
  ].join(", ");
}

const listItem =
  ({ context }: Around, lens: Lens) =>
  (m: ResolvedMilestone, detail: string): ListItem => ({
    id: m.id,
    text: m.short,
    href: href(`/milestones/${m.id}`, { ...lens, duty: m.id }, context),
    detail,
  });

/** `2 Aug 2026 to 2 Dec 2027, 16 months later` */
function moveText(row: Compared): string {
  const { from, to, as, formalOnly } = row;
  const pair = (a: ResolvedMilestone, b: ResolvedMilestone, formal: boolean) =>
    `${outcomeLabel(formal ? a.formal : a.practical)} to ${outcomeLabel(formal ? b.formal : b.practical)}`;
  switch (as) {
    case "later":
    case "earlier":
      return `${pair(from, to, formalOnly)}, ${changeText(row)}`;
    case "new":
      return dateLabel(to);
    case "removed":
      return `${dateLabel(from)}; ${changeText(row)}`;
    case "unknown":
      return `${dateLabel(from)}; here: ${dateLabel(to)}`;
    default:
      return dateLabel(to);
  }
}

function unknownList(
  law: ResolvedLaw,
  known: ReadonlySet<string>,
  id: string,
  item: (m: ResolvedMilestone, detail: string) => ListItem,
): ItemList[] {
  const open = [...law.milestones.values()].filter((m) => known.has(m.id) && m.practical.status === "unknown");
  const items = open.map((m) => item(m, dateLabel(m)));
  return items.length === 0 ? [] : [{ id: `${id}-open`, title: "Leaves without a known day", items }];
}

function ownVersion({ facts, lens, context, chosen, known }: Around): NonNullable<ScenariosState["own"]> {
  const base = chosenLaw(facts.law, { ...lens, assume: [], shift: [], set: [] }).law;
  const names = versionNames(chosen, lens);
  const from = phraseOn(chosen.standing);
  return {
    title: lens.name === "" ? "Your version" : lens.name,
    sentence: comparisonSentence(comparisonOf(base, chosen.law, known), { from, to: names.to }),
    links: [
      { href: href(COMPARE_PATH, { ...lens, compare: lens.law }, context), text: `Beside ${from}` },
      { href: href("/scenarios/lab", lens, context), text: "Change it" },
    ],
  };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
