import type { Context } from "@/app/_server/context";
import { inTurns, inTurnsAsRead } from "@/app/_server/turns";
import { workbook } from "@/app/_server/workbook";
import { windows } from "@/app/api/_answers/windows";
import { type Ask, ask } from "@/app/api/_edge/operation";
import { badParameters, problemOf } from "@/app/api/_edge/problem";
import { readQuery } from "@/app/api/_edge/query";
import { problemResponse } from "@/app/api/_edge/respond";
import { VacatioError } from "@/lib/errors";
import { csvParts } from "@/lib/export/csv";
import { flatTable, type WindowFile, windowFile } from "./file";

const FORMATS = {
  csv: {
    type: "text/csv; charset=utf-8; header=present",
    write: async (file: WindowFile) => {
      const { columns, rows } = flatTable(file);
      return inTurnsAsRead(csvParts(columns, rows));
    },
  },
  xlsx: {
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    write: ({ windows: rows, sources, about }: WindowFile) => workbook([rows, sources, about]),
  },
} as const;

/**
 * All windows that the settings of a request ask for, as a file: the rows of the API, none folded and none left out. A setting that
 * cannot be used is a problem, as in the API.
 * @param load the facts; where they cannot be had the answer is 503
 */
export async function respondFile(
  format: keyof typeof FORMATS,
  request: Request,
  load: () => Promise<Context>,
): Promise<Response> {
  const { pathname, origin, search, searchParams } = new URL(request.url);
  try {
    const context = await load().catch((error: unknown) => {
      console.error(`${pathname}:`, error);
      throw new VacatioError("unavailable", "database", "");
    });
    const { query, problems } = readQuery(searchParams, windows.parameters, context.lensContext);
    if (problems) return problemResponse(badParameters(problems));
    const file = await fileOf(ask(query, context), `${origin}/windows${search}`);
    const { type, write } = FORMATS[format];
    return new Response(await write(file), {
      headers: {
        "content-type": type,
        "content-disposition": `attachment; filename="vacatio-windows-${file.asOf}.${format}"`,
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    const problem = problemOf(error);
    if (problem.status === 500) console.error(`${pathname}:`, error);
    return problemResponse(problem);
  }
}

const fileOf = async (asked: Ask, page: string): Promise<WindowFile> =>
  windowFile(
    asked,
    await inTurns(windows.list(asked), (row) => row.make()),
    asked.context.dataset.sources.map((s) => ({ ...s, wholeFrom: asked.context.facts.datasetDay })),
    page,
  );
