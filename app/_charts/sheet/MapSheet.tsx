import type { Day } from "@/lib/time/day";
import { textWidth } from "../labels";
import type { MapLayout } from "../map/layout";
import { MapDrawing, MapPatterns, SiteMark, Swatch } from "../map/MapDrawing";
import { FRAME_SIZE, TILES } from "../map/size";
import type { Look, MapCountry, MapSite, MarkState } from "../map/state";
import { MARK_STATES, markOn, stepOn } from "../map/state";
import type { Key } from "./layout";
import { around, DrawingFile, Keys, Place, Texts } from "./Sheet";
import { AROUND, MAP, resolved, type Theme } from "./style";

/** The map of one day as it is drawn outside the pages. */
export interface MapSheet {
  readonly name: string;
  readonly headline: string;
  readonly standing: string;
  readonly note: string;
  /** The page that it is drawn from, as a path. */
  readonly page: string;
  readonly day: Day;
  readonly looks: readonly { readonly look: Look; readonly name: string; readonly count: number }[];
  readonly countries: readonly MapCountry[];
  readonly sites: readonly MapSite[];
  readonly siteWords: Readonly<Record<MarkState, string>>;
  readonly layout: MapLayout;
  readonly chosen: string | undefined;
  readonly linkTo: (iso2: string) => string;
  readonly say: (country: MapCountry) => string;
}

const SIDE = 18;
const TILE = { x: 796, y: 22, line: 30 };

/** What the looks and the marks mean, and how many have each. */
export function mapKeys({ looks, sites, siteWords, day }: MapSheet): Key[] {
  const marks = sites.filter((s) => s.from <= day).map((s) => markOn(s, day));
  return [
    ...looks.map(({ look, name, count }) => ({ swatch: <Swatch look={look} />, width: 16, text: `${name}: ${count}` })),
    ...MARK_STATES.flatMap((state) => {
      const count = marks.filter((m) => m === state).length;
      return count > 0 ? [{ swatch: <SiteMark state={state} />, width: 16, text: `site ${siteWords[state]}: ${count}` }] : [];
    }),
  ];
}

/** The small states, which are no more than a speck on the map. */
export const Tiles = ({ map, linked = false }: { map: MapSheet; linked?: boolean }) =>
  TILES.map((iso2, i) => {
    const country = map.countries.find((c) => c.iso2 === iso2);
    if (!country) return null;
    const drawn = (
      <g transform={`translate(${TILE.x} ${TILE.y + i * TILE.line})`}>
        <Swatch look={stepOn(country, map.day).look} />
        <text className="code" x="24" y="13">
          {iso2}
        </text>{" "}
        <text className="s s-key" x={24 + textWidth("MM", 14) + 6} y="13">
          {country.name}
        </text>
      </g>
    );
    if (!linked) return <g key={iso2}>{drawn}</g>;
    return (
      <a key={iso2} href={map.linkTo(iso2)} aria-label={`${iso2} ${country.name}: ${stepOn(country, map.day).words}`}>
        {drawn}
      </a>
    );
  });

/** The map as a drawing that is as wide as its place. The shapes are in the same document. */
export const MapInPlace = ({ map }: { map: MapSheet }) => (
  // biome-ignore lint/a11y/useSemanticElements: a drawing cannot be a fieldset
  <svg className="map" viewBox={`0 0 ${FRAME_SIZE.width} ${FRAME_SIZE.height}`} role="group" aria-label={map.name}>
    <rect className="sea" width={FRAME_SIZE.width} height={FRAME_SIZE.height} />
    <MapDrawing
      countries={map.countries}
      sites={map.sites}
      layout={map.layout}
      day={map.day}
      chosen={undefined}
      label={map.headline}
      words={map.siteWords}
      linkTo={map.linkTo}
      markTo={(i) => `${map.page}#mark-${i}`}
      say={map.say}
      shapes=""
    />
    <Tiles map={map} linked />
  </svg>
);

/**
 * The map as a drawing of one width, which needs nothing but itself.
 * @param shapes the shapes of the countries, as they lie in their file
 * @param source where it comes from, in words
 */
export function MapFile({
  map,
  width,
  theme,
  source,
  shapes,
}: {
  map: MapSheet;
  width: number;
  theme: Theme;
  source: string;
  shapes: string;
}) {
  const legend = mapKeys(map);
  const { texts, keys, from, below } = around({ ...map, legend }, source, SIDE, FRAME_SIZE.width - 2 * SIDE);
  const foot = below(from + FRAME_SIZE.height);
  return (
    <DrawingFile
      width={FRAME_SIZE.width}
      height={Math.ceil(foot.end + 12)}
      scale={width / FRAME_SIZE.width}
      name={`${map.name}: ${map.headline}`}
      says={`${map.standing} ${source}`}
      style={resolved(`${MAP}${AROUND}`, theme)}
    >
      <MapPatterns />
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the project's own shapes */}
      <defs dangerouslySetInnerHTML={{ __html: shapes }} />
      <Texts items={[...texts, ...foot.texts]} />
      <Keys items={keys} />
      <Place y={from} width={FRAME_SIZE.width} height={FRAME_SIZE.height}>
        <rect className="sea" width={FRAME_SIZE.width} height={FRAME_SIZE.height} />
        <MapDrawing
          countries={map.countries}
          sites={map.sites}
          layout={map.layout}
          day={map.day}
          chosen={undefined}
          label={map.headline}
          words={map.siteWords}
          say={map.say}
          shapes=""
        />
        <Tiles map={map} />
      </Place>
    </DrawingFile>
  );
}
