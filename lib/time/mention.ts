import { type Day, day, daysInMonth, tryParseDay } from "./day";

const MONTHS = "January February March April May June July August September October November December".split(" ");
const DATE = new RegExp(`(?:(\\d{1,2}) )?(${MONTHS.join("|")}) (\\d{4})|(\\d{4}-\\d{2}-\\d{2})`, "g");

const LOOKS_BACK =
  /(?<!\b(?:no|not) )\blater\b(?! than)|\b(?:afterwards?|thereafter|meanwhile|subsequently|eventually)\b|\b(?:since then|ha(?:s|ve) since)\b/i;

/**
 * Whether a text speaks of something that came after it without naming its day: `five weeks later`, `have since been named`. What is only
 * held against an earlier word (`later than`) is not such. It errs on the side of leaving out.
 */
export const speaksOfLater = (text: string): boolean => LOOKS_BACK.test(text);

/**
 * Whether a text names a day that lies wholly after another: `16 June 2026`, `June 2026`, `2026-06-16`. A text without a date
 * of its own that does so was not written by then.
 */
export function namesLaterThan(text: string, than: Day): boolean {
  for (const [, dayOfMonth, month, year, iso] of text.matchAll(DATE)) {
    if (iso !== undefined) {
      const named = tryParseDay(iso);
      if (named !== undefined && named > than) return true;
      continue;
    }
    const [y, m] = [Number(year), MONTHS.indexOf(month ?? "") + 1];
    const d = dayOfMonth === undefined ? 1 : Number(dayOfMonth);
    if (d >= 1 && d <= daysInMonth(y, m) && day(y, m, d) > than) return true;
  }
  return false;
}
