import type { Context } from "@/app/_server/context";
import { type CalculatorState, calculatorState } from "@/app/_views/calculator";
import { badParameters, problemOf } from "@/app/api/_edge/problem";
import { problemResponse } from "@/app/api/_edge/respond";
import { VacatioError } from "@/lib/errors";
import { type IcsEvent, ics } from "@/lib/export/ics";
import { isoDay } from "@/lib/time/day";

/**
 * The deadline of the calculator under the same settings, as a calendar file. A setting that cannot be used is a problem, as in the API.
 * @param load the facts; where they cannot be had the answer is 503
 */
export async function respondDeadline(request: Request, load: () => Promise<Context>): Promise<Response> {
  const { pathname, origin, search, searchParams } = new URL(request.url);
  try {
    const { dataset, revision, today } = await load().catch((error: unknown) => {
      console.error(`${pathname}:`, error);
      throw new VacatioError("unavailable", "database", "");
    });
    const state = calculatorState(dataset, searchParams, isoDay(today));
    if (state.problems.length > 0) return problemResponse(badParameters(state.problems));
    const event = deadline(state, revision, `${origin}/calculator${search}`);
    if (!event) return problemResponse(badParameters([withoutEnd(state)]));
    return new Response(ics([event]), {
      headers: {
        "content-type": "text/calendar; charset=utf-8",
        "content-disposition": `attachment; filename="vacatio-deadline-${event.at.slice(0, 10)}.ics"`,
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    const problem = problemOf(error);
    if (problem.status === 500) console.error(`${pathname}:`, error);
    return problemResponse(problem);
  }
}

const withoutEnd = ({ answer }: CalculatorState) =>
  answer.kind === "words"
    ? { param: "duration", message: `${answer.headline} ${answer.lead}` }
    : { param: "start", message: '"start" is missing; for example start=2026-10-09.' };

/** The event of an answer, or undefined where there is no day. */
export function deadline(
  { answer, chosen, readings }: CalculatorState,
  revision: Context["revision"],
  page: string,
): IcsEvent | undefined {
  if (answer.kind !== "end") return undefined;
  const timed = answer.marked.includes("T");
  const lines = [
    answer.headline,
    answer.lead,
    ...answer.standing,
    ...(answer.strict ? [`Strict end: ${answer.strict}.`] : []),
    ...(timed ? ["This entry stands at the strict end, by the clock of the place, without a time zone."] : []),
    ...(chosen
      ? ["", `${chosen.name} (${chosen.cited.text}): ${chosen.what}.`, `Starts with: ${chosen.from}. Who: ${chosen.who}.`]
      : []),
    ...(chosen?.notes ? [chosen.notes] : []),
    "",
    "Regulation (EEC, Euratom) No 1182/71:",
    ...[...answer.applied, ...answer.bearing].map((rule) => `${rule.article}: ${rule.text}`),
    ...(answer.holidays.length > 0 ? ["", "Public holidays that counted:", ...answer.holidays] : []),
    ...(answer.warnings.length > 0 ? ["", ...answer.warnings] : []),
    ...readings.filter((r) => r.here).map((r) => `${r.topic} Our reading: ${r.reading}.`),
    "",
    `Data revision ${revision.id} of ${revision.recordedAt.slice(0, 10)}. Not legal advice.`,
    page,
  ];
  return {
    uid: `deadline-${answer.question}@vacatio`,
    sequence: revision.id,
    stamp: revision.recordedAt,
    at: answer.marked,
    summary: chosen ? `${chosen.name}: ${chosen.length} (${chosen.cited.text})` : answer.headline.replace(/\.$/, ""),
    description: lines.join("\n"),
    url: page,
  };
}
