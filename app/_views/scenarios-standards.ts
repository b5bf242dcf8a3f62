import type { Dataset, Standard } from "@/db/files";
import { readable } from "@/lib/law/readable";
import { distance } from "@/lib/law/sentence";
import { titleOn } from "@/lib/law/standard";
import { type Day, longDay, parseDay } from "@/lib/time/day";
import { compareImprecise, countsFrom, type ImpreciseDate, impreciseText, parseImprecise } from "@/lib/time/imprecise";
import { href } from "./links";
import type { Around, Link } from "./scenarios";
import { CONFIDENCE_WORDS } from "./words";

/** Standards, guidelines and codes with their stages, as known on the as-of date. */

export interface StandardRow {
  readonly id: string;
  readonly title: string;
  readonly article: string;
  /** Where none is kept for this day, that and the last stage. */
  readonly status: string;
  /** `as of 6 October 2026` */
  readonly statusAsOf: string | undefined;
  readonly stages: readonly string[];
  /** What is dated after the as-of date. */
  readonly next: readonly string[];
  readonly due: (Link & { readonly detail: string }) | undefined;
  readonly missed: boolean;
  readonly note: string | undefined;
  readonly confidence: string;
  readonly sourceIds: readonly string[];
}

export interface StandardsState {
  readonly groups: readonly { readonly kind: string; readonly title: string; readonly rows: readonly StandardRow[] }[];
  /** What comes next and what was missed, in order of days. */
  readonly next: readonly string[];
  readonly missed: readonly string[];
  readonly note: string;
}

const KINDS: Readonly<Record<string, string>> = {
  "standardisation-request": "Standardisation request",
  presumption: "Citation in the Official Journal",
  "harmonised-standard-candidate": "Standards on their way to Article 40",
  "standard-not-harmonised": "Other standards",
  guidelines: "Guidelines",
  "code-of-practice": "Codes of practice",
  "delegated-act": "Delegated acts",
};

interface Stage {
  readonly date: ImpreciseDate;
  readonly words: string;
}

interface Known {
  readonly record: Standard;
  readonly row: StandardRow;
  readonly past: readonly Stage[];
  readonly ahead: readonly Stage[];
  readonly due: { readonly day: Day; readonly open: boolean } | undefined;
}

export function standardsState(around: Around, standards: Dataset["standards"]): StandardsState {
  const { lens, current } = around;
  const known = standards.flatMap((record) => knownOf(record, around) ?? []);
  const kinds = [...Object.keys(KINDS), ...new Set(known.map((k) => k.record.kind).filter((kind) => !(kind in KINDS)))];
  return {
    groups: kinds.flatMap((kind) => {
      const rows = known.filter((k) => k.record.kind === kind).map((k) => k.row);
      return rows.length === 0 ? [] : [{ kind, title: KINDS[kind] ?? kind.replaceAll("-", " "), rows }];
    }),
    next: inOrder(known.flatMap((k) => k.ahead.map((s) => ({ ...s, title: k.row.title })))),
    missed: missedOf(known, around),
    note:
      known.length === 0
        ? `Nothing about standards, guidelines or codes is on record by ${longDay(lens.asOf)}.`
        : current
          ? ""
          : "Shown are the stages reached by this day. A status is shown where it was recorded by then; notes and later plans are left out.",
  };
}

function knownOf(record: Standard, around: Around): Known[] | undefined {
  const { facts, lens, current } = around;
  const datasetDay = parseDay(facts.datasetDay);
  const by = (date: ImpreciseDate) => countsFrom(date, datasetDay) <= lens.asOf;
  const stages = record.stages
    .map((s): Stage => ({ date: parseImprecise(s.date), words: s.stage }))
    .sort((a, b) => compareImprecise(a.date, b.date));
  const past = stages.filter((s) => by(s.date));
  const statusAsOf = parseImprecise(record.statusAsOf);
  const statusKnown = by(statusAsOf);
  if (past.length === 0 && !statusKnown) return undefined;
  // A plan is dated by what it plans, not by when it was made: it belongs to the newest state.
  const ahead = current ? stages.filter((s) => !by(s.date)) : [];
  const due = dueOf(record, around, statusKnown);
  const row: StandardRow = {
    id: record.id,
    title: titleOn(record.title, current),
    article: record.article,
    status: statusKnown ? record.status : `no status is kept for this day; last stage: ${past.at(-1)?.words ?? "none"}`,
    statusAsOf: statusKnown ? `as of ${impreciseText(statusAsOf)}` : undefined,
    stages: past.map(stageText),
    next: ahead.map(stageText),
    due: due && {
      href: href(`/milestones/${due.id}`, { ...lens, duty: due.id }, around.context),
      text: longDay(due.day),
      detail: distance(lens.asOf, due.day),
    },
    missed: past.some(isMissed) || due?.open === true,
    note: current && record.note ? readable(record.note, facts.law) : undefined,
    confidence: CONFIDENCE_WORDS[record.confidence],
    sourceIds: record.sources,
  };
  return [{ record, row, past, ahead, due }];
}

// Words of a status that say that the thing is not there yet.
const OPEN = /^(draft|drafting|none|not yet|before|enquiry|new project)/;

/** The day that the law sets for it, under the chosen text; `open` where that day is over and its status says it is not there. */
function dueOf(record: Standard, { chosen, lens, known }: Around, statusKnown: boolean) {
  const m = record.milestone === undefined ? undefined : chosen.law.milestones.get(record.milestone);
  if (!m || !known.has(m.id) || m.milestone.kind !== "deadline-for-eu" || m.formal.status !== "dated") return undefined;
  const { day } = m.formal;
  return { id: m.id, day, open: day < lens.asOf && statusKnown && OPEN.test(record.status) };
}

const isMissed = (stage: Stage) => /\bmissed\b/.test(stage.words);

const stageText = ({ date, words }: Stage) => `${impreciseText(date)}: ${words}`;

const inOrder = (stages: readonly (Stage & { readonly title: string })[]): string[] =>
  [...stages].sort((a, b) => compareImprecise(a.date, b.date)).map((s) => `${impreciseText(s.date)}: ${s.title}, ${s.words}`);

function missedOf(known: readonly Known[], { lens }: Around): string[] {
  const told = known.flatMap((k) =>
    k.past.filter(isMissed).map((s) => ({ day: s.date.latest, text: `${impreciseText(s.date)}: ${k.row.title}, ${s.words}` })),
  );
  const over = known.flatMap((k) =>
    k.due?.open && !k.past.some(isMissed)
      ? [
          {
            day: k.due.day,
            text: `${longDay(k.due.day)}: ${k.row.title}, the day in the law, ${distance(lens.asOf, k.due.day)}; ${k.row.status}, ${k.row.statusAsOf}`,
          },
        ]
      : [],
  );
  return [...told, ...over].sort((a, b) => a.day - b.day).map((m) => m.text);
}

export { titleOn };
