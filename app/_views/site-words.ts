import type { Statement } from "@/lib/capacity/schema";
import { amountText, type Fate, type Reading, type SiteReadings } from "@/lib/capacity/statement";
import { partName } from "@/lib/capacity/words";
import { longDay } from "@/lib/time/day";
import { type ImpreciseDate, impreciseText, whenText } from "@/lib/time/imprecise";

export const SITE_STATE_WORDS: Readonly<Record<SiteReadings["state"], string>> = {
  online: "online",
  building: "building",
  announced: "announced",
  paused: "paused",
  lost: "lost",
  unknown: "not known yet",
};

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
export const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const REGIONS = new Intl.DisplayNames(["en"], { type: "region" });

/** The name of a country by its two letters; `European Union` for `EU`. */
export const regionName = (iso2: string): string => REGIONS.of(iso2) ?? iso2;

/** `The whole site`, `Tranche Rubin 2027` */
export const partText = (tranche: string): string => (tranche === "site" ? "The whole site" : `Tranche ${partName(tranche)}`);

/** Which part it is, where it is not the whole site: ` (tranche Rubin 2027)` */
export const trancheText = ({ tranche }: Reading): string => (tranche === "site" ? "" : ` (${lower(partText(tranche))})`);

/** Whether anything is said of how much it is. */
export const sized = (r: Pick<Reading, "gpus" | "mw" | "h100e">): boolean =>
  r.gpus !== "unknown" || r.mw !== "unknown" || r.h100e !== "unknown";

export const UNSIZED = "compute of unknown size";

/** `100,000 NVIDIA GB300`, `compute of unknown size` */
const computeText = (reading: Reading): string => (sized(reading) ? amountText(reading) : UNSIZED);

/** What a reading is about: `66,000 NVIDIA Rubin`; where no size is known `the CPU cluster`, `AMD MI430X (number not said)`. */
export function thingText(reading: Reading, { known }: Pick<SiteReadings, "known">): string {
  const model = statementOf(known, reading.statement)?.target?.gpuModel;
  if (sized(reading) || model === undefined) return computeText(reading);
  return model.toLowerCase() === reading.tranche.replaceAll("-", " ") ? `the ${model}` : `${model} (number not said)`;
}

export const statementOf = (known: readonly Statement[], id: string): Statement | undefined => known.find((s) => s.id === id);

export const isStart = ({ marks }: Pick<Reading, "marks">): boolean => marks === "first-capacity";

/** What a start leaves open: its size is that of the end. */
export const startText = (hasSize: boolean): string =>
  hasSize ? "a start; the number is what it ends at" : "a start, not completion";

/** `“end-2026”`; words that are derived are nobody's and bear no quotation marks. */
export const quoted = (words: string): string => (words.startsWith("derived") ? words : `“${words}”`);

/** Three figures are as many as a table of equivalents can bear. */
export const rounded = (n: number): string => Number(n.toPrecision(3)).toLocaleString("en-GB");

/**
 * `about 22,700 H100 equivalents, counted as NVIDIA B200`, `H100 equivalents: not known`
 * @param chips those that the table of equivalents was asked for; none where the speaker gives the figure
 */
export const aboutH100 = (h100e: number | "unknown", chips: readonly string[] = []): string =>
  h100e === "unknown"
    ? "H100 equivalents: not known"
    : `about ${rounded(h100e)} H100 equivalents${chips.length > 0 ? `, counted as ${chips.join(" and ")}` : ""}`;

/** The chips by which the table gives the H100 equivalents of readings. */
export function chipsOf(readings: readonly Reading[], known: readonly Statement[]): string[] {
  const byTable = readings.filter((r) => {
    const from = r.sizeFrom === "own" ? r.statement : r.sizeFrom;
    return r.h100e !== "unknown" && r.chip !== "unknown" && statementOf(known, from)?.target?.h100e === undefined;
  });
  return [...new Set(byTable.map((r) => r.chip))];
}

/** `since 5 May 2026`, `by 5 May 2026 at the latest` where nobody said since when. */
export const sinceText = ({ date, since }: Pick<Extract<Fate, { status: "online" }>, "date" | "since">): string =>
  since ? `since ${impreciseText(date)}` : byLatest(date);

/** `by 30 June 2026 at the latest` */
export const byLatest = ({ latest }: ImpreciseDate): string => `by ${longDay(latest)} at the latest`;

/** `in 2027`, `on 31 March 2027`, `in 2027 at the earliest` */
export function inText({ date, bound }: Reading): string {
  if (date === "undated") return "without a date";
  return bound === "not-before" ? `${whenText(date)} at the earliest` : whenText(date);
}

/** `3 months later`, `1.8 months earlier`, `the same day` */
export function monthsText(months: number, later: string, earlier: string, same: string): string {
  if (months === 0) return same;
  return `${Math.abs(months)} ${Math.abs(months) === 1 ? "month" : "months"} ${months > 0 ? later : earlier}`;
}

/** What runs: `24,000 NVIDIA GH200`, `30 MW (IT)`, `compute of unknown size` */
export function runningText(observed: Extract<SiteReadings["observed"], { status: "online" }>): string {
  const { readings, gpus, mw, mwMeasure, h100e } = observed;
  if (!sized(observed)) return UNSIZED;
  const [only, more] = readings;
  return only && !more ? amountText(only) : amountText({ gpus, chip: "unknown", mw, mwMeasure, h100e });
}
