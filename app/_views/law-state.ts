import type { LawGroup, LawRow, MarkState } from "@/app/_charts/state";
import type { ChosenLaw } from "@/lib/law/chosen";
import { concerns, isDuty } from "@/lib/law/duty";
import type { Outcome, ResolvedMilestone } from "@/lib/law/resolve";
import type { Topic } from "@/lib/law/schema";
import { isDisputed } from "@/lib/law/sense";
import { deltaText, nextDates, outcomeLabel } from "@/lib/law/sentence";
import { TOPIC_WORDS } from "@/lib/law/words";
import { counted, type Day, shortDay } from "@/lib/time/day";
import { CONFIDENCE_WORDS, sureText } from "./words";

export const markOf = (outcome: Outcome): MarkState =>
  outcome.status === "dated"
    ? { kind: "day", day: outcome.day, label: shortDay(outcome.day) }
    : { kind: "missing", status: outcome.status, label: outcomeLabel(outcome) };

const POINTS = new Set(["event", "deadline-for-member-state", "deadline-for-eu", "cutoff", "review"]);

/** Why a date is less sure than one read in the law; undefined where it is not. Nothing of it is an estimate. */
const doubtOf = (m: ResolvedMilestone, yours: boolean): string | undefined =>
  isDisputed(m)
    ? CONFIDENCE_WORDS.conflict
    : m.confidence === "one-secondary"
      ? CONFIDENCE_WORDS["one-secondary"]
      : yours
        ? sureText("assumed")
        : undefined;

/** One milestone as a row of the law band. */
export function lawRow(m: ResolvedMilestone, chosen: ChosenLaw, selected: boolean, href: string): LawRow {
  const from = chosen.compare.milestones.get(m.id);
  const delta = from && deltaText(from, m);
  const doubt = doubtOf(m, chosen.own && m.setBy === undefined && delta !== undefined);
  const showGhost = from && delta !== undefined && from.practical.status === "dated";
  return {
    id: m.id,
    label: m.short,
    href,
    mark: markOf(m.practical),
    ...(m.formal.status === "dated" && m.practical.status === "dated" && m.formal.day !== m.practical.day
      ? { formal: markOf(m.formal) }
      : {}),
    ...(showGhost ? { ghost: markOf(from.practical) } : {}),
    ...(delta ? { delta } : {}),
    shape: m.practical.status === "repealed" ? "ended" : POINTS.has(m.milestone.kind) ? "point" : "applies",
    selected,
    estimated: doubt !== undefined,
    ...(doubt === undefined ? {} : { doubt }),
  };
}

const dayOr = (m: ResolvedMilestone, fallback: number): number => (m.practical.status === "dated" ? m.practical.day : fallback);

/** The milestones by topic, each group in order of its dates; what has no date stands last. */
export function lawGroups(
  milestones: readonly ResolvedMilestone[],
  chosen: ChosenLaw,
  selectedId: string,
  asOf: Day,
  hrefOf: (id: string) => string,
): LawGroup[] {
  return (Object.keys(TOPIC_WORDS) as Topic[]).flatMap((topic) => {
    const own = milestones.filter((m) => m.milestone.topic === topic);
    if (own.length === 0) return [];
    const sorted = [...own].sort((a, b) => dayOr(a, Number.MAX_SAFE_INTEGER) - dayOr(b, Number.MAX_SAFE_INTEGER));
    const next = nextDates(own, asOf);
    return [
      {
        topic,
        title: TOPIC_WORDS[topic].title,
        summary: summaryOf(own, next?.day),
        open: own.some((m) => m.id === selectedId),
        rows: sorted.map((m) => lawRow(m, chosen, m.id === selectedId, hrefOf(m.id))),
      },
    ];
  });
}

/** `6 milestones, 4 dated, next 2 Dec 2026` */
function summaryOf(own: readonly ResolvedMilestone[], next: Day | undefined): string {
  const dated = own.filter((m) => m.practical.status === "dated").length;
  const last = next === undefined ? (dated > 0 ? ", all past" : "") : `, next ${shortDay(next)}`;
  return `${counted(own.length, "milestone")}, ${dated === own.length ? "" : `${dated} dated`}${last}`
    .replace(", ,", ",")
    .replace(/, $/, "");
}

/** The milestones that pass the reader's filters. */
export const filtered = (milestones: readonly ResolvedMilestone[], topics: readonly string[], roles: readonly string[]) =>
  milestones.filter(
    (m) => (topics.length === 0 || topics.includes(m.milestone.topic)) && concerns(m.milestone.addressees, roles),
  );

/** The duties among them. */
export const dutiesOf = (milestones: readonly ResolvedMilestone[]) => milestones.filter((m) => isDuty(m.milestone));
