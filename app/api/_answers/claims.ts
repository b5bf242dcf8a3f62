import { aboutOf, allClaims, choiceOf, claimWorld, partyNames } from "@/app/_views/claims";
import type { Figure, Finding } from "@/lib/claims/finding";
import {
  claimsKnownOn,
  judge,
  type RecordedClaim,
  verdictTimeline,
  wentRound,
  type Yardstick,
  yardsticksOf,
} from "@/lib/claims/record";
import { told } from "@/lib/claims/told";
import { isoDay } from "@/lib/time/day";
import { type Ask, list } from "../_edge/operation";
import { type ClaimRow, zClaimRow } from "../_schemas/claims";

export const claims = list({
  id: "listClaims",
  path: "/api/v1/claims",
  tag: "Claims",
  summary: "Claims with their verdicts",
  description:
    "What the press and others said, checked against the law and the facts as known on the as-of date: each claim with its verdict, the number claimed and the number computed. A claim that had not been said by then is left out. Where the verdict depends on the day, `since` tells the days.",
  parameters: ["law", "assume", "shift", "set", "asOf"],
  undated: ["recordedVerdict", "overrideReason", "explanation", "confidence"],
  example: "/api/v1/claims?asOf=2026-11-22&limit=1",
  data: zClaimRow,
  list: (asked) =>
    claimsKnownOn(allClaims(asked.context.dataset), asked.lens.asOf).map((claim) => ({
      key: claim.id,
      make: () => claimRow(claim, asked),
    })),
});

function claimRow(claim: RecordedClaim, { context, current, lens }: Ask): ClaimRow {
  const { facts, dataset } = context;
  const { asOf } = lens;
  const world = claimWorld(facts, dataset);
  const { verdict, finding } = judge(claim, world, asOf, current, choiceOf(facts, lens));
  const found = finding === "no-check" ? undefined : finding;
  const [saidOn, saidUntil] = wentRound(claim, asOf);
  return {
    id: claim.id,
    claim: claim.claim,
    saidOn: saidOn?.text ?? claim.saidOn,
    ...(saidUntil ? { saidUntil: saidUntil.text } : {}),
    about: aboutOf(claim.check),
    verdict,
    asks: claim.check === null ? "none" : told(claim.check, world, partyNames(dataset), asOf),
    claimed: figureOf(found?.claimed),
    computed: figureOf(found?.computed),
    byCheck: found?.verdict ?? "not-kept",
    looks: (found?.looks ?? []).map((l) => ({ asOf: isoDay(l.day), holds: l.holds, text: l.text })),
    since: verdictTimeline(claim, world, asOf).map((s) => ({ from: isoDay(s.from), verdict: s.verdict })),
    notes: [...(found?.notes ?? [])],
    parts: partsOf(found),
    yardsticks: yardsticksOf(claim, world, dataset.enforcementCounts.published, asOf).map((y) => yardstickOf(y, isoDay(asOf))),
    sources: claim.sources,
    ...(current
      ? {
          recordedVerdict: claim.verdict,
          overrideReason: claim.overrideReason ?? "none",
          explanation: claim.explanation,
          confidence: claim.confidence,
        }
      : {}),
  };
}

const figureOf = (figure: Figure | undefined): ClaimRow["claimed"] => {
  if (!figure) return { status: "no-check", text: "No check computes it." };
  const { value, unit, text } = figure;
  return value === "unknown" ? { status: "unknown", unit, text } : { status: "known", value, unit, text };
};

const partsOf = (found: Finding | undefined): ClaimRow["parts"] =>
  (found?.parts ?? []).map((p) => ({
    part: p.part,
    verdict: p.verdict,
    text: p.finding === "none" ? "No check computes this part." : (p.finding.looks.at(-1)?.text ?? ""),
  }));

const yardstickOf = (y: Yardstick, asOf: string): ClaimRow["yardsticks"][number] => ({
  measure: y.measure,
  on: y.on.text,
  count: Number(y.count.value),
  by: y.computed ? "computed" : "published",
  now:
    y.now === "none"
      ? { status: "none" }
      : { status: "counted", count: Number(y.now.count.value), on: y.now.on === "as-of" ? asOf : y.now.on.text },
  sources: [...y.sources],
});
