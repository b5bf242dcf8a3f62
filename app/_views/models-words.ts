import { outcomeLabel } from "@/lib/law/sentence";
import type { Due, ModelDates, Side } from "@/lib/models/due";
import { type CodeOn, type ModelOn, presumedBy, type SummaryOn } from "@/lib/models/known";
import type { Model, SystemicRisk } from "@/lib/models/schema";
import { shortDay } from "@/lib/time/day";
import { impreciseText } from "@/lib/time/imprecise";

/** What is said of a model and its provider in a few words. */

export interface Said {
  readonly value: string;
  readonly note: string;
  /** Nothing is known, or it is not kept: it looks different from a fact. */
  readonly missing: boolean;
}

export const said = (value: string, note = "", missing = false): Said => ({ value, note, missing });
export const NOT_KEPT = said("not kept for that day", "", true);

export const SIDE_WORDS: Readonly<Record<Side, string>> = {
  older: "before the cut-off",
  newer: "on or after the cut-off",
  unknown: "side of the cut-off not known",
};

export const WEIGHTS_WORDS = { open: "open weights", closed: "no open weights", unknown: "not known" } as const;
export const SUMMARY_WORDS: Readonly<Record<SummaryOn["status"], string>> = {
  published: "published",
  "not-found": "not found",
  "not-looked-for": "not looked for",
};

/** For an earlier day than today: whoever looked later may have looked before, too. */
export const NO_LOOK = "no look is on record by that day";

const RISK_WORDS: Readonly<Record<SystemicRisk, string>> = {
  presumed: "presumed",
  notified: "notified",
  no: "no, by the figures known",
  unknown: "not known",
};

/** What the record says of systemic risk, with its basis. An opinion presumes nothing (Art. 51(2)). */
export function riskText(model: Pick<Model, "systemicRisk" | "systemicRiskDetail">): Said {
  const { systemicRisk: risk, systemicRiskDetail: detail } = model;
  if (risk === "unknown") return said(RISK_WORDS[risk], "", true);
  return said(presumedBy(model) === "opinion" ? "an opinion only" : RISK_WORDS[risk], detail ?? "basis not on record");
}

const EVENT_KIND_WORDS: Readonly<Record<string, string>> = {
  code: "code of practice",
  signatories: "signatories of the code",
  guidelines: "guidelines",
  template: "template",
  law: "law",
  exemption: "open-source exemption",
  summaries: "training summaries",
  taskforce: "code of practice",
  governance: "bodies",
  "art50-code": "code on AI-generated content",
  enforcement: "enforcement",
  incident: "incident",
  statement: "statement",
};

export const eventKind = (kind: string): string => EVENT_KIND_WORDS[kind] ?? kind.replaceAll("-", " ");

export const releasedText = ({ released }: ModelOn): string => impreciseText(released, "short");

/** The day on the Union market; where the record tells in words that the model is not there, those words. */
export const unionText = ({ union, placed, notPlaced, model }: ModelOn): Said =>
  notPlaced
    ? said("not placed, by the record", model.euMarket.detail, true)
    : union === "unknown"
      ? said("not known", "", true)
      : said(impreciseText(union, "short"), placed.by === "release" ? "taken from its release, by the record" : "");

/** By when a model has to comply, and what sets that day; where the day of release stands for that on the Union market, with the condition. */
export function dueText(due: Due, { placed }: Pick<ModelOn, "placed">, { cutOff }: Pick<ModelDates, "cutOff">): Said {
  const stands = placed.by === "release";
  if (due.status === "undated") return said(outcomeLabel(due.outcome), "", true);
  if (due.status === "either-side") return said("not known", "its day may lie before or after the cut-off", true);
  if (due.status === "not-placed") return said("no day yet", "it starts with the placing on the Union market", true);
  if (due.by === "transition") {
    const before = cutOff.status === "dated" ? `before ${shortDay(cutOff.day)}` : "before the cut-off";
    const only = `, if it was on the Union market ${before} (taken from its day of release)`;
    return said(`by ${shortDay(due.latest)}`, `end of the transition${stands ? only : ""}`);
  }
  if (due.by === "duties")
    return said(`from ${shortDay(due.latest)}`, `start of the duties${stands ? ", if it was on the Union market by then" : ""}`);
  const on = due.earliest === due.latest ? shortDay(due.latest) : impreciseText(placed.on, "short");
  return said(`from ${on}`, stands ? "its day of release, if it was on the Union market then" : "its day on the Union market");
}

/** @param today whether the day is today: of an earlier one only what is on record by it can be told */
export function summaryText(summary: SummaryOn, today: boolean): Said {
  const word = SUMMARY_WORDS[summary.status];
  if (summary.status === "not-looked-for") return said(today ? word : NO_LOOK, "", true);
  const on = impreciseText(summary.on, "short");
  if (summary.status === "not-found") return said(word, `last look ${on}`, true);
  const updated = summary.updated === "unknown" ? "" : `; its own date ${impreciseText(summary.updated, "short")}`;
  return said(word, `seen ${on}${updated}`);
}

/** `signed`, with `on the Commission's list since 1 Aug 2025`: the list says since when, not the day of signing. */
export function codeText({ status, since, list }: CodeOn): Said {
  if (status === "unknown") return said("nothing known", "", true);
  const words = { signed: "signed", declined: "declined", "signed-safety-chapter-only": "signed, safety chapter only" }[status];
  const on = since === "unknown" ? undefined : impreciseText(since, "short");
  if (list === "none") return said(words, on ?? "day not known");
  return said(words, `on the Commission's list ${on === undefined ? `by ${impreciseText(list, "short")}` : `since ${on}`}`);
}

/** `about 4.1 × 10^24 FLOP` */
export function flopText(flop: number): string {
  const power = Math.floor(Math.log10(flop));
  return `about ${Number((flop / 10 ** power).toPrecision(2))} × 10^${power} FLOP`;
}
