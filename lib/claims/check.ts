import { counted } from "../time/day";
import { capacityBy } from "./capacity";
import { jurisdictionCount } from "./count";
import { dealStake, dealSum } from "./deals";
import type { Figure, Finding, PartFinding } from "./finding";
import { dateEquals, latestStart, monthsBetween, notBefore } from "./law";
import { eventFigure, modelCount } from "./models";
import type { ClaimCheck, SingleCheck, Verdict } from "./schema";
import type { When, World } from "./world";

/**
 * The verdict of a claim by its check, as `checkTypes` of claims.json says.
 * @param when the last day on which the claim went round, and the as-of date: nothing later is known
 * @param stored the verdicts on record of the parts that no check computes, by their words; empty on a day for which they are not kept
 * @throws VacatioError `not-found` for an id that nothing bears
 */
export function evaluate(check: ClaimCheck, world: World, when: When, stored: ReadonlyMap<string, Verdict> = new Map()): Finding {
  if (check.type !== "all-of") return single(check, world, when);
  const parts = check.parts.map(({ part, check: own }): PartFinding => {
    if (own === null) return { part, verdict: stored.get(part) ?? "not-kept", finding: "none" };
    const finding = single(own, world, when);
    return { part, verdict: finding.verdict, finding };
  });
  const held = parts.filter((p) => p.verdict === "true").length;
  return {
    verdict: held === parts.length ? "true" : held === 0 ? "false" : "partly",
    claimed: partsFigure(parts.length),
    computed: heldParts(parts),
    looks: [],
    notes: [],
    sources: [...new Set(parts.flatMap((p) => (p.finding === "none" ? [] : p.finding.sources)))],
    parts,
  };
}

const partsFigure = (n: number): Figure => ({ value: n, unit: "parts", text: counted(n, "part") });

const OTHER_WORDS: Readonly<Record<Exclude<PartFinding["verdict"], "true">, string>> = {
  partly: "partly true",
  outdated: "outdated",
  false: "false",
  unverifiable: "not verifiable",
  "not-kept": "without a verdict for that day",
};

/** `3 parts true by a check, 1 by the record; 1 not verifiable`: computed are those alone that a check finds true. */
function heldParts(parts: readonly PartFinding[]): Figure {
  const n = (of: (p: PartFinding) => boolean) => parts.filter(of).length;
  const byCheck = n((p) => p.verdict === "true" && p.finding !== "none");
  const byRecord = n((p) => p.verdict === "true" && p.finding === "none");
  const others = Object.entries(OTHER_WORDS).flatMap(([verdict, words]) => {
    const some = n((p) => p.verdict === verdict);
    return some === 0 ? [] : [`${some} ${words}`];
  });
  const held = `${counted(byCheck, "part")} true by a check${byRecord === 0 ? "" : `, ${byRecord} by the record`}`;
  return { value: byCheck, unit: "parts", text: [held, ...others].join("; ") };
}

function single(check: SingleCheck, world: World, when: When): Finding {
  switch (check.type) {
    case "date-equals":
      return dateEquals(check, world, when);
    case "months-between":
      return monthsBetween(check, world, when);
    case "latest-start":
      return latestStart(check, world, when);
    case "not-before":
      return notBefore(check, world, when);
    case "jurisdiction-count":
      return jurisdictionCount(check, world, when);
    case "capacity-by":
      return capacityBy(check, world, when);
    case "deal-sum":
      return dealSum(check, world, when);
    case "deal-stake":
      return dealStake(check, world, when);
    case "event-figure":
      return eventFigure(check, world, when);
    case "model-count":
      return modelCount(check, world, when);
  }
}
