import { badInput, quote } from "../errors";
import { counted } from "./day";

/** A period as law writes it. `sign` is -1 for one that runs backwards. Hours never mix with the other parts. */
export interface Period {
  readonly sign: 1 | -1;
  readonly years: number;
  readonly months: number;
  readonly weeks: number;
  readonly days: number;
  readonly hours: number;
}

const FORM = /^(-)?P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(\d{1,5})H)?$/;

/** The period written in ISO 8601 (`P6M`, `P2W`, `-P9M`, `PT72H`), or undefined where the text is none. */
export function tryParsePeriod(text: string): Period | undefined {
  const parts = FORM.exec(text);
  if (!parts) return undefined;
  const [years, months, weeks, days, hours] = parts.slice(2).map((p) => Number(p ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const written = parts.slice(2).some((p) => p !== undefined);
  if (!written || (hours > 0 && years + months + weeks + days > 0)) return undefined;
  return { sign: parts[1] ? -1 : 1, years, months, weeks, days, hours };
}

/**
 * The period written in ISO 8601.
 * @param where the parameter or field, for the error
 * @throws VacatioError `bad-input` where the text is no period.
 */
export function parsePeriod(text: string, where = "period"): Period {
  const result = tryParsePeriod(text);
  if (!result)
    throw badInput(where, `${quote(text)} is not a period; write it in ISO 8601, for example P15D, P6M, P2W or PT72H.`);
  return result;
}

/** `6 months`, `1 year 2 days`, `72 hours`; without the sign. */
export function periodText(period: Period): string {
  const parts = [
    [period.years, "year"],
    [period.months, "month"],
    [period.weeks, "week"],
    [period.days, "day"],
    [period.hours, "hour"],
  ] as const;
  const said = parts.filter(([n]) => n > 0).map(([n, unit]) => counted(n, unit));
  return said.length > 0 ? said.join(" ") : "0 days";
}
