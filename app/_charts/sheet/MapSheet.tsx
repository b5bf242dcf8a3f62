import type { Day } from "@/lib/time/day";
import { textWidth } from "../labels";
import type { MapLayout } from "../map/layout";
import { MapDrawing, MapPatterns, SiteMark, Swatch } from "../map/MapDrawing";
import { FRAME_SIZE, TILES } from "../map/size";
import type { Look, MapCountry, MapSite, MarkState } from "../map/state";
import { MARK_STATES, markOn, stepOn } from "../map/state";
import type { Key } from "./layout";
import { around, DrawingFile, Keys, Texts } from "./Sheet";
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
  readonly looks: readonly { readonly look: Look; readonly name: string; readonly countries: readonly string[] }[];
  readonly countries: readonly MapCountry[];
  readonly sites: readonly MapSite[];
  readonly siteWords: Readonly<Record<MarkState, string>>;
  readonly layout: MapLayout;
  /** The same for a small drawing: larger marks, and no codes. */
  readonly small: MapLayout;
  readonly chosen: string | undefined;
  readonly linkTo: (iso2: string) => string;
  readonly say: (country: MapCountry) => string;
}

/** Below this width (pixels) codes would be too small to read: the countries are listed. */
export const SMALL_BELOW = 700;
/** How many times larger marks are on a small drawing. */
export const SMALL_GROWTH = 2;
const TILE = { x: 796, y: 22, line: 30 };

/** What the looks and the marks mean, and how many have each. */
export function mapKeys({ looks, sites, siteWords, day }: MapSheet): Key[] {
  const marks = sites.filter((s) => s.from <= day).map((s) => markOn(s, day));
  return [
    ...looks.map(({ look, name, countries }) => ({
      swatch: <Swatch look={look} />,
      width: 16,
      text: `${name}: ${countries.length}`,
    })),
    ...MARK_STATES.flatMap((state) => {
      const count = marks.filter((m) => m === state).length;
      return count > 0 ? [{ swatch: <SiteMark state={state} />, width: 16, text: `site ${siteWords[state]}: ${count}` }] : [];
    }),
  ];
}

/** The countries by what they look like, in words. */
export const lookWords = ({ looks }: MapSheet): string[] =>
  looks.map(({ name, countries }) => `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${countries.join(", ")}.`);

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

const VIEW_BOX = `0 0 ${FRAME_SIZE.width} ${FRAME_SIZE.height}`;

/** What the drawing shows. The shapes are in the same document. */
const Drawn = ({ map, small, linked = false }: { map: MapSheet; small: boolean; linked?: boolean }) => (
  <>
    <rect className="sea" width={FRAME_SIZE.width} height={FRAME_SIZE.height} />
    <MapDrawing
      countries={map.countries}
      sites={map.sites}
      layout={small ? map.small : map.layout}
      day={map.day}
      chosen={map.chosen}
      label={map.headline}
      words={map.siteWords}
      {...(linked ? { linkTo: map.linkTo, markTo: (i: number) => `${map.page}#mark-${i}` } : {})}
      say={map.say}
      shapes=""
      growth={small ? SMALL_GROWTH : 1}
    />
    {!small && <Tiles map={map} linked={linked} />}
  </>
);

/** The map as a drawing that is as wide as its place. The shapes are in the same document. */
export const MapInPlace = ({ map, small = false }: { map: MapSheet; small?: boolean }) => (
  // biome-ignore lint/a11y/useSemanticElements: a drawing cannot be a fieldset
  <svg className={small ? "map small" : "map large"} viewBox={VIEW_BOX} role="group" aria-label={map.name}>
    <Drawn map={map} small={small} linked />
  </svg>
);

/**
 * The map as a drawing of one width, which needs nothing but itself. The texts around it have one size at any width.
 * @param shapes the shapes of the countries, as they lie in their file
 * @param source where it comes from, in words
 * @param notes what else is said of what was asked for
 */
export function MapFile({
  map,
  width,
  theme,
  source,
  shapes,
  notes = [],
}: {
  map: MapSheet;
  width: number;
  theme: Theme | "auto";
  source: string;
  shapes: string;
  notes?: readonly string[];
}) {
  const small = width < SMALL_BELOW;
  const side = small ? 12 : 18;
  const { texts, keys, from, below } = around(map, mapKeys(map), source, side, width - 2 * side);
  const height = Math.round((width / FRAME_SIZE.width) * FRAME_SIZE.height);
  const foot = below(from + height, [...(small ? lookWords(map) : []), ...notes]);
  return (
    <DrawingFile
      width={width}
      height={Math.ceil(foot.end + 12)}
      name={`${map.name}: ${map.headline}`}
      says={`${map.standing} ${source}`}
      style={resolved(`${MAP}${AROUND}`, theme)}
    >
      <MapPatterns />
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the project's own shapes */}
      <defs dangerouslySetInnerHTML={{ __html: shapes }} />
      <Texts items={[...texts, ...foot.texts]} />
      <Keys items={keys} />
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: what is in it has names of its own */}
      <svg y={from} width={width} height={height} viewBox={VIEW_BOX}>
        <Drawn map={map} small={small} />
      </svg>
    </DrawingFile>
  );
}
