import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";

const css = readFileSync(new URL("./globals.css", import.meta.url), "utf8");

/** The tokens of one block of the style sheet. */
function tokens(block: string | undefined): Map<string, string> {
  return new Map(
    [...(block ?? "").matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, value]) => [name ?? "", value ?? ""]),
  );
}

const blocks = [...css.matchAll(/:root \{([^}]*)\}/g)].map((m) => m[1]);
const light = tokens(blocks[0]);
const THEMES = [
  ["light", light],
  ["dark", new Map([...light, ...tokens(blocks[1])])],
  ["print", new Map([...light, ...tokens(blocks[2])])],
] as const;

type Rgb = [number, number, number];
const rgb = (hex: string): Rgb => [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16)) as Rgb;
const over = (top: Rgb, alpha: number, ground: Rgb): Rgb => top.map((c, i) => c * alpha + (ground[i] ?? 0) * (1 - alpha)) as Rgb;
function luminance(color: Rgb): number {
  const [r, g, b] = color.map((c) => {
    const s = c / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: Rgb, b: Rgb): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

for (const [theme, values] of THEMES) {
  describe(`contrast, ${theme}`, () => {
    const color = (name: string): Rgb => {
      const value = values.get(name);
      assert.ok(value, `no token --${name}`);
      return rgb(value);
    };
    const atLeast = (ratio: number, name: string, a: Rgb, b: Rgb) =>
      assert.ok(contrast(a, b) >= ratio, `${name}: ${contrast(a, b).toFixed(2)}, wanted ${ratio}`);

    test("text reaches 4.5:1 on paper, on cards and on tinted grounds", () => {
      const grounds: [string, Rgb][] = [
        ["paper", color("paper")],
        ["card", color("card")],
        ["time left", over(color("law"), 0.075, color("paper"))],
        ["row under the pointer", over(color("law"), 0.05, color("paper"))],
      ];
      for (const [ground, value] of grounds)
        for (const text of ["ink", "muted", "law", "compute", "today", "enf-1"])
          atLeast(4.5, `${text} on ${ground}`, color(text), value);
      atLeast(4.5, "ink on the strongest end of a bar", color("ink"), over(color("law"), 0.26, color("paper")));
      atLeast(4.5, "delta on a bar", color("law"), over(color("law"), 0.2, color("paper")));
      atLeast(4.5, "ink on a warning", color("ink"), color("today-tint"));
      atLeast(4.5, "law on its tint", color("law"), color("law-tint"));
      atLeast(4.5, "text on the chosen segment", color("on-law"), color("law"));
      atLeast(4.5, "text on the as-of date", color("on-today"), color("today"));
    });

    test("marks, borders of areas and of controls reach 3:1", () => {
      for (const ground of ["paper", "card"])
        for (const mark of ["law", "compute", "today", "enf-1", "enf-2", "nothing-edge", "edge", "muted", "ink"])
          atLeast(3, `${mark} on ${ground}`, color(mark), color(ground));
    });

    test("a light area has a border that reaches 3:1, or its fill does", () => {
      for (const [fill, border] of [
        ["enf-3", "enf-1"],
        ["nothing", "nothing-edge"],
      ] as const)
        assert.ok(
          Math.max(contrast(color(fill), color("paper")), contrast(color(border), color("paper"))) >= 3,
          `${fill} with ${border}`,
        );
    });

    test("levels of enforcement differ without colour: their greys are ordered", () => {
      const greys = ["enf-1", "enf-2", "enf-3"].map((level) => contrast(color(level), color("paper")));
      assert.deepEqual(
        greys,
        [...greys].sort((a, b) => b - a),
      );
      assert.ok((greys[0] ?? 0) / (greys[1] ?? 1) > 1.3 && (greys[1] ?? 0) / (greys[2] ?? 1) > 1.3, greys.join(", "));
    });
  });
}
