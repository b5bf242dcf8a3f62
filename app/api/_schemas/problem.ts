import { z } from "zod";
import { named } from "./common";

export const zProblem = named(
  "Problem",
  z
    .strictObject({
      type: z.string().describe("Where this kind of problem is described."),
      title: z.string(),
      status: z.int(),
      detail: z.string().describe("What is wrong and what to do."),
      param: z.string().optional().describe("The first parameter that cannot be used."),
      problems: z
        .array(z.strictObject({ param: z.string(), message: z.string() }))
        .optional()
        .describe("Every parameter that cannot be used."),
    })
    .describe("A problem by RFC 9457."),
);

export type ProblemDetails = z.infer<typeof zProblem>;
