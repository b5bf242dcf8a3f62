/**
 * Writes public/map-shapes.svg and app/_charts/map/places.json: `npm run data:map`.
 * The shapes come from Natural Earth (public domain) through world-atlas; d3-geo and topojson are development tools that never ship.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type GeoPermissibleObjects, geoAzimuthalEqualArea, geoPath } from "d3-geo";
import { merge } from "topojson-client";
import { presimplify, simplify } from "topojson-simplify";
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from "topojson-specification";

type Ring = [number, number][];
type Shape = Ring[][];
type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>;

const SPRITE = new URL("../public/map-shapes.svg", import.meta.url);
const PLACES = new URL("../app/_charts/map/places.json", import.meta.url);

/** ISO 3166-1 numeric codes of the atlas; those that the map counts as part of the country stand behind it. */
const TRACKED: Record<string, readonly string[]> = {
  AT: ["040"],
  BE: ["056"],
  BG: ["100"],
  CY: ["196", "N. Cyprus"],
  CZ: ["203"],
  DE: ["276"],
  DK: ["208"],
  EE: ["233"],
  ES: ["724"],
  FI: ["246", "248"],
  FR: ["250"],
  GB: ["826"],
  GR: ["300"],
  HR: ["191"],
  HU: ["348"],
  IE: ["372"],
  IS: ["352"],
  IT: ["380"],
  LI: ["438"],
  LT: ["440"],
  LU: ["442"],
  LV: ["428"],
  MT: ["470"],
  NL: ["528"],
  NO: ["578"],
  PL: ["616"],
  PT: ["620"],
  RO: ["642"],
  SE: ["752"],
  SI: ["705"],
  SK: ["703"],
};

const WIDTH = 1000;
const HEIGHT = 960;
const CENTRE: [number, number] = [10, 52];
/** What has to be inside the frame: the corners of the tracked countries. */
const CORNERS: [number, number][] = [
  [-24.5, 66.5],
  [-10, 36],
  [34.5, 34.6],
  [31, 70.2],
  [-9.5, 37],
  [25, 34.8],
  [40, 60],
];
/** Parts with their middle outside these bounds are cut: overseas parts, Svalbard, the Canaries. */
const BOUNDS = { west: -26, east: 46, south: 33, north: 72.5 };
const SIMPLIFY = 0.8;
/** Parts smaller than this (square units) are left out, unless nothing else is left of the country. */
const LEAST_AREA = 5;
const CELL = 10;

const atlas = JSON.parse(readFileSync(createRequire(import.meta.url).resolve("world-atlas/countries-50m.json"), "utf8")) as Atlas;
const projection = geoAzimuthalEqualArea()
  .rotate([-CENTRE[0], -CENTRE[1]])
  .fitExtent(
    [
      [28, 24],
      [WIDTH - 24, HEIGHT - 20],
    ],
    { type: "MultiPoint", coordinates: CORNERS },
  );

type Named = { readonly id?: string | number; readonly properties?: object };
const keyOf = (g: Named) => String(g.id ?? (g.properties as { name?: string } | undefined)?.name);
const inView = (ring: readonly (readonly number[])[]) => {
  const middle = (i: number) => {
    const all = ring.map((p) => p[i] ?? 0);
    return (Math.min(...all) + Math.max(...all)) / 2;
  };
  const [lon, lat] = [middle(0), middle(1)];
  return lon >= BOUNDS.west && lon <= BOUNDS.east && lat >= BOUNDS.south && lat <= BOUNDS.north;
};

/** The atlas in map units, without what lies outside the view, so that borders are simplified once for both sides. */
function projected(): Atlas {
  const seen = new Map<number, [number, number][]>();
  const arcs = atlas.arcs.map((arc, i) => {
    let [x, y] = [0, 0];
    const points = arc.map(([dx = 0, dy = 0]) => {
      x += dx;
      y += dy;
      const { scale, translate } = atlas.transform ?? { scale: [1, 1], translate: [0, 0] };
      return [x * (scale[0] ?? 1) + (translate[0] ?? 0), y * (scale[1] ?? 1) + (translate[1] ?? 0)] as [number, number];
    });
    seen.set(i, points);
    return points.map((p) => (projection(p) ?? [0, 0]) as [number, number]);
  });
  const raw = (arc: number) => seen.get(arc < 0 ? ~arc : arc) ?? [];
  const geometries = atlas.objects.countries.geometries.flatMap((g) => {
    const polygons = g.type === "Polygon" ? [g.arcs] : g.type === "MultiPolygon" ? g.arcs : [];
    const kept = polygons.filter((rings) => inView((rings[0] ?? []).flatMap(raw)) || isContext(g));
    return kept.length === 0 ? [] : [{ ...g, type: "MultiPolygon" as const, arcs: kept }];
  });
  const { transform: _, bbox: __, ...rest } = atlas;
  return { ...rest, arcs, objects: { countries: { ...atlas.objects.countries, geometries } } } as Atlas;
}

const tracked = new Set(Object.values(TRACKED).flat());
// Greenland and what is far away would be turned inside out by the frame.
const NEAR = new Set(
  "008 020 070 112 498 499 688 807 804 643 756 792 760 422 376 275 400 368 268 051 031 818 434 788 012 504 336 492 674 234 833 831 832 Kosovo 364 682".split(
    " ",
  ),
);
const isContext = (g: Named) => NEAR.has(keyOf(g));

const map = simplify(presimplify(projected()), SIMPLIFY);

const area = (ring: Ring) =>
  Math.abs(
    ring.reduce(
      (sum, [x, y], i) => sum + x * (ring[(i + 1) % ring.length]?.[1] ?? 0) - (ring[(i + 1) % ring.length]?.[0] ?? 0) * y,
      0,
    ),
  ) / 2;

/** Sutherland-Hodgman against the frame with a margin, so that cut edges stay out of sight. */
function clipped(ring: Ring): Ring {
  const margin = 6;
  const edges: [number, number, 1 | -1][] = [
    [0, -margin, 1],
    [0, WIDTH + margin, -1],
    [1, -margin, 1],
    [1, HEIGHT + margin, -1],
  ];
  let out = ring;
  for (const [axis, limit, sign] of edges) {
    const inside = (p: [number, number]) => ((p[axis] as number) - limit) * sign >= 0;
    const cross = (a: [number, number], b: [number, number]): [number, number] => {
      const t = (limit - (a[axis] as number)) / ((b[axis] as number) - (a[axis] as number));
      return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
    };
    out = out.flatMap((p, i) => {
      const before = out[(i + out.length - 1) % out.length] as [number, number];
      if (inside(p)) return inside(before) ? [p] : [cross(before, p), p];
      return inside(before) ? [cross(before, p)] : [];
    });
  }
  return out;
}

function shapeOf(polygons: Shape, least: number): Shape {
  const all = polygons
    .map((rings) => rings.map(clipped).filter((ring) => ring.length > 2))
    .filter((rings) => rings.length > 0)
    .sort((a, b) => area(b[0] as Ring) - area(a[0] as Ring));
  return all
    .filter((rings, i) => i === 0 || area(rings[0] as Ring) >= least)
    .map((rings) => rings.filter((ring, i) => i === 0 || area(ring) >= least));
}

/** A path of whole units, relative, closed; points that fall together are drawn once. */
function pathOf(shape: Shape, digits: number): string {
  const factor = 10 ** digits;
  const round = (n: number) => Math.round(n * factor);
  const write = (n: number) => String(n / factor).replace(/^(-?)0\./, "$1.");
  return shape
    .flat()
    .map((ring) => {
      const points = ring
        .map(([x, y]) => [round(x), round(y)] as const)
        .filter(([x, y], i, all) => i === 0 || x !== all[i - 1]?.[0] || y !== all[i - 1]?.[1]);
      if (points.length < 3) return "";
      let [px, py] = points[0] as readonly [number, number];
      let d = `M${write(px)} ${write(py)}l`;
      let first = true;
      for (const [x, y] of points.slice(1)) {
        const [dx, dy] = [write(x - px), write(y - py)];
        d += `${first || dx.startsWith("-") ? "" : " "}${dx}${dy.startsWith("-") ? "" : " "}${dy}`;
        [px, py, first] = [x, y, false];
      }
      return `${d}z`;
    })
    .join("");
}

const within = (ring: Ring, x: number, y: number) => {
  let inside = false;
  ring.forEach(([ax, ay], i) => {
    const [bx, by] = ring[(i + ring.length - 1) % ring.length] as [number, number];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  });
  return inside;
};
const covers = (shape: Shape, x: number, y: number) =>
  shape.some((rings) => rings.filter((ring) => within(ring, x, y)).length % 2 === 1);

/** The distance from a point to the nearest border. */
const clearance = (shape: Shape, x: number, y: number) =>
  Math.min(
    ...shape.flat().flatMap((ring) =>
      ring.map(([ax, ay], i) => {
        const [bx, by] = ring[(i + 1) % ring.length] as [number, number];
        const [dx, dy] = [bx - ax, by - ay];
        const t = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
        return Math.hypot(x - ax - t * dx, y - ay - t * dy);
      }),
    ),
  );

/** Points where a code fits inside the country, the roomiest first, no two close together. */
function spotsOf(shape: Shape): [number, number][] {
  const [hw, hh] = [11, 8];
  const main = shape[0] as Shape[number];
  const xs = (main[0] as Ring).map((p) => p[0]);
  const ys = (main[0] as Ring).map((p) => p[1]);
  const found: { at: [number, number]; room: number }[] = [];
  for (let x = Math.ceil(Math.min(...xs)); x < Math.max(...xs); x += 3)
    for (let y = Math.ceil(Math.min(...ys)); y < Math.max(...ys); y += 3) {
      const box = [-1, -0.5, 0, 0.5, 1].flatMap((i) => [-1, 0, 1].map((j) => [x + i * hw, y + j * hh] as const));
      if (box.every(([px, py]) => covers([main], px, py))) found.push({ at: [x, y], room: clearance([main], x, y) });
    }
  found.sort((a, b) => b.room - a.room);
  const chosen: [number, number][] = [];
  for (const { at } of found) {
    if (chosen.length === 14) break;
    if (chosen.every(([x, y]) => Math.abs(x - at[0]) >= 16 || Math.abs(y - at[1]) >= 12)) chosen.push(at);
  }
  return chosen;
}

const coordinates = (g: { type: string; coordinates: unknown }) =>
  (g.type === "Polygon" ? [g.coordinates] : g.coordinates) as Shape;

const paths: string[] = [];
const countries: Record<string, { spots: [number, number][]; middle: [number, number]; box: number[] }> = {};
const land: Shape = [];
for (const [iso2, codes] of Object.entries(TRACKED)) {
  const parts = map.objects.countries.geometries.filter((g) => codes.includes(keyOf(g))) as (Polygon | MultiPolygon)[];
  if (parts.length !== codes.length) throw new Error(`The atlas has ${parts.length} of ${codes.length} shapes for ${iso2}.`);
  // A sliver between two parts that are drawn as one is no water.
  const shape = shapeOf(coordinates(merge(map, parts)), LEAST_AREA).map((rings) => (iso2 === "CY" ? rings.slice(0, 1) : rings));
  land.push(...shape);
  paths.push(`<path id="${iso2}" d="${pathOf(shape, iso2 === "MT" || iso2 === "LI" || iso2 === "LU" ? 1 : 0)}"/>`);
  const points = shape.flat(2);
  const [xs, ys] = [points.map((p) => p[0]), points.map((p) => p[1])];
  const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].map(Math.round);
  const middle = geoPath()
    .centroid({ type: "Polygon", coordinates: shape[0] as Ring[] } as GeoPermissibleObjects)
    .map(Math.round) as [number, number];
  countries[iso2] = { spots: spotsOf(shape), middle, box };
}

const others = map.objects.countries.geometries.filter((g) => !tracked.has(keyOf(g)) && isContext(g)) as (
  | Polygon
  | MultiPolygon
)[];
const context = shapeOf(coordinates(merge(map, others)), 12);
land.push(...context);

// Where there is no land, in cells: a name beside a mark may stand there.
const sea: string[] = [];
for (let y = 0; y < HEIGHT; y += CELL) {
  let row = "";
  for (let x = 0; x < WIDTH; x += CELL) {
    const probes = [0, 5, 10].flatMap((i) => [0, 5, 10].map((j) => [x + i, y + j] as const));
    row += probes.some(([px, py]) => covers(land, px, py)) ? "#" : ".";
  }
  sea.push(row);
}

writeFileSync(
  SPRITE,
  `<svg xmlns="http://www.w3.org/2000/svg"><!-- Natural Earth, public domain --><defs><path id="context" d="${pathOf(context, 0)}"/>${paths.join("")}</defs></svg>\n`,
);
const round = (n: number) => Math.round(n * 1000) / 1000;
const frame = {
  width: WIDTH,
  height: HEIGHT,
  centre: CENTRE,
  scale: round(projection.scale()),
  translate: projection.translate().map(round),
  cell: CELL,
};
const line = (value: unknown) => JSON.stringify(value);
writeFileSync(
  PLACES,
  `{\n  "frame": ${line(frame)},\n  "countries": {\n${Object.entries(countries)
    .map(([iso2, place]) => `    "${iso2}": ${line(place)}`)
    .join(",\n")}\n  },\n  "sea": [\n${sea.map((row) => `    ${line(row)}`).join(",\n")}\n  ]\n}\n`,
);
