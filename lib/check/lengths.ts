/** What a text says of the length of a delay. */

import { between } from "../time/day";
import { FORCE, REPORTED } from "./cues";
import { type DateMention, readLengths } from "./dates";
import type { Finding, Verdict } from "./finding";
import { HISTORY_BEFORE } from "./history";
import { exactSubjects, idsOf, type LawMention, type Subject } from "./subjects";
import type { Entry, Timetable } from "./timetable";
import type { Wording } from "./wording";

/** What the Commission proposal made a condition: a decision, on standards and other support. */
const TRIGGER =
  /\b(?:after|following|once|as soon as|from|only when|only if)\s+(?:(?:the|a|an|any|such|adoption of)\s+){0,3}(?:European\s+)?(?:Commission(?:'s|’s)?\s+(?:\w+\s+){0,2}?(?:decision|(?:decid|confirm|adopt|declar|establish|find|found|determin|conclud)\w*)|decision (?:of|by) the (?:European )?Commission|(?:(?:the|necessary|relevant|harmonised|technical|adequate|support)\s+){0,3}(?:standards|(?:support )?tools)\b(?:[^.;,]{0,30}?(?:available|ready|in place|published|adopted|exist))?)/iu;
/** The trigger is told as one that is not law. */
const NO_TRIGGER =
  /\b(?:no|not(?! later)|never|dropp\w+|scrapp\w+|reject\w+|remov\w+|abandon\w+|without|instead|gone|delet\w+|nor|neither|depend\w*)\b/iu;

const CHANGED_BY = /\bomnibus\b|\bdelay|\bpostpon|\bdefer|\bamend/iu;

/** Where a stretch of a statement stands in the text. */
export type Spot = (start: number, end: number) => Pick<Finding, "start" | "end" | "sentence">;

/** Delays: how much later than in the text of 2024, against what a statement says. */
export function lengths(
  said: string,
  subjects: readonly Subject[],
  laws: readonly LawMention[],
  spot: Spot,
  table: Timetable,
  { byId, aboutOf, nowSentence }: Wording,
  mentions: readonly DateMention[],
): Finding[] {
  if (laws.some((l) => l.law !== "ai-act") && !laws.some((l) => l.law === "ai-act")) return [];
  const found: Finding[] = [];
  for (const length of readLengths(said)) {
    if (mentions.some((m) => m.counted && m.start === length.start)) continue;
    const tail = said.slice(length.end, length.end + 140);
    const make = (verdict: Verdict, reason: string, entries: readonly Entry[], corrected?: string, extra = 0) =>
      found.push({
        ...spot(length.start, length.end + extra),
        quote: length.text,
        verdict,
        reason,
        about: aboutOf(entries.map((e) => e.id)),
        corrected,
        history: false,
      });
    const condition = TRIGGER.exec(tail);
    const trigger = condition && /^\s*$/u.test(tail.slice(0, condition.index)) ? condition : undefined;
    const exact = exactSubjects(subjects);
    const keys = exact.map((s) => s.key);
    const highRisk = keys.flatMap((k) => (["high-risk", "annex-iii", "annex-i"].includes(k) ? idsOf(k) : []));
    if (
      trigger &&
      highRisk.length > 0 &&
      table.law.id !== "commission-proposal" &&
      table.versions.some((v) => v.id === "commission-proposal")
    ) {
      if (REPORTED.test(said.slice(0, length.start)) || NO_TRIGGER.test(said)) continue;
      const entries = highRisk.flatMap((id) => byId.get(id) ?? []);
      make(
        "superseded",
        `Only the Commission proposal counted from a decision; it was never adopted. ${nowSentence(entries)}`,
        entries,
        undefined,
        trigger.index + trigger[0].length,
      );
      continue;
    }
    // Later than the entry into force, not than the text of 2024.
    if (/^\s*later\b/iu.test(tail) && (FORCE.test(said.slice(0, length.start)) || !CHANGED_BY.test(said))) continue;
    const around = said.slice(Math.max(0, length.start - 90), length.end + 60);
    if (/^\s*(?:after|before|from now|left|away|ago|until|prior|later than)\b/iu.test(tail)) continue;
    if (/\b(?:every|within|last|at least|for the past|notice)\s*$/iu.test(said.slice(0, length.start))) continue;
    if (
      !/\b(?:delay\w*|postpon\w*|defer\w*|push\w*|exten[ds]\w*|extra|additional|more|further|later|(?<!no )longer|grace|mov(?:e[sd]?|ing)|reprieve|breathing)\b/iu.test(
        around,
      )
    )
      continue;
    const reliefs = reliefsOf(keys, table, byId);
    if (reliefs.length === 0) continue;
    const right = reliefs.find((r) => r.months === length.months);
    const first = reliefs[0] as Relief;
    const told = reliefs.map((r) => `${r.entry.title}: ${r.months} months`).join("; ");
    if (right) make("current", `${right.entry.title}: ${right.months} months later than in the 2024 text.`, [right.entry]);
    else if (HISTORY_BEFORE.test(said.slice(0, length.start)) || REPORTED.test(said.slice(0, length.start))) continue;
    else if (first.before.includes(length.months))
      make(
        "superseded",
        `An earlier text gave ${length.months} months. Under ${table.law.phrase}: ${told}.`,
        reliefs.map((r) => r.entry),
        `${first.months} months`,
      );
    else
      make(
        "never-true",
        `No version of the law gives ${length.text.replace(/\s+/g, " ")}. Under ${table.law.phrase}, against the 2024 text: ${told}.`,
        reliefs.map((r) => r.entry),
        `${first.months} months`,
      );
  }
  return found;
}

interface Relief {
  readonly entry: Entry;
  readonly months: number;
  readonly before: readonly number[];
}

function reliefsOf(keys: readonly string[], table: Timetable, byId: ReadonlyMap<string, Entry>): Relief[] {
  const ids = keys.flatMap((key) =>
    key === "marking" || key.startsWith("article 50")
      ? ["transparency-marking-legacy"]
      : ["high-risk", "annex-iii", "annex-i", "sandbox"].includes(key)
        ? idsOf(key)
        : [],
  );
  return [...new Set(ids)].flatMap((id) => {
    const entry = byId.get(id);
    const base = entry?.others.find((o) => o.scenario === table.base)?.practical;
    if (!entry?.now || base === undefined) return [];
    const months = between(base, entry.now.practical).months;
    return months > 0
      ? [{ entry, months, before: entry.others.map((o) => between(base, o.practical).months).filter((n) => n > 0) }]
      : [];
  });
}
