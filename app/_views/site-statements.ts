import { h100Equivalents } from "@/lib/capacity/equivalents";
import type { MwMeasure, Statement, StatementReading, Target } from "@/lib/capacity/schema";
import { type Reading, type SiteReadings, speakerText } from "@/lib/capacity/statement";
import { READING_WORDS } from "@/lib/capacity/words";
import type { Facts } from "@/lib/facts";
import { longDay } from "@/lib/time/day";
import { impreciseText, parseImprecise } from "@/lib/time/imprecise";
import { forecaster } from "./capacity";
import { aboutH100, byLatest, partText, quoted, startText } from "./site-words";
import { CONFIDENCE_WORDS } from "./words";

/** One statement as it was made. */
export interface StatementRow {
  readonly id: string;
  readonly on: string;
  readonly by: string;
  readonly reading: string;
  readonly tone: "said" | "seen" | "online" | "forecast" | "lost" | "plain";
  readonly part: string;
  /** Amount, date and what they count, each in a few words. */
  readonly target: readonly string[];
  /** The connection to the grid, which is no compute and has not the date of the target. */
  readonly grid: string | undefined;
  readonly supersedes: { readonly id: string; readonly on: string } | undefined;
  readonly replacedBy: { readonly id: string; readonly on: string } | undefined;
  readonly detail: string;
  readonly sure: string;
  readonly conflict: boolean;
  readonly secondHand: boolean;
  readonly sourceIds: readonly string[];
}

/** Every statement known of a site, in the order they were made. */
export function statementRows(facts: Facts, readings: SiteReadings): StatementRow[] {
  const { known } = readings;
  const forecasts = new Map(readings.forecasts.map((f) => [f.statement, f]));
  const link = (s: Statement | undefined) => s && { id: s.id, on: impreciseText(parseImprecise(s.statedOn)) };
  return known.map((s) => ({
    id: s.id,
    on: impreciseText(parseImprecise(s.statedOn), "short"),
    by: speakerText(s.speaker),
    reading: readingText(s, forecasts.get(s.id), facts),
    tone: TONES[s.reading],
    part: partText(s.tranche),
    target: s.target ? targetTexts(s, s.target, facts) : [],
    grid: s.target ? gridText(s.target) : undefined,
    supersedes: link(known.find((o) => o.id === s.supersedes)),
    replacedBy: link(known.find((o) => o.supersedes === s.id)),
    detail: s.detail,
    sure: CONFIDENCE_WORDS[s.confidence],
    conflict: s.confidence === "conflict",
    secondHand: s.readViaIntermediary === true,
    sourceIds: s.sources,
  }));
}

const TONES: Readonly<Record<StatementReading, StatementRow["tone"]>> = {
  promise: "said",
  revision: "said",
  contract: "said",
  progress: "plain",
  observation: "seen",
  online: "online",
  forecast: "forecast",
  loss: "lost",
};

function readingText(s: Statement, forecast: Reading | undefined, facts: Facts): string {
  if (s.reading === "forecast") return forecast ? `Forecast of ${forecaster(forecast, facts)}` : "Forecast";
  if (s.reading === "loss") return s.kind === "paused" ? "Paused" : s.kind === "tenant-change" ? "Loss of a tenant" : "Loss";
  const committed = s.reading === "promise" || s.reading === "contract";
  return committed && s.target?.when === undefined ? `${READING_WORDS[s.reading]}, undated` : READING_WORDS[s.reading];
}

function targetTexts(s: Statement, target: Target, facts: Facts): string[] {
  const { gpus, chip, gpuModel, mw, mwMeasure, itMw, counts, marks } = target;
  const h100e = target.h100e ?? h100Equivalents(gpus ?? "unknown", chip ?? "unknown", facts.gpuEquivalents);
  const byTable = target.h100e === undefined && chip ? [chip] : [];
  const sized = gpus !== undefined || mw !== undefined || target.h100e !== undefined;
  return [
    gpus === undefined ? "" : `${gpus.toLocaleString("en-GB")} ${gpuModel ?? "GPUs"}`,
    gpus === undefined && gpuModel !== undefined ? `${gpuModel}, number not said` : "",
    gpus === undefined && target.h100e === undefined ? "" : aboutH100(h100e, byTable),
    mw === undefined || isGrid(target) ? "" : powerText(mw, mwMeasure ?? "unknown"),
    itMw === undefined ? "" : powerText(itMw, "it"),
    whenTexts(s, target),
    sized ? (counts === "site-total" ? "the level of the whole site" : "a part") : "",
    marks === "first-capacity" ? startText(sized) : "",
  ].filter(Boolean);
}

/** `40 MW (IT)`, `50 MW, kind not said` */
function powerText(value: number, what: MwMeasure): string {
  const kind = what === "unknown" ? ", kind not said" : ` (${what === "it" ? "IT" : what})`;
  return `${value.toLocaleString("en-GB")} MW${kind}`;
}

/** Beside a number of GPUs the power of the grid is a connection; alone it is what the statement is about. */
const isGrid = ({ gpus, mwMeasure }: Target): boolean => gpus !== undefined && mwMeasure === "grid";

function gridText(target: Target): string | undefined {
  const mw = target.gridMw ?? (isGrid(target) ? target.mw : undefined);
  return mw === undefined ? undefined : `Grid connection ${mw.toLocaleString("en-GB")} MW`;
}

/** The words of the date, and the day they come to. */
function whenTexts(s: Statement, { when, text, bound }: Target): string {
  if (when === undefined && s.reading === "online") return `running ${byLatest(parseImprecise(s.statedOn))}`;
  if (when === undefined) return s.reading === "promise" || s.reading === "contract" || s.reading === "revision" ? "no date" : "";
  const date = parseImprecise(when);
  const words = text ? ` (${quoted(text)})` : "";
  if (bound === "not-before") return `not before ${longDay(date.earliest)}${words}`;
  return s.reading === "online" ? `since ${impreciseText(date)}${words}` : `by ${longDay(date.latest)}${words}`;
}
