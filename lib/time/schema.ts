import { z } from "zod";
import { zConfidence, zDay, zId, zSources, zText } from "../schema";
import { tryParseDay } from "./day";

/** The shapes of institution-holidays.json and public-holidays.json. Only the server loads this file; the browser takes its types alone. */

const zYear = z.int().min(1).max(9999);

/** `12-25`: month and day within a year named beside it. */
const zMonthDay = z.string().regex(/^\d{2}-\d{2}$/, "not a month and day (MM-DD)");

/** Refuses a calendar year that is listed twice. */
function onceEach(rows: readonly { id: string; year: number }[], issue: (row: number, message: string) => void): void {
  const seen = new Set<string>();
  rows.forEach(({ id, year }, row) => {
    if (seen.has(`${id} ${year}`)) issue(row, `${id} ${year} is listed twice`);
    seen.add(`${id} ${year}`);
  });
}

export const zInstitutionYear = z
  .strictObject({
    id: z.enum(["EC", "EP"]),
    year: zYear,
    days: z
      .array(z.strictObject({ date: zDay, name: zText, place: z.enum(["Brussels", "Luxembourg"]).optional() }))
      .min(1, "a list without days"),
    sources: zSources,
    confidence: zConfidence,
    notes: zText,
  })
  .superRefine(({ year, days }, context) => {
    days.forEach(({ date }, i) => {
      const before = days[i - 1];
      if (Number(date.slice(0, 4)) !== year)
        context.addIssue({ code: "custom", path: ["days", i, "date"], message: `${date} is not a day of ${year}` });
      if (before && before.date >= date)
        context.addIssue({ code: "custom", path: ["days", i, "date"], message: `${date} does not come after ${before.date}` });
    });
  });

export const zInstitutionHolidays = z
  .strictObject({
    notes: z.strictObject({ use: zText, place: zText }),
    calendars: z.array(zInstitutionYear),
    missing: z.array(
      z.strictObject({
        id: z.enum(["EC", "EP"]),
        year: zYear,
        detail: zText,
        known: z.array(zDay).optional(),
        sources: zSources.optional(),
      }),
    ),
    openQuestions: z.array(zText),
  })
  .superRefine(({ calendars, missing }, context) => {
    onceEach([...calendars, ...missing], (row, message) => {
      const path = row < calendars.length ? ["calendars", row] : ["missing", row - calendars.length];
      context.addIssue({ code: "custom", path, message });
    });
    missing.forEach(({ known, sources }, i) => {
      if (known && !sources)
        context.addIssue({ code: "custom", path: ["missing", i, "sources"], message: "a fact needs at least one source" });
    });
  });

export const zPublicYear = z
  .strictObject({ id: z.string().regex(/^[A-Z]{2}$/, "not a country code"), year: zYear, days: z.record(zMonthDay, zText) })
  .superRefine(({ year, days }, context) => {
    if (Object.keys(days).length === 0) context.addIssue({ code: "custom", path: ["days"], message: "a list without days" });
    for (const monthDay of Object.keys(days))
      if (tryParseDay(`${year}-${monthDay}`) === undefined)
        context.addIssue({ code: "custom", path: ["days", monthDay], message: `there is no day ${year}-${monthDay}` });
  });

export const zPublicHolidays = z
  .strictObject({
    title: zText,
    basis: z.literal("computed"),
    source: z.strictObject({ title: zText, url: z.url(), licence: zText, licenceUrl: z.url() }),
    made: zText,
    changes: z.array(z.strictObject({ calendar: zId, change: zText, reason: zText })),
    limits: z.array(zText),
    names: z.record(z.string(), zText),
    calendars: z.array(zPublicYear),
  })
  .superRefine(({ calendars, changes, names }, context) => {
    onceEach(calendars, (row, message) => {
      context.addIssue({ code: "custom", path: ["calendars", row], message });
    });
    calendars.forEach(({ id }, i) => {
      if (!names[id]) context.addIssue({ code: "custom", path: ["calendars", i, "id"], message: `${id} has no name in names` });
    });
    changes.forEach(({ calendar }, i) => {
      if (!names[calendar])
        context.addIssue({ code: "custom", path: ["changes", i, "calendar"], message: `${calendar} has no name in names` });
    });
  });

export type InstitutionYear = z.infer<typeof zInstitutionYear>;
export type InstitutionHolidays = z.infer<typeof zInstitutionHolidays>;
export type PublicYear = z.infer<typeof zPublicYear>;
export type PublicHolidays = z.infer<typeof zPublicHolidays>;
