import { z } from "zod";
import { named, zSourceIds } from "./common";

export const zChangeRow = named(
  "Change",
  z.strictObject({
    fromRevision: z.int(),
    toRevision: z.int(),
    collection: z.string().describe("The collection of the dataset that holds the record."),
    id: z.string().describe("The id of the record; of a collection in another order, its name."),
    of: z.string().describe("The record around it (a country, a site, a scenario), or none."),
    title: z.string(),
    change: z
      .enum(["added", "changed", "retired", "reordered"])
      .describe("reordered: the records of the collection stand in another order."),
    fields: z
      .array(
        z.strictObject({
          field: z.string().describe("Its name; a part of it after a dot, rule.date."),
          from: z.unknown().optional().describe("The old value; left out where there was none."),
          to: z.unknown().optional().describe("The new value; left out where there is none."),
        }),
      )
      .describe("What differs; of an added or retired record all its fields."),
    sources: zSourceIds,
  }),
);

export type ChangeRow = z.infer<typeof zChangeRow>;
