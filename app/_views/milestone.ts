import type { Option } from "@/app/_ui/fields";
import { enforcerOf } from "@/lib/enforcement/level";
import { type Facts, factsUnder } from "@/lib/facts";
import { chosenLaw } from "@/lib/law/chosen";
import { isDuty } from "@/lib/law/duty";
import { milestoneSentence } from "@/lib/law/sentence";
import { DEFAULT_LEAD, type Lens, type LensContext, NONE, type ParsedLens } from "@/lib/lens";
import { assumptionWarnings } from "./assumed";
import { type BarState, barState, footText, type NoticeState, noticeState } from "./bar";
import { siteChoices, siteName } from "./capacity";
import { type DutyWindows, dutyWindows } from "./duty-windows";
import { countryOptions } from "./enforcement";
import { calendarHref, countryHref, href, siteHref } from "./links";
import { once } from "./once";
import { type PanelState, panelState } from "./panel";
import { knownMilestones, yardstickName } from "./timeline";
import { delayChoices, leadChoices } from "./window-cards";

export { MILESTONE_KEYS } from "./links";

const SHOWN = ["law", "compare", "asOf", "country", "site", "lead", "delay"];

interface Choices {
  readonly value: string;
  readonly options: readonly Option[];
}

export interface MilestoneState {
  /** What the page answers. */
  readonly question: string;
  readonly sentence: string;
  readonly bar: BarState;
  /** What the windows are asked for; undefined where there are none. */
  readonly choices:
    | { readonly country: Choices; readonly site: Choices; readonly lead: Choices; readonly delay: Choices }
    | undefined;
  readonly notices: NoticeState;
  readonly panel: PanelState;
  /** Made when first asked for: whether the page can be shown does not hang on them. */
  readonly windows: () => DutyWindows;
  readonly links: readonly { readonly href: string; readonly text: string }[];
  /** The date as a file, which is a copy, and the page on which one subscribes to it; undefined where it has no day. */
  readonly calendar: { readonly file: string; readonly page: string } | undefined;
  /** What stands at the foot of each printed page: the day and the version of the law. */
  readonly foot: string;
}

/** One milestone as a page; undefined where no text known on the as-of date has it. */
export function milestoneState(given: Facts, parsed: ParsedLens, context: LensContext, id: string): MilestoneState | undefined {
  const facts = factsUnder(given, parsed.lens);
  const lens: Lens = { ...parsed.lens, duty: id };
  const chosen = chosenLaw(facts.law, lens);
  const m = knownMilestones(facts, chosen, lens.asOf).find((k) => k.id === id);
  if (!m) return undefined;
  const path = `/milestones/${id}`;
  const duty = isDuty(m.milestone);
  // The path names the milestone, so the links of this page leave it out of the query.
  const inPath = (state: BarState): BarState => ({ ...state, keep: state.keep.filter(([key]) => key !== "duty") });
  return {
    question: duty ? "When does this duty apply, and what does that leave?" : "When is this, and why on that day?",
    sentence: milestoneSentence(m, chosen.compare.milestones.get(id), yardstickName(chosen, lens, context), lens.asOf),
    bar: inPath(barState(path, lens, context, duty ? SHOWN : ["law", "compare", "asOf"])),
    choices: duty
      ? {
          country: { value: lens.country[0] ?? NONE, options: countryOptions(facts) },
          site: { value: lens.site[0] ?? NONE, options: siteChoices(facts, lens.asOf, context.today) },
          lead: leadChoices(facts, lens),
          delay: delayChoices(lens),
        }
      : undefined,
    notices: noticeState(path, lens, context, chosen, parsed.problems, [
      ...parsed.warnings,
      ...assumptionWarnings(facts, [enforcerOf(m.milestone, facts.enforcementMap)]),
    ]),
    panel: panelState(facts, lens, chosen, context, m, path),
    windows: once(() => dutyWindows(facts, chosen, lens, m)),
    links: [
      // The timeline has no setting for how long an assessment takes, and shows every reading of a site.
      { href: href("/timeline", { ...lens, lead: DEFAULT_LEAD, delay: "stated" }, context), text: "On the timeline" },
      { href: href("/", lens, context), text: "On one axis with enforcement and compute" },
      ...(duty ? subjects(facts, lens, context, m.milestone.topic) : []),
    ],
    calendar:
      m.practical.status === "dated"
        ? { file: calendarHref(lens, context, id), page: calendarHref(lens, context, id).replace(/^[^?]*/, "/subscribe") }
        : undefined,
    foot: footText(lens, chosen),
  };
}

function subjects(facts: Facts, lens: Lens, context: LensContext, topic: Lens["topic"][number]): MilestoneState["links"] {
  const country = facts.jurisdictions.find((j) => j.iso2 === lens.country[0]);
  const site = facts.sites.find((s) => s.id === lens.site[0]);
  return [
    ...(country
      ? [{ href: countryHref(country.iso2, { ...lens, topic: [topic] }, context), text: `All about ${country.name}` }]
      : []),
    ...(site ? [{ href: siteHref(site.id, lens, context), text: `All about ${siteName(site)}` }] : []),
  ];
}
