import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { createElement, Fragment, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { day } from "@/lib/time/day";
import { anyCapacity, anyEnforcement, anyRow, anyView } from "./arbitrary";
import { narrowView, wideView } from "./axis";
import { Chart } from "./Chart";
import { CapacityStrip } from "./capacity/CapacityStrip";
import { EnforcementStrip } from "./enforcement/EnforcementStrip";
import { LawGroups, LawRows, rowWords } from "./law/LawGroups";
import type { AxisState, LawRow } from "./state";
import { CapacityTwin, EnforcementTwin, LawTable, LawTwin } from "./twins";

const html = (element: ReactElement) => renderToStaticMarkup(element);
const axis: AxisState = { from: day(2025, 1, 1), to: day(2028, 12, 31), asOf: day(2026, 11, 22), asOfLabel: "22 Nov 2026" };
const row = (mark: LawRow["mark"], more: Partial<LawRow> = {}): LawRow => ({
  id: "a",
  label: "Serious incidents",
  href: "/milestones/a",
  mark,
  shape: "applies",
  selected: false,
  estimated: false,
  ...more,
});
const december: LawRow["mark"] = { kind: "day", day: day(2027, 12, 2), label: "2 Dec 2027" };
const august: LawRow["mark"] = { kind: "day", day: day(2026, 8, 2), label: "2 Aug 2026" };

describe("strips", () => {
  test("nothing that is missing is written as a value of the language", () => {
    fc.assert(
      fc.property(
        fc.array(anyRow, { maxLength: 4 }),
        anyEnforcement,
        anyCapacity,
        anyView,
        (rows, enforcement, capacity, view) => {
          const groups = [
            { topic: "x", title: "X", summary: "no dates", open: true, rows: rows.map((r, i) => ({ ...r, id: `r${i}` })) },
          ];
          const text = html(
            createElement(
              Fragment,
              null,
              createElement(LawGroups, { groups, view }),
              createElement(LawTwin, { groups }),
              createElement(EnforcementStrip, { state: enforcement, view }),
              createElement(EnforcementTwin, { state: enforcement }),
              createElement(CapacityStrip, { state: capacity, view }),
              createElement(CapacityTwin, { state: capacity }),
            ),
          );
          assert.doesNotMatch(text, /undefined|null|NaN|Infinity|\[object/);
        },
      ),
      { numRuns: 150 },
    );
  });

  test("each reason for a missing date has a look of its own and its words", () => {
    const looks = (["none", "repealed", "unknown", "conditional", "never"] as const).map((status) => {
      const mark = { kind: "missing", status, label: `because ${status}` } as const;
      const text = html(createElement(LawRows, { rows: [row(mark)], view: wideView(axis), label: "x" }));
      assert.ok(text.includes(`missing-${status}`) && text.includes(`because ${status}`));
      return /<path d="([^"]+)"/.exec(text)?.[1];
    });
    assert.equal(new Set(looks).size, 5);
  });

  test("a row says in words what its marks show", () => {
    assert.equal(
      rowWords(row(december, { ghost: august, delta: "+16 months", formal: august, estimated: true })),
      "2 Dec 2027; estimated; formally 2 Aug 2026; +16 months, compared with 2 Aug 2026",
    );
    assert.equal(rowWords(row(august, { shape: "ended" })), "ended 2 Aug 2026");
  });

  test("the drawing of a row is hidden from those who hear it, its link carries the words", () => {
    const text = html(createElement(LawRows, { rows: [row(december)], view: narrowView(axis), label: "x" }));
    assert.match(
      text,
      /<a [^>]*href="\/milestones\/a"[^>]*aria-label="Serious incidents: 2 Dec 2027"[^>]*>Serious incidents<\/a>/,
    );
    assert.match(text, /<svg [^>]*aria-hidden="true"/);
  });

  test("what is out of sight stays as it was under its own view, and follows as a whole", () => {
    const was = { rows: [row(august), row(august, { id: "b" })], view: wideView({ ...axis, to: day(2031, 1, 1) }) };
    const is = { rows: [row(december), row(december, { id: "b" })], view: wideView(axis) };
    const drawn = (inSight: readonly string[], before = was) =>
      html(
        createElement(LawRows, {
          ...is,
          label: "x",
          rest: { inSight: new Set(inSight), before: before.rows, view: before.view },
        }),
      );
    const [first] = html(createElement(LawRows, { ...is, label: "x" })).split("</li>");
    const [, second] = html(createElement(LawRows, { ...was, label: "x" })).split("</li>");
    assert.deepEqual(drawn(["a"]).split("</li>").slice(0, 2), [first, second]);
    assert.equal(drawn([], is), html(createElement(LawRows, { ...is, label: "x" })));
  });

  test("a topic that is out of sight keeps its summary, and a row that is new is drawn at once", () => {
    const group = (summary: string, rows: LawRow[]) => ({ topic: "t", title: "T", summary, open: true, rows });
    const view = wideView(axis);
    const text = html(
      createElement(LawGroups, {
        groups: [group("2 milestones", [row(december), row(december, { id: "new" })])],
        view,
        rest: { inSight: new Set<string>(), before: [group("1 milestone", [row(august)])], view },
      }),
    );
    assert.ok(text.includes("1 milestone<") && !text.includes("2 milestones"));
    assert.match(text, /data-id="a"[^>]*2 Aug 2026.*data-id="new"[^>]*2 Dec 2027/);
  });

  test("the table says what a date was compared with, and that nothing changed where nothing did", () => {
    const rows = [row(december, { ghost: august, delta: "+16 months" }), row(august, { id: "b" })];
    const text = html(createElement(LawTable, { caption: "The law", rows }));
    assert.match(text, /\+16 months<small>was 2 Aug 2026<\/small>/);
    assert.match(text, /no change/);
  });

  test("where no country enforces, the band says who does, and draws nothing", () => {
    const state = { title: "Enforcement", subtitle: "GPAI", stretches: [], note: "", insteadOf: "The Commission enforces this." };
    const text = html(createElement(EnforcementStrip, { state, view: wideView(axis) }));
    assert.ok(text.includes("The Commission enforces this.") && !text.includes("<svg"));
  });

  test("the tables come before the drawing, and both views are drawn until the browser knows which one it shows", () => {
    const chart = (views: "both" | "wide") =>
      html(createElement(Chart, { title: "Law", axis, twin: "the tables", views, draw: (view) => `drawn ${view.kind}` }));
    const text = chart("both");
    const places = ["the tables", "drawn wide", "drawn narrow"].map((part) => text.indexOf(part));
    assert.deepEqual(
      places,
      [...places].sort((a, b) => a - b),
    );
    assert.ok(places.every((p) => p >= 0));
    assert.ok(!chart("wide").includes("drawn narrow"));
  });
});
