import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { civil, type Day, day, shortDay } from "@/lib/time/day";
import { anyCapacity, anyEnforcement, anyRow, anyView, anyViewOrFit, faults, widthsOf } from "./arbitrary";
import { clamp, layoutAxis, narrowView, narrowWhole, onAxis, share, type View, wideView } from "./axis";
import { BASE, HEIGHT, layoutCapacity } from "./capacity/layout";
import { BASE as GROUND, layoutEnforcement } from "./enforcement/layout";
import { apart, type Box, cut, isFree, label, markBox, textWidth, wrap } from "./labels";
import { layoutGroup, layoutLawRow, ROW } from "./law/layout";
import type { AxisState, LawRow, WindowBar } from "./state";
import { layoutWindow, textEnd } from "./windows/layout";

const axis: AxisState = { from: day(2025, 1, 1), to: day(2028, 12, 31), asOf: day(2026, 11, 22), asOfLabel: "22 Nov 2026" };
const wide = wideView(axis, day(2027, 12, 2));
const at = (year: number, month: number, dayOfMonth: number) => ({
  earliest: day(year, month, dayOfMonth),
  latest: day(year, month, dayOfMonth),
});
const runs = { numRuns: 400 };

describe("labels", () => {
  test("a cut text fits its room, and a text that fits is left as it is", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.integer({ min: 40, max: 400 }), (text, room) => {
        const short = cut(text, 12, room);
        assert.ok(textWidth(short, 12) <= room);
        if (textWidth(text, 12) <= room) assert.equal(short, text);
      }),
    );
  });

  test("wrapped lines fit, and a date is never broken", () => {
    const lines = wrap("power to fine since 29 Jul 2026", 12, 130);
    assert.deepEqual(lines, ["power to fine since", "29\u00a0Jul\u00a02026"]);
    for (const line of lines) assert.ok(textWidth(line, 12) <= 130);
  });

  test("boxes that are apart stay apart at every width between the extremes", () => {
    const box = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      left: fc.integer({ min: -80, max: 0 }),
      right: fc.integer({ min: 1, max: 80 }),
      top: fc.constant(0),
      bottom: fc.constant(10),
    });
    fc.assert(
      fc.property(box, box, (a, b) => {
        if (apart(a, b, { ...wide, left: 200, right: 200 }))
          assert.deepEqual(faults([a, b], { ...wide, left: 200, right: 200 }), []);
      }),
      runs,
    );
  });

  test("two labels on opposite sides of one mark are apart; on the same side they are not", () => {
    const side = (dx: number, anchor: "start" | "end") => label("2 Dec 2027", "date", 12, { at: 0.5, dx, y: 19, anchor }).box;
    assert.equal(apart(side(13, "start"), side(-13, "end"), wide), true);
    assert.equal(apart(side(13, "start"), side(20, "start"), wide), false);
  });
});

describe("axis", () => {
  test("year, month and as-of labels never meet and never leave the strip", () => {
    fc.assert(
      fc.property(anyViewOrFit, (view) => {
        const { labels, pill } = layoutAxis(view);
        const boxes: Box[] = labels.map((l) => l.box);
        if (pill) boxes.push({ at: pill.at, left: pill.dx, right: pill.dx + pill.width, top: 5, bottom: 25 });
        assert.deepEqual(faults(boxes, view), []);
      }),
      runs,
    );
  });

  test("a year that the as-of date covers moves behind it", () => {
    const { labels, pill } = layoutAxis(wide);
    assert.deepEqual(
      labels.filter((l) => l.kind === "year").map((l) => l.text),
      ["2025", "2026", "2027", "2028"],
    );
    assert.equal(labels.find((l) => l.text === "2027")?.at, pill?.at);
  });

  test("no year goes missing beside the as-of date, wherever that is", () => {
    for (const from of [day(2024, 1, 1), day(2025, 1, 1), day(2025, 7, 1)])
      for (let on = day(2026, 1, 2); on < day(2027, 1, 31); on = (on + 4) as Day) {
        const view = narrowWhole({ from, to: day(2028, 3, 31), asOf: on, asOfLabel: shortDay(on) });
        const years = layoutAxis(view).labels.filter((l) => l.kind === "year");
        assert.equal(years.length, 2029 - civil(from).year, shortDay(on));
      }
  });

  test("the narrow view runs from six months before the as-of date to 24 after, and names its quarters", () => {
    const view = narrowView(axis);
    assert.deepEqual([view.axis.from, view.axis.to], [day(2026, 5, 22), day(2028, 11, 22)]);
    assert.ok(layoutAxis(view).labels.some((l) => l.kind === "month" && l.text === "Jul"));
  });
});

describe("law rows", () => {
  const boxesOf = (row: LawRow, view: View): Box[] => {
    const { labels, missing } = layoutLawRow(row, view);
    return [...labels.map((l) => l.box), ...(missing ? [missing.box] : [])];
  };

  test("labels of a row never meet and never leave the strip", () => {
    fc.assert(
      fc.property(anyRow, anyView, (row, view) => assert.deepEqual(faults(boxesOf(row, view), view), [])),
      { numRuns: 1500 },
    );
  });

  test("labels never cover a mark", () => {
    fc.assert(
      fc.property(anyRow, anyView, (row, view) => {
        const { labels, missing, mark, ghost } = layoutLawRow(row, view);
        const marks = [mark?.at, ghost].filter((m) => m !== undefined).map((m) => markBox(m, ROW / 2, 6));
        for (const box of [...labels.map((l) => l.box), ...(missing ? [missing.box] : [])])
          for (const m of marks) assert.ok(apart(box, m, view));
      }),
      runs,
    );
  });

  test("every date and every reason for a missing date is written", () => {
    fc.assert(
      fc.property(anyRow, anyView, (row, view) => {
        const { labels, missing } = layoutLawRow(row, view);
        if (row.mark.kind === "missing") assert.equal(missing?.status, row.mark.status);
        else assert.ok(labels.some((l) => l.kind.startsWith("date") && l.text === row.mark.label));
      }),
      { numRuns: 1500 },
    );
  });

  const row = (mark: LawRow["mark"], more: Partial<LawRow> = {}): LawRow => ({
    id: "a",
    label: "A",
    href: "/",
    mark,
    shape: "applies",
    selected: false,
    estimated: false,
    ...more,
  });

  test("a moved date is joined to the compared one, with the delta before it and the bar after it", () => {
    const layout = layoutLawRow(
      row(
        { kind: "day", day: day(2027, 12, 2), label: "2 Dec 2027" },
        { ghost: { kind: "day", day: day(2026, 8, 2), label: "2 Aug 2026" }, delta: "+16 months" },
      ),
      wide,
    );
    assert.deepEqual(layout.way, { from: share(axis, day(2026, 8, 2)), to: share(axis, day(2027, 12, 2)) });
    assert.deepEqual(layout.bar, { from: share(axis, day(2027, 12, 2)), to: 1, fades: "right" });
    const delta = layout.labels.find((l) => l.kind.startsWith("delta"));
    assert.deepEqual([delta?.at, delta?.anchor], [layout.ghost, "end"]);
  });

  test("a date before or after the axis is an arrow at its end, with the date", () => {
    const before = layoutLawRow(row({ kind: "day", day: day(2024, 11, 2), label: "2 Nov 2024" }), wide);
    const after = layoutLawRow(row({ kind: "day", day: day(2030, 8, 2), label: "2 Aug 2030" }), wide);
    assert.deepEqual([before.beyond, before.mark, before.labels.length], ["before", undefined, 1]);
    assert.deepEqual([after.beyond, after.mark, after.labels.length], ["after", undefined, 1]);
  });

  test("a folded topic shows a dot for each of its dates, with room for the label of the next one", () => {
    const mark = (year: number) => row({ kind: "day", day: day(year, 8, 2), label: `2 Aug ${year}` });
    const group = { topic: "x", title: "X", summary: "", open: false, rows: [mark(2025), mark(2026), mark(2027), mark(2027)] };
    const { dots, labels } = layoutGroup(group, wide);
    assert.deepEqual(
      dots.map((d) => d.next),
      [false, false, true],
    );
    assert.deepEqual(
      labels.map((l) => l.text),
      ["2 Aug 2027"],
    );
  });

  test("the labels of a folded topic never meet its dots and never leave the strip", () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 17 }), anyView, (rows, view) => {
        const { dots, labels } = layoutGroup({ topic: "x", title: "X", summary: "", open: false, rows }, view);
        assert.deepEqual(
          faults(
            labels.map((l) => l.box),
            view,
          ),
          [],
        );
        for (const l of labels) for (const dot of dots) assert.ok(apart(l.box, markBox(dot.at, ROW / 2, 4), view));
      }),
      runs,
    );
  });
});

describe("enforcement", () => {
  test("labels never meet, never leave the strip and never lie on a block of another level", () => {
    fc.assert(
      fc.property(anyEnforcement, anyView, (state, view) => {
        const { labels, blocks, assumed } = layoutEnforcement(state, view);
        assert.deepEqual(
          faults(
            labels.map((l) => l.box),
            view,
          ),
          [],
        );
        for (const l of labels) {
          if (l.kind === "on-pattern") continue;
          for (const b of blocks)
            assert.ok(apart(l.box, { at: b.from, to: b.to, left: 0, right: 0, top: b.top, bottom: GROUND }, view));
          if (assumed)
            assert.ok(apart(l.box, { at: assumed.from, to: 1, left: 0, right: 0, top: assumed.top, bottom: GROUND }, view));
        }
      }),
      runs,
    );
  });

  test("nothing is drawn after the as-of date", () => {
    fc.assert(
      fc.property(anyEnforcement, anyView, (state, view) => {
        const limit = clamp(share(view.axis, view.axis.asOf));
        for (const b of layoutEnforcement(state, view).blocks) assert.ok(b.from < b.to && b.to <= limit);
      }),
      runs,
    );
  });

  test("what is assumed is drawn to the end of the axis, beyond the as-of date too, and named in the strip or below it", () => {
    fc.assert(
      fc.property(anyEnforcement, anyView, (state, view) => {
        const { assumed, labels, moved } = layoutEnforcement(state, view);
        const begins = state.assumed && share(view.axis, state.assumed.from);
        assert.equal(assumed?.from, begins === undefined || begins >= 1 ? undefined : clamp(begins));
        if (state.assumed) assert.ok(moved.includes(state.assumed.label) || labels.some((l) => l.text === state.assumed?.label));
      }),
      runs,
    );
  });

  test("what holds now and the note are in the strip or below it, never lost", () => {
    fc.assert(
      fc.property(anyEnforcement, anyView, (state, view) => {
        const { labels, moved, blocks } = layoutEnforcement(state, view);
        const said = [...labels.map((l) => l.text), ...moved].join(" ").replaceAll("\u00a0", " ");
        if (!labels.some((l) => l.kind === "note")) assert.ok(moved.includes(state.note));
        if (blocks.length > 0) assert.ok(labels.some((l) => l.kind.startsWith("current")) || moved.length > 0, said);
      }),
      runs,
    );
  });

  test("a higher level stands higher", () => {
    const levels = ["nothing", "planned", "authority", "power-to-fine"] as const;
    const stretches = levels.map((level, i) => ({ from: day(2025 + i, 1, 1), to: day(2026 + i, 1, 1), level, label: level }));
    const late = { ...wide, axis: { ...axis, asOf: day(2028, 12, 1) } };
    const tops = layoutEnforcement({ title: "", subtitle: "", note: "", stretches }, late).blocks.map((b) => b.top);
    assert.deepEqual(
      tops,
      [...tops].sort((a, b) => b - a),
    );
    assert.equal(new Set(tops).size, levels.length);
  });
});

describe("capacity", () => {
  const empty = { id: "x", title: "", subtitle: "", unit: "GPUs", forecasts: [], observed: [], notDrawn: [] };

  test("labels never meet, never leave the strip and never lie on a point", () => {
    fc.assert(
      fc.property(anyCapacity, anyView, (state, view) => {
        const { labels, points } = layoutCapacity(state, view);
        const boxes = labels.map((l) => l.box);
        assert.deepEqual(faults(boxes, view), []);
        for (const box of boxes) {
          assert.ok(box.top >= 0 && box.bottom <= HEIGHT);
          for (const p of points) assert.ok(apart(box, markBox(p.at, p.y, 5), view));
        }
      }),
      runs,
    );
  });

  test("every label is in the strip or below it, never lost", () => {
    fc.assert(
      fc.property(anyCapacity, anyView, (state, view) => {
        const { labels, moved, points } = layoutCapacity(state, view);
        const kinds = (kind: string) => labels.some((l) => l.kind === kind);
        if (state.promise) assert.ok(kinds("promise") || moved.some((m) => m.startsWith(state.promise?.label ?? "")));
        if (state.stated) assert.ok(kinds("stated") || moved.some((m) => m.startsWith(state.stated?.label ?? "")));
        if (points.length > 0) assert.ok(kinds("observed") || moved.length > 0);
      }),
      runs,
    );
  });

  test("nothing observed is drawn after the as-of date, and a level holds only where it is in operation", () => {
    fc.assert(
      fc.property(anyCapacity, anyView, (state, view) => {
        const limit = clamp(share(view.axis, view.axis.asOf));
        const { points, levels } = layoutCapacity(state, view);
        for (const p of points) assert.ok(onAxis(p.at) && p.at <= limit);
        for (const l of levels) assert.ok(l.to <= limit);
      }),
      runs,
    );
    const one = (lasting: boolean) => ({
      ...empty,
      observed: [{ day: day(2026, 7, 5), level: 5000, label: "x", lasting }],
    });
    assert.equal(layoutCapacity(one(false), wide).levels.length, 0);
    assert.equal(layoutCapacity(one(true), wide).levels[0]?.to, share(axis, axis.asOf));
  });

  test("ticks are few and round, and none where no size is known", () => {
    const target = (level: number | "unknown") => ({ ...at(2026, 12, 31), level, label: "x" });
    const ticks = (level: number | "unknown") => layoutCapacity({ ...empty, promise: target(level) }, wide).ticks;
    assert.deepEqual(
      ticks(100_000).map((t) => t.text),
      ["50k", "100k"],
    );
    assert.deepEqual(
      ticks(23_760).map((t) => t.text),
      ["10k", "20k"],
    );
    assert.deepEqual(ticks("unknown"), []);
    for (const t of ticks(100_000)) assert.ok(t.y < BASE);
  });
});

describe("windows", () => {
  const bar = (from: WindowBar["from"], to: WindowBar["to"]): WindowBar => ({
    kind: "runway",
    name: "Runway",
    text: "",
    state: "open",
    closesSoon: false,
    tone: "law",
    from,
    to,
  });
  const looks = (b: WindowBar) => layoutWindow(b, wide).pieces.map((p) => p.look);

  test("certain time is solid, imprecise ends fade, an open end fades out, an early end is hollow", () => {
    const duty = at(2027, 12, 2);
    assert.deepEqual(looks(bar(at(2026, 11, 22), duty)), ["solid"]);
    assert.deepEqual(looks(bar({ earliest: day(2027, 1, 1), latest: day(2027, 6, 30) }, duty)), ["in", "solid"]);
    assert.deepEqual(looks(bar({ earliest: day(2027, 1, 1), latest: day(2027, 12, 31) }, duty)), ["in"]);
    assert.deepEqual(looks(bar(duty, "open")), ["out"]);
    assert.deepEqual(looks(bar(duty, at(2026, 7, 29))), ["early"]);
  });

  test("an end that is not known draws no bar", () => {
    assert.deepEqual(looks(bar(undefined, at(2027, 12, 2))), []);
    assert.deepEqual(looks(bar(at(2027, 12, 2), undefined)), []);
  });

  test("texts end before the first bar and before the as-of date", () => {
    const late = [bar(at(2027, 1, 1), at(2027, 12, 2))];
    assert.equal(textEnd(late, wide), share(axis, axis.asOf));
    assert.equal(textEnd([...late, bar(at(2027, 12, 2), at(2026, 7, 29))], wide), share(axis, day(2026, 7, 29)));
  });
});

test("a label that leaves the strip at some width is not free", () => {
  const edge = label("2 Aug 2028", "date", 12, { at: 0.99, dx: 13, y: 19, anchor: "start" });
  assert.equal(isFree(edge, [], wide), false);
  assert.ok(widthsOf(wide).length > 2);
});
