import { between } from "@/lib/time/day";
import { noWork } from "@/lib/windows";
import { presence } from "@/lib/windows/capacity-lead";
import { lengthWords, spanShort, stateWord } from "./window-cards";
import { type Entry, isSite } from "./window-set";
import type { Around } from "./windows-page";

/** What a reader has to do with a window: whether there is work to start, or a promise that is kept. */

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
