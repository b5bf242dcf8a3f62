import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Day } from "@/lib/time/day";
import { codeBox, layoutMap, markBox, nameBox, onMap, TILE_BOX, touch } from "./layout";
import { FRAME, PLACES, project } from "./places";
import { FRAME_SIZE, TILES } from "./size";
import type { MapSite } from "./state";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");
const jurisdictions = JSON.parse(read("../../../db/data/jurisdictions.json")) as { iso2: string; bloc: string }[];
const data = JSON.parse(read("../../../db/data/sites.json")) as {
  id: string;
  name: string;
  lat: number | null;
  lon: number | null;
}[];
const sprite = read("../../../public/map-shapes.svg");
const countries = jurisdictions.map((j) => j.iso2);
const site = (id: string, lat: number, lon: number): MapSite => ({
  id,
  name: id,
  where: "",
  lat,
  lon,
  from: 0 as Day,
  states: [],
  href: "/",
});
const sites = data.flatMap((s) => (s.lat !== null && s.lon !== null && onMap(s.lat, s.lon) ? [site(s.id, s.lat, s.lon)] : []));

/** Every pair of codes, marks and names that touch, and all that leave the frame. */
function faults(layout: ReturnType<typeof layoutMap>): string[] {
  const boxes = [
    ...layout.codes.map((c) => [`code ${c.iso2}`, codeBox(c)] as const),
    ...layout.marks.map((m) => [`mark ${m.sites.join("+")}`, markBox(m)] as const),
    ...layout.marks.flatMap((m) => (m.name ? [[`name ${m.name.text}`, nameBox(m.name)] as const] : [])),
  ];
  const told: string[] = [];
  for (const [i, [a, p]] of boxes.entries()) {
    if (p.left < 0 || p.top < 0 || p.right > FRAME.width || p.bottom > FRAME.height) told.push(`${a} leaves the frame`);
    for (const [b, q] of boxes.slice(i + 1)) if (touch(p, q)) told.push(`${a} touches ${b}`);
  }
  return told;
}

describe("the shapes", () => {
  it("are those of the 27 Member States, Norway, Iceland, Liechtenstein and the United Kingdom, as in jurisdictions.json", () => {
    const drawn = [...sprite.matchAll(/id="([A-Z]{2})"/g)].map((m) => m[1] ?? "").sort();
    assert.deepEqual(drawn, [...countries].sort());
    assert.deepEqual(Object.keys(PLACES).sort(), drawn);
    assert.equal(jurisdictions.filter((j) => j.bloc === "EU").length, 27);
    assert.deepEqual(jurisdictions.flatMap((j) => (j.bloc === "EU" ? [] : [j.iso2])).sort(), ["GB", "IS", "LI", "NO"]);
  });

  it("lie inside the frame", () => {
    assert.deepEqual([FRAME.width, FRAME.height], [FRAME_SIZE.width, FRAME_SIZE.height]);
    for (const [iso2, { box }] of Object.entries(PLACES))
      assert.ok(box[0] >= 0 && box[1] >= 0 && box[2] <= FRAME.width && box[3] <= FRAME.height, iso2);
  });

  it("were drawn by the projection that places the sites: a capital lies in the box of its country", () => {
    for (const [iso2, lat, lon] of [
      ["FI", 60.17, 24.94],
      ["CY", 35.17, 33.36],
      ["PT", 38.72, -9.14],
      ["IS", 64.15, -21.94],
      ["LU", 49.61, 6.13],
      ["RO", 44.43, 26.1],
    ] as const) {
      const [x, y] = project(lat, lon);
      const box = PLACES[iso2]?.box ?? [0, 0, 0, 0];
      assert.ok(x >= box[0] - 2 && x <= box[2] + 2 && y >= box[1] - 2 && y <= box[3] + 2, `${iso2}: ${x}, ${y}`);
    }
    assert.equal(onMap(31.5, -103.1), false, "Texas");
  });

  it("stand clear of the tiles", () => {
    for (const [iso2, { box }] of Object.entries(PLACES))
      assert.ok(!touch({ left: box[0], top: box[1], right: box[2], bottom: box[3] }, TILE_BOX), iso2);
  });
});

describe("the layout of the map", () => {
  const layout = layoutMap(countries, sites);

  it("gives every country a code or a tile", () => {
    assert.deepEqual([...layout.codes.map((c) => c.iso2), ...TILES].sort(), [...countries].sort());
  });

  it("has a mark for every site, in one mark each", () => {
    assert.deepEqual(
      layout.marks.flatMap((m) => m.sites).sort((a, b) => a - b),
      sites.map((_, i) => i),
    );
  });

  it("lets no code, mark or name touch another", () => {
    assert.deepEqual(faults(layout), []);
    assert.ok(
      layout.marks.some((m) => m.name),
      "at least one name has room in the sea",
    );
  });

  it("lets none touch wherever sites are", () => {
    const place = fc.record({
      lat: fc.double({ min: 36, max: 69, noNaN: true }),
      lon: fc.double({ min: -8, max: 28, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 60 }), (places) => {
        const some = places.filter((p) => onMap(p.lat, p.lon)).map((p, i) => site(`s${i}`, p.lat, p.lon));
        const made = layoutMap(countries, some);
        assert.deepEqual(faults(made), []);
        assert.equal(made.marks.flatMap((m) => m.sites).length, some.length);
      }),
      { numRuns: 60 },
    );
  });
});
