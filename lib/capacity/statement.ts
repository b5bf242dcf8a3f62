import type { Confidence } from "../schema";
import type { Day } from "../time/day";
import { compareImprecise, countsFrom, type ImpreciseDate, impreciseText, parseImprecise } from "../time/imprecise";
import { h100Equivalents } from "./equivalents";
import type { Counts, GpuEquivalents, Marks, MwMeasure, Site, Speaker, Statement, Target } from "./schema";

/** What is said about a site: promise, stated, observed and forecasts, side by side and never one number. */

export interface Known {
  /** Statements made later do not count. */
  readonly asOf: Day;
  /** The dataset's own as-of day, from which a statement with an imprecise date counts at the latest. */
  readonly datasetAsOf: Day;
  readonly equivalents: GpuEquivalents;
}

/** One statement as a target: how much, by when, said by whom. */
export interface Reading {
  readonly statement: string;
  /** The part of the site it speaks about; `site` is the whole. */
  readonly tranche: string;
  readonly counts: Counts;
  /** `first-capacity`: the date is that of a start, the size what the tranche ends at. */
  readonly marks: Marks;
  readonly statedOn: ImpreciseDate;
  /** The promised date; for capacity in operation since when, otherwise the day of the statement. */
  readonly date: ImpreciseDate | "undated";
  /** `not-before`: the date is the earliest one, and no latest is known. */
  readonly bound: "not-before" | "none";
  /** The words of the date, as the speaker gave them. */
  readonly words: string;
  readonly gpus: number | "unknown";
  readonly chip: string | "unknown";
  /** The statement that gave the size, where it is not this one. */
  readonly sizeFrom: string | "own";
  readonly mw: number | "unknown";
  readonly mwMeasure: MwMeasure;
  /** IT power, where a statement gives it beside the other figure. */
  readonly itMw: number | "unknown";
  /** H100 equivalents as the speaker gives them, otherwise by the table; a chip that is not known has none. */
  readonly h100e: number | "unknown";
  readonly by: Speaker;
  readonly detail: string;
  readonly sources: readonly string[];
  readonly confidence: Confidence;
}

/** What runs, or else what was last seen from outside. */
export type Observed =
  | {
      readonly status: "online";
      /** The parts in operation; their sizes are added. */
      readonly readings: readonly Reading[];
      /** Since when the first of them runs. */
      readonly since: ImpreciseDate;
      readonly gpus: number | "unknown";
      /** `unknown` also where the parts measure different things. */
      readonly mw: number | "unknown";
      readonly mwMeasure: MwMeasure;
      readonly h100e: number | "unknown";
      /** The tranches in operation whose number of GPUs is not known; the sum leaves them out. */
      readonly withoutGpus: readonly string[];
    }
  | { readonly status: "observation"; readonly last: Observation }
  | { readonly status: "none" };

/** What somebody outside saw on a day, in words. */
export interface Observation {
  readonly statement: string;
  readonly on: ImpreciseDate;
  readonly words: string;
  readonly by: Speaker;
  readonly sources: readonly string[];
  readonly confidence: Confidence;
}

export type SiteState = "online" | "building" | "announced" | "paused" | "lost" | "unknown";

/** How the stated target stands to the promise. */
export interface Relation {
  readonly kind: "none" | "same" | "revised" | "side-by-side" | "not-known";
  readonly text: string;
}

/** A site as known on a day. */
export interface SiteReadings {
  readonly site: Site;
  readonly state: SiteState;
  readonly promise: Reading | "none";
  readonly stated: Reading | "none";
  readonly relation: Relation;
  readonly observed: Observed;
  /** Every word on capacity in operation, in order of the day since when. */
  readonly online: readonly Reading[];
  /** Every observation from outside, in the order it was made. */
  readonly observations: readonly Observation[];
  readonly forecasts: readonly Reading[];
  /** Every commitment about compute, dated or not, in the order it was made. */
  readonly commitments: readonly Reading[];
  /** Every statement known, in the order it was made. */
  readonly known: readonly Statement[];
}

/** A statement with the date on which it was made. */
interface Made {
  readonly statement: Statement;
  readonly on: ImpreciseDate;
}

const COMMITTED_BY: Record<Speaker, boolean> = {
  company: true,
  partner: true,
  tenant: true,
  authority: true,
  press: false,
  observer: false,
};

// Grid connections and calls for applicants are conditions of compute, not compute.
const isCompute = (tranche: string) => !tranche.startsWith("grid") && tranche !== "call";

const isCommitment = ({ reading, speaker, tranche }: Statement) =>
  (reading === "promise" || reading === "revision" || reading === "contract") && COMMITTED_BY[speaker] && isCompute(tranche);

/**
 * A site as known on the as-of date.
 * @throws VacatioError `bad-input` for a malformed date
 */
export function readSite(site: Site, known: Known): SiteReadings {
  const made = madeBy(site, known);
  const readings = (which: (statement: Statement) => boolean) =>
    made.filter(({ statement }) => which(statement)).map((m) => readingOf(m, made, known));
  const commitments = readings(isCommitment);
  const online = readings(({ reading }) => reading === "online").sort((a, b) => compareImprecise(dateOf(a), dateOf(b)));
  const observations = made
    .filter(({ statement }) => statement.reading === "observation" && isCompute(statement.tranche))
    .map(seen);
  const dated = commitments.filter((reading) => reading.date !== "undated");
  const sized = dated.filter(hasSize);
  const candidates = sized.length > 0 ? sized : dated;
  const promise = candidates[0] ?? "none";
  const stated = candidates.at(-1) ?? "none";
  return {
    site,
    state: stateOf(made),
    promise,
    stated,
    relation: relationOf(promise, stated),
    observed: observe(online, observations),
    online,
    observations,
    forecasts: readings(({ reading, tranche }) => reading === "forecast" && isCompute(tranche)),
    commitments,
    known: made.map((m) => m.statement),
  };
}

function madeBy(site: Site, { asOf, datasetAsOf }: Known): Made[] {
  return site.statements
    .map((statement) => ({ statement, on: parseImprecise(statement.statedOn, `sites.json, ${statement.id}, statedOn`) }))
    .filter(({ on }) => countsFrom(on, datasetAsOf) <= asOf)
    .sort((a, b) => compareImprecise(a.on, b.on));
}

const sizeIn = (target: Target | null): Target | undefined =>
  target && (target.gpus !== undefined || target.mw !== undefined || target.h100e !== undefined) ? target : undefined;

/** The size of a statement and who gave it: its own, otherwise that of the statement it supersedes. */
function sizeOf(statement: Statement, made: readonly Made[]): { readonly size: Target; readonly from: string } | undefined {
  const passed = new Set<string>();
  let current: Statement | undefined = statement;
  while (current && !passed.has(current.id)) {
    const size = sizeIn(current.target);
    if (size) return { size, from: current.id };
    passed.add(current.id);
    const earlier: string | undefined = current.supersedes;
    current = made.find((m) => m.statement.id === earlier)?.statement;
  }
  return undefined;
}

function readingOf({ statement, on }: Made, made: readonly Made[], { equivalents }: Known): Reading {
  const { target } = statement;
  const { size, from } = sizeOf(statement, made) ?? {};
  const when = target?.when === undefined ? undefined : parseImprecise(target.when, `sites.json, ${statement.id}, target.when`);
  const date = when ?? (statement.reading === "online" ? on : "undated");
  const gpus = size?.gpus ?? "unknown";
  const chip = size?.chip ?? "unknown";
  return {
    statement: statement.id,
    tranche: statement.tranche,
    counts: target?.counts ?? "tranche",
    marks: target?.marks ?? "full",
    statedOn: on,
    date,
    bound: target?.bound ?? "none",
    words: target?.text ?? (date === "undated" ? "no date given" : impreciseText(date)),
    gpus,
    chip,
    sizeFrom: from === undefined || from === statement.id ? "own" : from,
    mw: size?.mw ?? "unknown",
    mwMeasure: size?.mwMeasure ?? "unknown",
    itMw: size?.itMw ?? "unknown",
    h100e: size?.h100e ?? h100Equivalents(gpus, chip, equivalents),
    by: statement.speaker,
    detail: statement.detail,
    sources: statement.sources,
    confidence: statement.confidence,
  };
}

const hasSize = (reading: Reading) => reading.gpus !== "unknown" || reading.mw !== "unknown" || reading.h100e !== "unknown";

function relationOf(promise: Reading | "none", stated: Reading | "none"): Relation {
  if (promise === "none" || stated === "none") return { kind: "none", text: "No dated commitment is known." };
  if (promise.statement === stated.statement) return { kind: "same", text: "The promise is also the latest dated commitment." };
  if (promise.tranche === stated.tranche)
    return { kind: "revised", text: "The latest dated commitment is about the same part of the site as the promise." };
  if (promise.counts === "tranche" && stated.counts === "tranche")
    return { kind: "side-by-side", text: "The latest dated commitment is about another part of the site than the promise." };
  const [more, less] = [amountText(stated), amountText(promise)];
  const text =
    hasSize(stated) && hasSize(promise)
      ? `Whether ${more} come in place of the promised ${less} or on top is not known.`
      : "Whether the latest dated commitment comes in place of the promise or on top is not known.";
  return { kind: "not-known", text };
}

function stateOf(made: readonly Made[]): SiteState {
  if (made.length === 0) return "unknown";
  const lost = made.findLastIndex(({ statement }) => statement.reading === "loss" && statement.tranche === "site");
  const after = made.slice(lost + 1);
  const revived = after.some(({ statement }) => isCommitment(statement) || statement.reading === "online");
  if (lost >= 0 && !revived) return made[lost]?.statement.kind === "paused" ? "paused" : "lost";
  if (made.some(({ statement }) => statement.reading === "online")) return "online";
  return made.some(({ statement }) => isBuilding(statement)) ? "building" : "announced";
}

// Of works the press tells mostly that they have not begun; a forecast of works is no work.
const isBuilding = ({ kind, reading, speaker }: Statement) =>
  kind === "construction" && reading !== "forecast" && speaker !== "press";

/**
 * The parts in operation after each `online` statement, in order of the day since when: a site-total replaces what was there, a tranche
 * joins it, a later word on the same tranche replaces the earlier one. A word without any size never takes away a size.
 */
export function onlineLevels(online: readonly Reading[]): { readonly reading: Reading; readonly running: readonly Reading[] }[] {
  let running: Reading[] = [];
  return online.map((reading) => {
    const replaced = running.filter((r) => reading.counts === "site-total" || r.tranche === reading.tranche);
    if (hasSize(reading) || !replaced.some(hasSize)) running = [...running.filter((r) => !replaced.includes(r)), reading];
    return { reading, running };
  });
}

/** What became of the part of a site that a reading is about. */
export type Fate =
  /** `since`: whether anybody said since when it runs; otherwise `date` is only the latest day for that. */
  | { readonly status: "online"; readonly reading: Reading; readonly date: ImpreciseDate; readonly since: boolean }
  | { readonly status: "lost" | "paused"; readonly statement: Statement }
  | { readonly status: "pending" };

/**
 * The fate of the part that a reading is about, by words no older than the reading. Where there is no reading, the first word that
 * any part runs.
 */
export function fateOf(site: SiteReadings, reading: Reading | "none"): Fate {
  const after = (on: ImpreciseDate) => reading === "none" || compareImprecise(on, reading.statedOn) >= 0;
  const ofPart = (tranche: string) => reading === "none" || tranche === reading.tranche;
  const loss = site.known.findLast(
    (s) =>
      s.reading === "loss" &&
      (s.tranche === "site"
        ? site.state === "lost" || site.state === "paused"
        : ofPart(s.tranche) && after(parseImprecise(s.statedOn))),
  );
  if (loss) return { status: loss.kind === "paused" ? "paused" : "lost", statement: loss };
  const online = site.online.find((o) => ofPart(o.tranche) && after(o.statedOn));
  if (!online) return { status: "pending" };
  const since = site.known.find((s) => s.id === online.statement)?.target?.when !== undefined;
  return { status: "online", reading: online, date: dateOf(online), since };
}

/**
 * A younger commitment on the same part that gives another size and no date, where the reading's own size is taken over from an older
 * word: nobody said that size for that date since.
 */
export const laterSize = ({ commitments }: SiteReadings, { sizeFrom, tranche, gpus, statedOn }: Reading): Reading | undefined =>
  sizeFrom === "own"
    ? undefined
    : commitments.findLast(
        (c) =>
          c.tranche === tranche &&
          c.date === "undated" &&
          c.sizeFrom === "own" &&
          c.gpus !== "unknown" &&
          c.gpus !== gpus &&
          compareImprecise(c.statedOn, statedOn) > 0,
      );

const dateOf = (reading: Reading): ImpreciseDate => (reading.date === "undated" ? reading.statedOn : reading.date);

/** The sum of what is known; `unknown` where nothing is. */
export function total(sizes: readonly (number | "unknown")[]): number | "unknown" {
  const known = sizes.filter((size) => size !== "unknown");
  return known.length === 0 ? "unknown" : known.reduce((a, b) => a + b, 0);
}

function observe(online: readonly Reading[], observations: readonly Observation[]): Observed {
  const [first] = online;
  const running = onlineLevels(online).at(-1)?.running;
  if (first && running) {
    const measures = [...new Set(running.filter((r) => r.mw !== "unknown").map((r) => r.mwMeasure))];
    const measure = measures.length === 1 ? measures[0] : undefined;
    return {
      status: "online",
      readings: running,
      since: dateOf(first),
      gpus: total(running.map((r) => r.gpus)),
      mw: measure ? total(running.map((r) => r.mw)) : "unknown",
      mwMeasure: measure ?? "unknown",
      h100e: total(running.map((r) => r.h100e)),
      withoutGpus: running.filter((r) => r.gpus === "unknown").map((r) => r.tranche),
    };
  }
  const last = observations.at(-1);
  return last ? { status: "observation", last } : { status: "none" };
}

const seen = ({ statement, on }: Made): Observation => ({
  statement: statement.id,
  on,
  words: statement.detail,
  by: statement.speaker,
  sources: statement.sources,
  confidence: statement.confidence,
});

const number = (n: number) => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, ",");

/** `100,000 NVIDIA GB300`, `10,000 GPUs`, `230 MW (grid)`, `an amount not stated` */
export function amountText(reading: Pick<Reading, "gpus" | "chip" | "mw" | "mwMeasure" | "h100e">): string {
  const { gpus, chip, mw, mwMeasure, h100e } = reading;
  if (gpus !== "unknown") return `${number(gpus)} ${chip === "unknown" ? "GPUs" : chip}`;
  if (mw !== "unknown") return `${number(mw)} MW${mwMeasure === "unknown" ? "" : ` (${mwMeasure === "it" ? "IT" : mwMeasure})`}`;
  return h100e === "unknown" ? "an amount not stated" : `${number(h100e)} H100 equivalents`;
}

/** Behind an amount that the statement itself does not give: ` (the size of an earlier word)`; empty where it gives it. */
export const earlierSize = ({ sizeFrom }: Pick<Reading, "sizeFrom">): string =>
  sizeFrom === "own" ? "" : " (the size of an earlier word)";

const SPEAKER: Record<Speaker, string> = {
  company: "the company",
  partner: "a partner of the company",
  tenant: "a tenant",
  authority: "a public authority",
  press: "the press",
  observer: "an outside observer",
};

/** `the company`, `a tenant`, ... */
export const speakerText = (speaker: Speaker): string => SPEAKER[speaker];
