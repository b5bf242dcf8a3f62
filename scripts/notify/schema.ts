import ipaddr from "ipaddr.js";
import { z } from "zod";

/** The files of `npm run notify`: what is configured, and what it remembers. */

const SECRET = /^whsec_([A-Za-z0-9+/]+={0,2})$/;
const SECRET_HINT =
  'write "whsec_" and 24 to 64 random bytes in base64, for example from: echo "whsec_$(openssl rand -base64 32)"';

const MOST_DAYS = 730;
const zDays = z
  .array(z.int().min(0).max(MOST_DAYS, `use whole days before a date, 0 to ${MOST_DAYS}`))
  .max(10, "at most 10 marks fit");

/** The settings of a calendar, as they stand in its address. */
const zLens = z
  .string()
  .max(4000)
  .transform((text) => text.replace(/^\?/, ""))
  .refine((text) => !["asOf", "alarm"].some((key) => new URLSearchParams(text).has(key)), {
    error: "leave out asOf, since a notice is about today, and alarm, which is told by days",
  });

const zAddress = z.strictObject({
  /** What it is called in the log; what was sent is remembered under it. */
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "use a-z, 0-9 and -, at most 40 characters"),
  url: z
    .url({ protocol: /^https?$/, error: "write an address with https" })
    .refine((text) => !URL.canParse(text) || !(new URL(text).username || new URL(text).password), {
      error: "write no name and password into the address; the receiver checks the signature",
    }),
  secret: z.string().refine((text) => {
    const bytes = Buffer.from(SECRET.exec(text)?.[1] ?? "", "base64").length;
    return bytes >= 24 && bytes <= 64;
  }, SECRET_HINT),
  lens: zLens.default(""),
  /** Whether every change of the data is posted. */
  changes: z.boolean().default(true),
  /** How many days before a date it is posted; none where empty. */
  days: zDays.default([90, 30, 7, 0]),
});

export const zConfig = z.strictObject({
  /** Where Vacatio is served; the links in what is posted lead there. */
  server: z
    .url({ protocol: /^https?$/, error: "write the address of the server, http://localhost:3000" })
    .default("http://localhost:3000"),
  /** Address ranges that are not public and may be posted to all the same. */
  allow: z
    .array(
      z.string().refine((text) => ipaddr.isValidCIDR(text), "write a range of addresses, for example 10.0.0.0/8 or fd00::/8"),
    )
    .default([]),
  addresses: z
    .array(zAddress)
    .min(1, "name at least one address")
    .max(50, "at most 50 addresses fit")
    .refine((all) => new Set(all.map((a) => a.name)).size === all.length, "give each address a name of its own"),
});

export type Config = z.infer<typeof zConfig>;
export type Address = Config["addresses"][number];

const zMessage = z.strictObject({
  /** What tells it from all others; the receiver gets it as `webhook-id`. */
  id: z.string(),
  type: z.enum(["date.near", "data.changed"]),
  /** When it became so. */
  timestamp: z.iso.datetime(),
  data: z.record(z.string(), z.unknown()),
});

export type Message = z.infer<typeof zMessage>;

const zRemembered = z.strictObject({
  /** The day of the first run; a mark that was reached before is not told. */
  started: z.iso.date(),
  /** The revision of the data up to which changes have been told. */
  revision: z.int().positive(),
  /** What has been sent or waits, by its id, with the day on which it was found. */
  known: z.record(z.string(), z.iso.date()),
  /** What could not be delivered yet, the oldest first. */
  waiting: z.array(z.strictObject({ message: zMessage, runs: z.int().min(0) })),
  /** The address that has answered 410 Gone. */
  gone: z.string().optional(),
});

export type Remembered = z.infer<typeof zRemembered>;

export const zMemory = z.strictObject({ addresses: z.record(z.string(), zRemembered) });

export type Memory = z.infer<typeof zMemory>;
