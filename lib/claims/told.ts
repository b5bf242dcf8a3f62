import type { Deal } from "../capacity/schema";
import { partName, siteName } from "../capacity/words";
import { existsOn, standingOn } from "../law/scenario";
import type { Topic } from "../law/schema";
import { listed } from "../law/sentence";
import { lawOn } from "../law/worded";
import { phraseOn, TOPIC_WORDS } from "../law/words";
import { type Day, longDay, parseDay } from "../time/day";
import { impreciseText, parseImprecise } from "../time/imprecise";
import { monthsText as leadText } from "../windows/lead-time";
import { BLOC_PHRASE, isMeasure, MEASURES } from "./count";
import { gpusText, moneyText, monthsText, number } from "./finding";
import type { ClaimCheck, ClaimEnd, Point } from "./schema";
import type { World } from "./world";

/**
 * What a check asks, told back in one sentence.
 * @param names how the parties of deals are called, by their id
 * @param asOf the day whose names count
 */
export function told(check: ClaimCheck, world: World, names: ReadonlyMap<string, string>, asOf: Day): string {
  const { law } = world;
  const title = (id: string) => `\u201c${lawOn(law, asOf).milestones.find((m) => m.id === id)?.title ?? id}\u201d`;
  const point = ({ milestone, scenario }: Point) => `${title(milestone)} under ${textName(scenario, world, asOf)}`;
  const end = (e: ClaimEnd) => ("date" in e ? longDay(parseDay(e.date)) : point(e as Point));
  const part = (id: string) => (id === "site" ? "" : ` (${partName(id)})`);
  switch (check.type) {
    case "date-equals":
      return `${point(check.of)} is dated ${longDay(parseDay(check.claimed))}.`;
    case "not-before":
      return `On ${longDay(parseDay(check.event))} ${point(check.of)} applied already.`;
    case "months-between":
      return `From ${end(check.from)} to ${end(check.to)} it is ${monthsText(check.claimed)}${check.tolerance ? `, give or take ${monthsText(check.tolerance)}` : ""}.`;
    case "latest-start": {
      const lead = world.leadTimes.find((l) => l.id === check.leadTime)?.minMonths ?? 0;
      return `Whoever starts after ${impreciseText(parseImprecise(check.lateAfter))} is too late for ${point(check.for)}, by the shortest estimate of ${leadText(lead)}.`;
    }
    case "jurisdiction-count":
      return `On ${longDay(parseDay(check.on))} ${check.claimed} of ${world.jurisdictions.filter((j) => j.bloc === check.bloc).length} ${BLOC_PHRASE[check.bloc]} met \u201c${isMeasure(check.measure) ? MEASURES[check.measure].text : check.measure}\u201d for ${TOPIC_WORDS[check.topic as Topic].phrase}.`;
    case "capacity-by": {
      const site = world.sites.find((s) => s.id === check.site);
      return `${site ? siteName(site) : check.site}${part(check.tranche)} has, or is still promised to have, ${gpusText(check.gpus)} by ${longDay(parseDay(check.by))}${check.tenant ? `, with ${check.tenant}` : ""}.`;
    }
    case "deal-sum": {
      const kinds = listed(check.kinds.map((k) => DEAL_WORDS[k as Deal["kind"]] ?? k));
      const parties = listed(check.parties.map((p) => names.get(p) ?? p));
      const amount = check.claimed ?? (check.claimedMoreThan as number);
      return `${kinds} of ${parties} from ${longDay(parseDay(check.from))} to ${longDay(parseDay(check.to))} ${check.kinds.every((k) => k === "debt") ? "comes" : "come"} to ${check.claimed === undefined ? "more than " : ""}${moneyText(amount, check.currency)}${check.valuation ? `, at a valuation of ${moneyText(check.valuation, check.currency)}` : ""}${check.countOnce ? ", with no money counted twice" : ""}.`.replace(
        /^./,
        (c) => c.toUpperCase(),
      );
    }
    case "deal-stake":
      return `${check.investor} took ${number(check.sharePercent)} % for ${number(check.amount)}.`;
    case "event-figure":
      return `The last event of the kind \u201c${check.eventKind}\u201d carries the number ${number(check.claimed)}.`;
    case "model-count":
      return `The number of models of providers from ${REGIONS.of(check.country) ?? check.country} ${check.trainingSummaryPublished ? "with" : "without"} a published training summary is ${check.claimed}.`;
    case "all-of":
      return `All ${check.parts.length} parts hold: ${check.parts.map((p) => p.part).join("; ")}.`;
  }
}

const REGIONS = new Intl.DisplayNames("en-GB", { type: "region" });

/** How a sentence names the deals of a kind. */
export const DEAL_WORDS: Readonly<Record<Deal["kind"], string>> = {
  contract: "contracts",
  programme: "programmes",
  equity: "equity rounds",
  debt: "debt",
  safe: "SAFEs",
  ipo: "IPOs",
};

/** How a sentence names a version of the law on a day. */
function textName(scenario: string, { law }: World, asOf: Day): string {
  if (scenario === "in-force") return "the law in force";
  const text = law.scenarios.find((s) => s.id === scenario);
  return text && existsOn(text, asOf) ? phraseOn(standingOn(text, asOf)) : "a version that was not known on that day";
}
