import { MapPatterns } from "@/app/_charts/map/MapDrawing";
import { ChartDefs } from "@/app/_charts/parts";
import type { Key } from "@/app/_charts/sheet/layout";
import { WIDE_FROM } from "@/app/_charts/sheet/layout";
import { lookWords, MapInPlace, mapKeys } from "@/app/_charts/sheet/MapSheet";
import { FluidBands, keysOf } from "@/app/_charts/sheet/Sheet";
import { BANDS, MAP } from "@/app/_charts/sheet/style";
import { mapShapes } from "@/app/_server/map-shapes";
import { href } from "@/app/_views/links";
import { milestoneState } from "@/app/_views/milestone";
import { mapSheet, standingOf, timelineSheet } from "@/app/charts/_edge/charts";
import { CHART_KEYS } from "@/app/charts/_edge/keys";
import { notFound, quote } from "@/lib/errors";
import { chosenLaw } from "@/lib/law/chosen";
import { LAW_KEYS } from "@/lib/lens";
import { Document } from "./Document";
import type { EmbedAsk } from "./respond";
import { MapTables, TimelineTables } from "./twins";

/** The bare pages: the timeline, the map and one milestone. */

const VIEWS = ["topic", "all"] as const;
type TimelineView = (typeof VIEWS)[number];

const LEAST = 320;
const GREATEST = 1400;

const Legend = ({ keys }: { keys: readonly Key[] }) => (
  <ul className="legend">
    {keys.map((key) => (
      <li key={key.text}>
        {key.swatch} {key.text}
      </li>
    ))}
  </ul>
);

/** The law on one axis: the topic of the chosen duty, or all of it. */
export async function timelinePage({ context: c, own, parsed: read, theme }: EmbedAsk) {
  const view = own.take<TimelineView>("view", "topic", (t) => VIEWS.find((v) => v === t), `use one of: ${VIEWS.join(", ")}.`);
  const parsed = read(CHART_KEYS.timeline);
  const chart = timelineSheet(c, parsed, view === "topic");
  return (
    <Document title={chart.name} theme={theme} looks={BANDS} problems={parsed.problems} page={chart.page} foot={chart.standing}>
      <ChartDefs />
      <div className="text">
        <h1>{chart.headline}</h1>
        {view === "topic" && (
          <p>
            <a href={chart.page}>The whole law on one axis</a>
          </p>
        )}
      </div>
      <div className="narrow">
        <div className="text">
          <Legend keys={keysOf(chart, LEAST)} />
        </div>
        <FluidBands chart={chart} least={LEAST} greatest={WIDE_FROM} />
      </div>
      <div className="wide">
        <div className="text">
          <Legend keys={keysOf(chart, WIDE_FROM)} />
        </div>
        <FluidBands chart={chart} least={WIDE_FROM} greatest={GREATEST} />
      </div>
      <TimelineTables chart={chart} />
      <p className="text muted">{chart.note}</p>
    </Document>
  );
}

/** Who can enforce one topic on one day. */
export async function mapPage({ context: c, parsed: read, theme }: EmbedAsk) {
  const parsed = read(CHART_KEYS.map);
  const map = mapSheet(c, parsed);
  const shapes = await mapShapes();
  return (
    <Document title={map.name} theme={theme} looks={MAP} problems={parsed.problems} page={map.page} foot={map.standing}>
      <svg className="defs" width="0" height="0" aria-hidden="true">
        <MapPatterns />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the project's own shapes */}
        <defs dangerouslySetInnerHTML={{ __html: shapes }} />
      </svg>
      <div className="text">
        <h1>{map.headline}</h1>
        <Legend keys={mapKeys(map)} />
      </div>
      <MapInPlace map={map} />
      <MapInPlace map={map} small />
      <div className="text small">
        {lookWords(map).map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
      <MapTables map={map} />
      <p className="text muted">{map.note}</p>
    </Document>
  );
}

/** When one milestone is, and what it asks for. @throws VacatioError `not-found` where no text known on the day has it */
export async function milestonePage(id: string, { context: c, parsed: read, theme }: EmbedAsk) {
  const parsed = read(LAW_KEYS);
  const state = milestoneState(c.facts, parsed, c.lensContext, id);
  if (!state) throw notFound("milestone", `There is no milestone ${quote(id)}.`);
  const { panel } = state;
  const page = href(`/milestones/${id}`, { ...parsed.lens, duty: id }, c.lensContext);
  const notices = [state.notices.otherText?.text, ...state.notices.own.map((o) => [o.title, ...o.items].join(" "))];
  return (
    <Document
      title={panel.title}
      theme={theme}
      problems={parsed.problems}
      page={page}
      foot={standingOf(parsed.lens, chosenLaw(c.facts.law, parsed.lens))}
    >
      <div className="text">
        <h1>{panel.title}</h1>
        <p className="muted">
          {panel.citation.text} · {panel.kind}
        </p>
        <p className="when">{panel.date}</p>
        {panel.when && <p>{panel.when}</p>}
        {panel.series && <p>{panel.series}</p>}
        {parsed.warnings.map((text) => (
          <p key={text}>{text}</p>
        ))}
        {panel.formally && <p className="muted">{panel.formally}</p>}
        {notices.map((text) => text && <p key={text}>{text}</p>)}
        <p>{panel.duty}</p>
        <p>
          <a href={page}>Why on that day, and from which sources</a>
        </p>
      </div>
    </Document>
  );
}

/** What a page says that cannot be made. */
export const faultPage = (text: string) => (
  <Document title="Not shown" theme="auto" page="/" foot="">
    <div className="text">
      <h1>This cannot be shown.</h1>
      <p>{text}</p>
    </div>
  </Document>
);
