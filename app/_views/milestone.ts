import type { LawRow } from "@/app/_charts/state";
import { type Facts, wordedBy } from "@/lib/facts";
import { chosenLaw } from "@/lib/law/chosen";
import { milestoneSentence } from "@/lib/law/sentence";
import type { Lens, LensContext, LensKey, ParsedLens } from "@/lib/lens";
import { type BarState, barState, type NoticeState, noticeState } from "./bar";
import { lawRow } from "./law-state";
import { href } from "./links";
import { type PanelState, panelState } from "./panel";
import { knownMilestones, yardstickName } from "./timeline";

export const MILESTONE_KEYS: readonly LensKey[] = ["law", "compare", "assume", "shift", "set", "asOf", "country", "site"];

export interface MilestoneState {
  readonly sentence: string;
  readonly bar: BarState;
  readonly notices: NoticeState;
  readonly panel: PanelState;
  readonly row: LawRow;
  readonly timelineHref: string;
  readonly overviewHref: string;
}

/** One milestone as a page; undefined where no text known on the as-of date has it. */
export function milestoneState(given: Facts, parsed: ParsedLens, context: LensContext, id: string): MilestoneState | undefined {
  const facts = wordedBy(given, parsed.lens.asOf);
  const lens: Lens = { ...parsed.lens, duty: id };
  const chosen = chosenLaw(facts.law, lens);
  const m = knownMilestones(facts, chosen, lens.asOf).find((k) => k.id === id);
  if (!m) return undefined;
  const path = `/milestones/${id}`;
  // The path names the milestone, so the links of this page leave it out of the query.
  const inPath = (state: BarState): BarState => ({ ...state, keep: state.keep.filter(([key]) => key !== "duty") });
  return {
    sentence: milestoneSentence(m, chosen.compare.milestones.get(id), yardstickName(chosen, lens, context), lens.asOf),
    bar: inPath(barState(path, lens, context, ["law", "compare", "asOf"])),
    notices: noticeState(path, lens, context, chosen, parsed.problems, parsed.warnings),
    panel: panelState(facts, lens, chosen, context, m, path),
    row: lawRow(m, chosen, false, href(path, lens, context)),
    timelineHref: href("/timeline", lens, context),
    overviewHref: href("/", lens, context),
  };
}
