import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { LOOKS, type Look } from "./state";

/** Whether the map can be read in grey and by colour-blind eyes, by arithmetic on the tokens and the patterns. */

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");
const styles = read("./map.css");
const drawing = read("./MapDrawing.tsx");

const tokensIn = (blocks: readonly string[]) =>
  new Map(
    blocks.flatMap((block) =>
      [...block.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6});/g)].map((m) => [m[1] ?? "", m[2] ?? ""] as const),
    ),
  );
/** The blocks of a selector in order: plain, then those inside a dark or print rule. */
function tokensOf(css: string, selector: string, theme: "light" | "dark" | "print") {
  const [print = "", dark = ""] = [
    /@media print \{[\s\S]*?\n\}\n/g,
    /@media \(prefers-color-scheme: dark\) \{[\s\S]*?\n\}\n/g,
  ].map((rule) => [...css.matchAll(rule)].map((m) => m[0]).join());
  const plain = css.replace(/@media[\s\S]*?\n\}\n/g, "");
  const blocks = (text: string) =>
    [...text.matchAll(new RegExp(`(?:^|\\n)\\s*${selector.replace(".", "\\.")} \\{([^}]*)\\}`, "g"))].map((m) => m[1] ?? "");
  return tokensIn([...blocks(plain), ...(theme === "dark" ? blocks(dark) : theme === "print" ? blocks(print) : [])]);
}

type Rgb = readonly [number, number, number];
const linear = (hex: string): Rgb =>
  [1, 3, 5].map((i) => {
    const s = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
const luminance = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

/** Full dichromacy in linear RGB (Machado, Oliveira and Fernandes 2009). */
const EYES: Readonly<Record<string, readonly Rgb[]>> = {
  "as they are, and in grey": [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};
const seen = (color: Rgb, eyes: readonly Rgb[]): Rgb =>
  eyes.map((row) =>
    Math.max(
      0,
      Math.min(
        1,
        row.reduce((sum, k, i) => sum + k * (color[i] ?? 0), 0),
      ),
    ),
  ) as unknown as Rgb;
const ratio = (a: Rgb, b: Rgb) => {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
};

/** The fill of a look in the style sheet: a token, or the pattern of its name. */
function fillOf(look: Look): { token?: string; pattern?: string } {
  const fill = [
    ...styles.matchAll(new RegExp(`\\.look-${look} \\{\\s*fill: (?:var\\(--([a-z0-9-]+)\\)|url\\(#([a-z-]+)\\))`, "g")),
  ][0];
  assert.ok(fill, `no fill for ${look}`);
  return fill[1] ? { token: fill[1] } : { pattern: fill[2] ?? "" };
}

for (const theme of ["light", "dark", "print"] as const)
  describe(`the looks of the map, ${theme}`, () => {
    const tokens = new Map([...tokensOf(read("../../globals.css"), ":root", theme), ...tokensOf(styles, ".map-page", theme)]);
    const color = (name: string): Rgb => {
      const value = tokens.get(name);
      assert.ok(value, `no token --${name}`);
      return linear(value);
    };
    const plain = LOOKS.flatMap((look) => {
      const { token } = fillOf(look);
      return token ? [[look, color(token)] as const] : [];
    });

    for (const [name, eyes] of Object.entries(EYES))
      it(`differ by a step of lightness or by a pattern: ${name}`, () => {
        for (const [i, [a, p]] of plain.entries())
          for (const [b, q] of plain.slice(i + 1)) {
            const step = ratio(seen(p, eyes), seen(q, eyes));
            assert.ok(step >= 1.25, `${a} and ${b}: ${step.toFixed(2)}`);
          }
      });

    it("have patterns of their own where they have no fill of their own", () => {
      const patterns = LOOKS.flatMap((look) => fillOf(look).pattern ?? []);
      assert.equal(new Set(patterns).size, patterns.length);
      assert.equal(plain.length + patterns.length, LOOKS.length);
      for (const pattern of patterns) assert.ok(drawing.includes(`id="${pattern}"`), pattern);
    });

    it("stand out from sea and land around by their fill or their border, 3:1", () => {
      const borders: Record<Look, string> = {
        strong: "enf-1",
        assumed: "enf-1",
        middle: "enf-2",
        light: "enf-1",
        nothing: "nothing-edge",
        unknown: "edge",
        eea: "edge",
        uk: "edge",
        other: "edge",
      };
      for (const look of LOOKS)
        for (const ground of ["sea", "context"]) {
          const best = ratio(color(borders[look]), color(ground));
          assert.ok(best >= 3, `${look} on ${ground}: ${best.toFixed(2)}`);
        }
    });

    it("carry codes that can be read, 4.5:1, and marks of sites that stand out, 3:1", () => {
      const { token: strong = "" } = fillOf("strong");
      const { token: middle = "" } = fillOf("middle");
      for (const [text, ground] of [
        ["on-strong", strong],
        ["on-middle", middle],
        ["ink", "enf-3"],
        ["ink", "nothing"],
        ["ink", "card"],
        ["ink", "sea"],
        ["card", "compute"],
        ["compute", "sea"],
      ] as const)
        assert.ok(
          ratio(color(text), color(ground)) >= 4.5,
          `${text} on ${ground}: ${ratio(color(text), color(ground)).toFixed(2)}`,
        );
      for (const ground of ["enf-1", "enf-2", "enf-3", "nothing", "card", "sea", "context"])
        assert.ok(
          Math.max(ratio(color("compute"), color(ground)), ratio(color("card"), color(ground))) >= 3,
          `a site on ${ground}`,
        );
    });
  });
