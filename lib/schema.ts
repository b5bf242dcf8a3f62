import { z } from "zod";
import { tryParseDay } from "./time/day";
import { tryParsePeriod } from "./time/duration";
import { tryParseImprecise } from "./time/imprecise";

/** The small shared parts of the dataset's schemas. Only the server loads this file. */

/** An id: lower-case words joined by hyphens. */
export const zId = z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9._-]*$/, "an id is made of letters, digits, dots and hyphens");

/** A day, `YYYY-MM-DD`. */
export const zDay = z.string().refine((s) => tryParseDay(s) !== undefined, "not a day of the calendar (YYYY-MM-DD)");

/** A date as exactly as it is known. */
export const zImprecise = z
  .string()
  .refine((s) => tryParseImprecise(s) !== undefined, "not a date (2026-12-31, 2026-12, 2026-Q4, 2026-H2 or 2026)");

/** A period in ISO 8601. */
export const zPeriod = z.string().refine((s) => tryParsePeriod(s) !== undefined, "not a period (P6M, -P9M, P15D, PT72H)");

/** Text that says something. */
export const zText = z.string().trim().min(1, "empty text");

/** Ids of sources. A fact without a source is refused. */
export const zSources = z.array(zId).min(1, "a fact needs at least one source");

export const zConfidence = z.enum(["official", "two-sources", "one-secondary", "conflict"]);

/** How sure a fact is: read in the official text; two sources; one secondary source; sources disagree. */
export type Confidence = z.infer<typeof zConfidence>;
