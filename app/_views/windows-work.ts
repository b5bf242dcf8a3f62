import { enforcerOf } from "@/lib/enforcement/level";
import type { EnforcementMap } from "@/lib/enforcement/schema";
import { OPERATORS } from "@/lib/law/duty";
import type { ResolvedMilestone } from "@/lib/law/resolve";
import { between } from "@/lib/time/day";
import type { AnyWindow } from "@/lib/windows";
import { presence } from "@/lib/windows/capacity-lead";
import { whyItApplies } from "@/lib/windows/interval";
import { lengthWords, spanShort, stateWord } from "./window-cards";
import { type Entry, isSite } from "./window-set";
import type { Around } from "./windows-page";

/** What a reader has to do with a window: whether there is work to start, a power that others have, or a promise that is kept. */

const POWER = "It gives authorities a power or sets penalties";

/** Why an operator prepares nothing for a duty; undefined where it asks for work. */
export function noWork({ milestone }: ResolvedMilestone, map: EnforcementMap): string | undefined {
  const { enforcer, why } = enforcerOf(milestone, map);
  if (enforcer === "none") return `${why.replace(/\.$/, "")}: nothing to prepare.`;
  return isPower(milestone) ? `${POWER}: nothing to prepare.` : undefined;
}

/** A power of authorities or a rule on penalties: the dataset names first whom a milestone is about. */
const isPower = ({ topic, addressees: [first] }: ResolvedMilestone["milestone"]): boolean =>
  topic === "penalties" || (first !== undefined && first !== "notified-body" && !OPERATORS.includes(first));

/** A start or a time to move for which there is nothing to prepare: not applicable, and why. */
export function withoutWork<W extends AnyWindow>(
  kind: W["kind"],
  duty: ResolvedMilestone,
  site: string | undefined,
  why: string,
): W {
  const end = { status: "not-applicable", text: why } as const;
  return {
    kind,
    milestone: duty.id,
    ...(site === undefined ? {} : { site }),
    from: end,
    to: end,
    length: "unknown",
    range: "unknown",
    ...(kind === "migration" ? { shortest: { to: end, length: "unknown" } } : {}),
    state: "not-applicable",
    closesSoon: false,
    formal: "same",
    text: why,
    get reasons() {
      return whyItApplies(duty);
    },
    notes: [],
  } as unknown as W;
}

/** Whether what was promised runs: `kept` by its day, `runs` later than that. */
export function promiseKept({ window: w, place }: Pick<Entry, "window" | "place">): "kept" | "runs" | undefined {
  if (w.kind !== "promise" || w.to.status !== "dated" || !isSite(place)) return undefined;
  const { fate } = presence(place, "promise");
  if (fate.status !== "online") return undefined;
  return fate.date.latest <= w.to.latest ? "kept" : "runs";
}

const KEPT = { kept: "kept: it runs", runs: "it runs, later than promised" } as const;

/** How long it is, or where it stands where that says more. */
export function lengthSaid(entry: Entry, { lens, facts }: Pick<Around, "lens" | "facts">): string {
  const { window: w } = entry;
  const kept = promiseKept(entry);
  if (kept) return KEPT[kept];
  if ((w.kind === "start-by" || w.kind === "migration") && entry.duty && noWork(entry.duty, facts.enforcementMap))
    return "nothing to prepare";
  if (w.kind === "enforcement-gap" && w.state === "open" && w.from.status === "dated") {
    if (w.from.latest > lens.asOf) return w.length === "unknown" ? "to come, no end known" : `to come, ${spanShort(w.length)}`;
    const soFar = spanShort(between(w.from.latest, lens.asOf));
    return `${soFar} so far, ${w.to.status === "dated" ? `to ${w.to.text}` : "no end known"}`;
  }
  return w.kind === "start-by" ? stateWord(w, lens) : lengthWords(w);
}

/** Whether it ends within 90 days: a start by one of its two estimates. */
export const endsSoon = ({ window: w }: Entry): boolean => w.closesSoon || (w.kind === "start-by" && w.state === "in-time");
