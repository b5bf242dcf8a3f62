import { textWidth } from "../labels";
import { FRAME, isSea, PLACES, type Point, project } from "./places";
import { DISC, MANY, ONE, TILES } from "./size";
import type { MapSite } from "./state";

/** Where codes, marks and names stand on the map, in units of the frame. */

const SPECK = 12;

const CODE_SIZE = 14;
const NAME_SIZE = 13;

/** The room that the tiles take at the narrowest drawing. */
export const TILE_BOX: Box = { left: 780, top: 0, right: FRAME.width, bottom: 170 };

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Code {
  readonly iso2: string;
  readonly x: number;
  readonly y: number;
  /** On the country itself; otherwise beside it, with a line to it where it is further off. */
  readonly inside: boolean;
  readonly leader: readonly [Point, Point] | undefined;
}

export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Places in the list of sites. */
  readonly sites: readonly number[];
  readonly name: { readonly text: string; readonly x: number; readonly y: number; readonly anchor: "start" | "end" } | undefined;
}

export interface MapLayout {
  readonly codes: readonly Code[];
  readonly marks: readonly Mark[];
  /** Countries drawn as discs, with their middle. */
  readonly discs: readonly { readonly iso2: string; readonly x: number; readonly y: number }[];
}

export const touch = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

export const codeBox = ({ iso2, x, y }: Pick<Code, "iso2" | "x" | "y">): Box => {
  const half = textWidth(iso2, CODE_SIZE) / 2 + 1;
  return { left: x - half, top: y - 7, right: x + half, bottom: y + 7 };
};

export const markBox = ({ x, y, radius }: Pick<Mark, "x" | "y" | "radius">): Box => ({
  left: x - radius,
  top: y - radius,
  right: x + radius,
  bottom: y + radius,
});

export const nameBox = ({ text, x, y, anchor }: NonNullable<Mark["name"]>): Box => {
  const width = textWidth(text, NAME_SIZE);
  return { left: anchor === "start" ? x : x - width, top: y - 7, right: anchor === "start" ? x + width : x, bottom: y + 7 };
};

/** Whether a place lies in the frame. */
export const onMap = (lat: number, lon: number): boolean => {
  const [x, y] = project(lat, lon);
  return x >= MANY && y >= MANY && x <= FRAME.width - MANY && y <= FRAME.height - MANY;
};

/**
 * Codes on every country but those that have tiles, and marks that never lie on each other or on a code.
 * @param countries the tracked countries, all of them in the frame
 * @param sites with their places in the frame; sites whose marks would touch become one mark with a count
 * @param growth how many times larger marks are drawn, for a small drawing
 */
export function layoutMap(countries: readonly string[], sites: readonly MapSite[], growth = 1): MapLayout {
  const marks = clusters(sites, growth);
  if (growth > 1) return { codes: [], marks, discs: discsOf(countries) };
  const taken: Box[] = [...marks.map(markBox), TILE_BOX];
  const discs = discsOf(countries);
  taken.push(...discs.map((d) => markBox({ ...d, radius: DISC })));
  const codes = countries
    .filter((iso2) => !TILES.includes(iso2))
    // Those with the fewest places to stand choose first.
    .sort((a, b) => (PLACES[a]?.spots.length ?? 0) - (PLACES[b]?.spots.length ?? 0))
    .map((iso2) => {
      const code = placeCode(iso2, taken);
      taken.push(codeBox(code));
      return code;
    });
  const named = marks.map((mark): Mark => {
    const name = placeName(mark, sites, taken);
    if (name) taken.push(nameBox(name));
    return { ...mark, name };
  });
  return { codes: codes.sort((a, b) => a.iso2.localeCompare(b.iso2, "en")), marks: named, discs };
}

const discsOf = (countries: readonly string[]): MapLayout["discs"] =>
  countries.flatMap((iso2) => {
    const place = PLACES[iso2];
    if (!place || place.box[2] - place.box[0] > SPECK) return [];
    const [x, y] = place.middle;
    return [{ iso2, x, y }];
  });

function placeCode(iso2: string, taken: readonly Box[]): Code {
  const place = PLACES[iso2];
  if (!place) throw new Error(`The map has no shape for ${iso2}; run npm run data:map with it.`);
  const free = (x: number, y: number) => {
    const box = codeBox({ iso2, x, y });
    const within = box.left >= 0 && box.top >= 0 && box.right <= FRAME.width && box.bottom <= FRAME.height;
    return within && taken.every((other) => !touch(box, other));
  };
  const spot = place.spots.find(([x, y]) => free(x, y));
  if (spot) return { iso2, x: spot[0], y: spot[1], inside: true, leader: undefined };
  const [left, top, right, bottom] = place.box;
  const [cx, cy] = place.middle;
  for (const gap of [13, 26, 40, 60, 90])
    for (const [x, y] of [
      [cx, bottom + gap],
      [right + gap, cy],
      [left - gap, cy],
      [cx, top - gap],
    ] as const)
      if (free(x, y))
        return {
          iso2,
          x,
          y,
          inside: false,
          leader:
            gap > 13
              ? [
                  [x, y],
                  [cx, cy],
                ]
              : undefined,
        };
  throw new Error(`The map has no room for the code ${iso2}; give it a tile.`);
}

/** Sites whose marks would touch, as one mark in their middle; the order of the sites does not matter but for ties. */
function clusters(sites: readonly MapSite[], growth: number): Mark[] {
  let marks: Mark[] = sites.map((site, i) => {
    const [x, y] = project(site.lat, site.lon);
    return { x, y, radius: ONE * growth, sites: [i], name: undefined };
  });
  for (;;) {
    let [best, pair]: [number, [Mark, Mark] | undefined] = [Number.POSITIVE_INFINITY, undefined];
    for (const [i, a] of marks.entries())
      for (const b of marks.slice(i + 1)) {
        const away = Math.hypot(a.x - b.x, a.y - b.y);
        if (away < best && touch(markBox(a), markBox(b))) [best, pair] = [away, [a, b]];
      }
    if (!pair) break;
    const [a, b] = pair;
    const [n, m] = [a.sites.length, b.sites.length];
    const middle = (p: number, q: number) => (p * n + q * m) / (n + m);
    const merged: Mark = {
      x: middle(a.x, b.x),
      y: middle(a.y, b.y),
      radius: MANY * growth,
      sites: [...a.sites, ...b.sites].sort((p, q) => p - q),
      name: undefined,
    };
    marks = [...marks.filter((mark) => mark !== a && mark !== b), merged];
  }
  const tenth = (n: number) => Math.round(n * 10) / 10;
  return marks.map((mark) => ({ ...mark, x: tenth(mark.x), y: tenth(mark.y) }));
}

/** The name of a single site, where it can stand in the sea and free. */
function placeName(mark: Mark, sites: readonly MapSite[], taken: readonly Box[]): Mark["name"] {
  const [only, more] = mark.sites;
  const site = only === undefined || more !== undefined ? undefined : sites[only];
  if (!site) return undefined;
  for (const [dx, anchor] of [
    [-(ONE + 4), "end"],
    [ONE + 4, "start"],
  ] as const) {
    const name = { text: site.name, x: mark.x + dx, y: mark.y, anchor };
    const box = nameBox(name);
    const within = box.left >= 4 && box.right <= FRAME.width - 4;
    if (within && isSea(box.left, box.top, box.right, box.bottom) && taken.every((other) => !touch(box, other))) return name;
  }
  return undefined;
}
