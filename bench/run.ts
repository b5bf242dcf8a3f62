/** `npm run bench`: prints the median of every measure and its ratio to the budget. An argument keeps the cases whose name holds it. */
import { browserCases } from "./browser";
import { lawCases } from "./law";
import { type Case, median } from "./measure";
import { windowCases } from "./windows";

const chosen = process.argv[2] ?? "";
const cases: readonly Case[] = [...lawCases, ...windowCases, ...(process.env.BASE_URL ? browserCases : [])].filter(({ name }) =>
  name.includes(chosen),
);
const width = Math.max(...cases.map(({ name }) => name.length));

for (const { name, unit, budget, values } of cases) {
  const all = await values();
  const value = median(all);
  const text = `${value.toFixed(unit === "ms" ? 2 : 4)} ${unit}`.trim();
  console.log(
    `${name.padEnd(width)}  ${text.padStart(11)}  ${(value / budget).toFixed(2)} of ${budget} ${unit} (median of ${all.length})`,
  );
}
