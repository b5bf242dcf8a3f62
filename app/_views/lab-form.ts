import { tryParsePeriod } from "@/lib/time/duration";

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

/** `P12M` from `12`: a plain number is so many months. */
export const periodOf = (text: string): string =>
  /^[+-]?\d{1,3}$/.test(text.trim()) ? monthsPeriod(Number(text)) : text.trim().toUpperCase();

/** `P12M`, `-P3M` */
export const monthsPeriod = (months: number): string => `${months < 0 ? "-" : ""}P${Math.abs(months)}M`;

/** The whole months of a period, where it is nothing else: `P1Y` is 12. */
export function monthsOf(text: string): number | undefined {
  const period = tryParsePeriod(text);
  if (!period || period.weeks + period.days + period.hours > 0) return undefined;
  return period.sign * (period.years * 12 + period.months);
}

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
      const value = query.get(name.replace("-id-", "-value-")) ?? "";
      const text = key === "shift" ? periodOf(value) : value.trim();
      if (text !== "") settings.append(key, `${query.get(name)}:${text}`);
    }
    const added = query.get(addName(key));
    if (added) settings.append(key, `${added}:${first(key, added)}`);
  }
  return settings;
}
