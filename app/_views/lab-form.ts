import { monthName } from "@/lib/time/day";
import { periodText, tryParsePeriod } from "@/lib/time/duration";
import { impreciseText, tryParseImprecise } from "@/lib/time/imprecise";

/** The fields of the form of one's own version, and the settings of a link that they stand for. */

export const ROW_KEYS = ["assume", "shift", "set", "fine"] as const;
export type RowKey = (typeof ROW_KEYS)[number];

/** The names of the fields of a row: what it is about, and its day, period or month. */
export const fieldNames = (key: RowKey, row: number) => ({ id: `${key}-id-${row}`, value: `${key}-value-${row}` });

/** The list from which a setting of a kind is added. */
export const addName = (key: RowKey): string => `add-${key}`;

const ROW = /^(assume|shift|set|fine)-(id|value)-\d{1,3}$/;

/** Whether a query comes from the form, and not from a link. */
export const isFromForm = (query: URLSearchParams): boolean =>
  [...query.keys()].some((name) => ROW.test(name) || ROW_KEYS.some((key) => name === addName(key)));

/** A setting as it stands in a link: `high-risk-annex-iii` and `P12M`. */
export interface RowValue {
  readonly id: string;
  readonly value: string;
}

/** The settings of a link, also those that cannot be applied: a reader sees them, and can mend or remove them. */
export const rowsOf = (query: URLSearchParams, key: RowKey): RowValue[] =>
  query
    .getAll(key)
    .filter((text) => text !== "")
    .map((text) => {
      const at = text.indexOf(":");
      return at < 0 ? { id: text, value: "" } : { id: text.slice(0, at), value: text.slice(at + 1) };
    });

const PART = /(\d{1,4})\s*(year|month|week|day)s?(?![a-z])/g;

/** `P12M` from `12`, `12 months`, `1 year 6 months` or `6 months earlier`. What cannot be read stays as it was written. */
export function periodOf(text: string): string {
  const asWritten = text.trim();
  const plain = asWritten.replaceAll("\u2212", "-").toLowerCase();
  const iso = plain.toUpperCase().replace(/^\+/, "");
  if (tryParsePeriod(iso)) return iso;
  const [, sign = "", said = "", way = ""] = /^([+-]?)\s*(.*?)\s*(earlier|later)?$/.exec(plain) ?? [];
  if (sign !== "" && way !== "") return asWritten;
  const back = sign === "-" || way === "earlier" ? "-" : "";
  if (/^\d{1,3}$/.test(said)) return `${back}P${Number(said)}M`;
  const amounts = new Map([...said.matchAll(PART)].map(([, n, unit]) => [unit, Number(n)]));
  const left = said.replace(PART, "").replace(/\band\b|[\s,]/g, "");
  if (amounts.size === 0 || amounts.size < [...said.matchAll(PART)].length || left !== "") return asWritten;
  const letters = ["year", "month", "week", "day"].filter((unit) => amounts.has(unit));
  return `${back}P${letters.map((unit) => `${amounts.get(unit)}${unit.charAt(0).toUpperCase()}`).join("")}`;
}

/** `P12M`, `-P3M` */
export const monthsPeriod = (months: number): string => `${months < 0 ? "-" : ""}P${Math.abs(months)}M`;

/** A period as a reader writes it: `12 months` of `P12M`, `-1 year 6 months` of `-P1Y6M`. */
export function periodWords(text: string): string {
  const period = tryParsePeriod(text);
  if (!period) return text;
  const words = monthsOf(text) === 0 ? "0 months" : `${period.sign < 0 ? "-" : ""}${periodText(period)}`;
  return periodOf(words) === text ? words : text;
}

/** The whole months of a period, where it is nothing else: `P1Y` is 12. */
export function monthsOf(text: string): number | undefined {
  const period = tryParsePeriod(text);
  if (!period || period.weeks + period.days + period.hours > 0) return undefined;
  return period.sign * (period.years * 12 + period.months);
}

/** `2027-07` from `July 2027` or `07/2027`; also a day, a quarter, a half and a year. What cannot be read stays as it was written. */
export function whenOf(text: string): string {
  const asWritten = text.trim();
  const iso = asWritten.toUpperCase();
  const found = tryParseImprecise(iso) ? iso : (inWords(asWritten) ?? "");
  return tryParseImprecise(found) ? found : asWritten;
}

const MONTHS = Array.from({ length: 12 }, (_, i) => monthName(i + 1).toLowerCase());

function inWords(text: string): string | undefined {
  const two = (n: string | number) => String(n).padStart(2, "0");
  const [, day, name, year] = /^(?:(\d{1,2})\s+)?([a-z]{3,9})\.?\s+(\d{4})$/i.exec(text) ?? [];
  if (name && year) {
    const month = MONTHS.findIndex((m) => m.startsWith(name.toLowerCase()));
    return month < 0 ? undefined : `${year}-${two(month + 1)}${day ? `-${two(day)}` : ""}`;
  }
  const [, month, ofYear] = /^(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  if (month && ofYear) return `${ofYear}-${two(month)}`;
  const [, part, partYear] = /^([QH]\d)\s+(\d{4})$/i.exec(text) ?? [];
  if (part && partYear) return `${partYear}-${part.toUpperCase()}`;
  const [, half, halfYear] = /^(first|second) half of (\d{4})$/i.exec(text) ?? [];
  return half && halfYear ? `${halfYear}-H${half.toLowerCase() === "first" ? 1 : 2}` : undefined;
}

/** A month as a reader writes it: `July 2027` of `2027-07`. */
export function whenWords(text: string): string {
  const when = tryParseImprecise(text);
  const words = when ? impreciseText(when) : text;
  return whenOf(words) === text ? words : text;
}

/** The value of a row as its field shows it. */
export const shownValue = (key: RowKey, value: string): string =>
  key === "shift" ? periodWords(value) : key === "fine" ? whenWords(value) : value;

/** The value of a row as it stands in a link, from what was written into its field. */
export const linkValue = (key: RowKey, written: string): string =>
  key === "shift" ? periodOf(written) : key === "fine" ? whenOf(written) : written.trim();

/** Whether what was written into the field of a row can be read. */
export function isReadable(key: RowKey, written: string): boolean {
  const value = linkValue(key, written);
  if (key === "shift") return tryParsePeriod(value) !== undefined;
  const when = tryParseImprecise(value);
  return when !== undefined && (key === "fine" || when.precision === "day");
}

/** What to say where the field of a row cannot be read. */
export const UNREADABLE: Readonly<Record<RowKey, string>> = {
  shift: "This cannot be read as a period. Write 12 months, 1 year, 30 days or -6 months.",
  assume: "This cannot be read as a day. Write it as 2027-03-01.",
  set: "This cannot be read as a day. Write it as 2027-03-01.",
  fine: "This cannot be read as a month. Write July 2027, 07/2027 or 2027-07.",
};

/**
 * The settings of a link that the fields of the form stand for. A row without a value is left out.
 * @param first the value that a new row begins with
 */
export function fromForm(query: URLSearchParams, first: (key: RowKey, id: string) => string): URLSearchParams {
  const settings = new URLSearchParams();
  const isField = (name: string) => ROW.test(name) || ROW_KEYS.some((key) => name === addName(key));
  for (const [name, value] of query) if (!isField(name) && value !== "") settings.append(name, value);
  for (const key of ROW_KEYS) {
    const rows = [...query.keys()].filter((name) => name.startsWith(`${key}-id-`) && ROW.test(name));
    for (const name of rows) {
      const text = linkValue(key, query.get(name.replace("-id-", "-value-")) ?? "");
      if (text !== "") settings.append(key, `${query.get(name)}:${text}`);
    }
    const added = query.get(addName(key));
    if (added) settings.append(key, `${added}:${first(key, added)}`);
  }
  return settings;
}
