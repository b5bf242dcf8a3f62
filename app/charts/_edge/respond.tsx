import { createHash } from "node:crypto";
import type { ReactElement } from "react";
import { write } from "@/app/_charts/sheet/layout";
import { MapFile } from "@/app/_charts/sheet/MapSheet";
import { DrawingFile, SheetFile, Texts } from "@/app/_charts/sheet/Sheet";
import { AROUND, resolved } from "@/app/_charts/sheet/style";
import { type Context, context } from "@/app/_server/context";
import { mapShapes } from "@/app/_server/map-shapes";
import { originOf } from "@/app/_server/origin";
import { secondsLeft } from "@/app/_server/today";
import { problemOf } from "@/app/api/_edge/problem";
import { knows, type Load } from "@/app/api/_edge/respond";
import { handlers } from "@/app/api/_edge/route";
import { VacatioError } from "@/lib/errors";
import { type Day, isoDay } from "@/lib/time/day";
import { mapSheet, SHEETS } from "./charts";
import { demand } from "./demand";
import { CHART_KEYS, type ChartName, PAGE_CHART_KEYS, type PageChartName } from "./keys";
import { pageChart } from "./pages";
import { Own, readLens, sorted, takeTheme, takeWidth } from "./settings";

/** What an image says where it cannot be made, with the status of its answer. */
export interface Fault {
  readonly status: number;
  readonly text: string;
}

/** What a drawing is made from. */
export interface DrawingAsk {
  readonly context: Context;
  readonly own: Own;
  readonly origin: string;
}

/** What no XML document may hold, not even as a reference (XML 1.0, 2.2). */
const NOT_XML = /[\p{Cs}\ufffe\uffff]|(?![\t\n\r])\p{Cc}/gu;

/** An element as text that is also well-formed XML. The framework forbids the library that does it in a page, but not in a route that asks for it when it runs. */
export async function markup(element: ReactElement): Promise<string> {
  const { renderToStaticMarkup } = await import("react-dom/server");
  return renderToStaticMarkup(element).replace(NOT_XML, "\ufffd");
}

/** Until it may be another day in Brussels, and never longer than an hour. */
export const untilTomorrow = () => `public, max-age=${Math.max(1, Math.min(3600, secondsLeft()))}`;

/**
 * A drawing as an answer, with an ETag over all of it, or 304. What cannot be drawn is told in a drawing too, since that is what the
 * place it was asked for can show.
 * @param tell how a fault is drawn
 */
export async function respondDrawing(
  request: Request,
  load: Load,
  make: (ask: DrawingAsk) => Promise<{ readonly body: string; readonly name: string }>,
  tell: (fault: Fault) => Promise<string> = faultDrawing,
): Promise<Response> {
  const { pathname, origin, searchParams } = new URL(request.url);
  const type = { "content-type": "image/svg+xml", "access-control-allow-origin": "*" };
  try {
    const loaded = await load().catch((error: unknown) => {
      console.error(`${pathname}:`, error);
      throw new VacatioError("unavailable", "database", "");
    });
    const { body, name } = await make({
      context: loaded,
      own: new Own(searchParams),
      origin: originOf(request.headers) || origin,
    });
    const etag = `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
    const headers = {
      "access-control-allow-origin": "*",
      etag,
      "cache-control": untilTomorrow(),
      // The line of the source bears the host by which it was asked for.
      vary: "Accept-Encoding, Host, X-Forwarded-Host, X-Forwarded-Proto",
    };
    if (knows(request.headers.get("if-none-match"), etag)) return new Response(null, { status: 304, headers });
    return new Response(body, { headers: { ...type, ...headers, "content-disposition": `inline; filename="${name}"` } });
  } catch (error) {
    const { status, detail } = problemOf(error);
    if (status === 500) console.error(`${pathname}:`, error);
    return new Response(await tell({ status, text: detail }), {
      status,
      headers: { ...type, "cache-control": "no-store", ...(status === 503 ? { "retry-after": "10" } : {}) },
    });
  }
}

/** A fault as a drawing of words. */
export async function faultDrawing({ text }: Fault): Promise<string> {
  const [width, side] = [640, 18];
  const head = write({ kind: "topic", text: "This drawing could not be made." }, side, 14, width - 2 * side);
  const said = write({ kind: "small", text: text.slice(0, 600) }, side, 14 + head.height + 4, width - 2 * side);
  return markup(
    <DrawingFile
      width={width}
      height={Math.ceil(14 + head.height + 4 + said.height + 14)}
      name="This drawing could not be made"
      says={text}
      style={resolved(AROUND, "auto")}
    >
      <Texts items={[head.text, said.text]} />
    </DrawingFile>,
  );
}

/** Where a drawing comes from, in words. */
export const sourceOf = (origin: string, page: string): string =>
  `Source: Vacatio, ${origin.replace(/^https?:\/\//, "")}${page.split("?")[0]}. Data CC BY 4.0. Not legal advice.`;

const SUBJECTS = ["duty", "topic", "view", "country", "site", "provider"];

/** The name of a drawing as a file: what it shows, of whom or what was chosen on its page, and the day. */
export function fileName(chart: string, page: string, day: Day): string {
  const { pathname, searchParams } = new URL(page, "http://page");
  const chosen = [pathname.split("/")[2] ?? "", ...SUBJECTS.flatMap((key) => searchParams.getAll(key))];
  const subject = chosen.map((text) => text.replace(/[^\w-]/g, "")).filter((text) => text !== "" && text !== chart);
  return `vacatio-${[chart, ...subject].join("-").slice(0, 100)}-${isoDay(day)}.svg`;
}

/** A chart as a drawing. */
export async function drawChart(chart: ChartName, { context: c, own, origin }: DrawingAsk) {
  const [width, theme] = [takeWidth(own), takeTheme(own)];
  const { parsed, wrong, unknown } = readLens(own, c.lensContext, CHART_KEYS[chart]);
  demand(wrong);
  const nameOf = (page: string) => fileName(chart, page, parsed.lens.asOf);
  if (chart === "map") {
    const map = mapSheet(c, parsed);
    const shapes = await mapShapes();
    const body = await markup(
      <MapFile map={map} width={width} theme={theme} source={sourceOf(origin, map.page)} shapes={shapes} notes={unknown} />,
    );
    return { body, name: nameOf(map.page) };
  }
  const sheet = SHEETS[chart](c, parsed);
  const body = await markup(
    <SheetFile chart={sheet} width={width} theme={theme} source={sourceOf(origin, sheet.page)} notes={unknown} />,
  );
  return { body, name: nameOf(sheet.page) };
}

/** A chart with the settings of its page as a drawing. */
export async function drawPageChart(chart: PageChartName, { context: c, own, origin }: DrawingAsk) {
  const [width, theme] = [takeWidth(own), takeTheme(own)];
  const { sheet, problems } = pageChart(chart, c, own.rest);
  const { wrong, unknown } = sorted(own, problems, PAGE_CHART_KEYS[chart]);
  demand(wrong);
  const drawn = sheet();
  const body = await markup(
    <SheetFile chart={drawn} width={width} theme={theme} source={sourceOf(origin, drawn.page)} notes={unknown} />,
  );
  return { body, name: fileName(chart, drawn.page, drawn.axis.asOf) };
}

/** The handlers of the drawing of a chart that has the settings of its page. */
export const pageChartRoute = (chart: PageChartName) =>
  handlers((request) => respondDrawing(request, context, (ask) => drawPageChart(chart, ask)));

/** The handlers of a chart's drawing. */
export const chartRoute = (chart: ChartName) =>
  handlers((request) => respondDrawing(request, context, (ask) => drawChart(chart, ask)));
