import { amountText, type Reading, type SiteReadings, speakerText } from "../capacity/statement";
import type { ResolvedMilestone } from "../law/resolve";
import type { Confidence } from "../schema";
import { counted, type Day, longDay } from "../time/day";
import { compareImprecise, type ImpreciseDate, parseImprecise, whenText } from "../time/imprecise";
import {
  type DatedEnd,
  type End,
  endIn,
  endOf,
  formalBeside,
  lengthOf,
  type Reason,
  rangeOf,
  soon,
  type Window,
  whyItApplies,
  withoutDay,
} from "./interval";

export type CapacityLead = Window<"capacity-lead", "before" | "after" | "uncertain">;

/** Stands on every view with compute. */
export const NO_PLACE_FOR_COMPUTE = "The Act sets no place for compute; this compares your plan with a duty.";

/**
 * The time from the day a site's tranche is online, as promised or as stated, to the day a duty applies: positive where compute is there
 * first. Capacity that is known to be online counts from the day since when, whatever was promised. A lost site has no date.
 * @param by which reading stands for the site
 */
export function capacityLead(
  milestone: ResolvedMilestone,
  site: SiteReadings,
  by: "promise" | "stated",
  asOf: Day,
): CapacityLead {
  const reading = site[by];
  const online = onlineOf(site, reading);
  const [from, to] = [startOf(site, reading, online), endOf(milestone.practical)];
  const judged = judge(from, to, site, by, online, asOf);
  return {
    kind: "capacity-lead",
    milestone: milestone.id,
    site: site.site.id,
    from,
    to,
    length: judged.state === "unknown" ? "unknown" : lengthOf(from, to),
    range: judged.state === "unknown" ? "unknown" : rangeOf(from, to),
    ...judged,
    closesSoon: soon(to, asOf),
    formal: formalBeside(milestone),
    get reasons() {
      const said = reading === "none" ? [] : [saidReason(reading, by)];
      return [...said, ...happenedReasons(site, online), ...whyItApplies(milestone)];
    },
    notes: [...notesOn(site, reading, online, from, asOf), NO_PLACE_FOR_COMPUTE],
  };
}

/** The word that the asked tranche runs, no older than the target; where no target is dated, the first word on any part. */
function onlineOf(site: SiteReadings, reading: Reading | "none"): Reading | undefined {
  if (reading === "none") return site.online[0];
  return site.online.find((o) => o.tranche === reading.tranche && compareImprecise(o.statedOn, reading.statedOn) >= 0);
}

function startOf(site: SiteReadings, reading: Reading | "none", online: Reading | undefined): End {
  if (site.state === "lost") return { status: "never", text: "the site is lost" };
  if (site.state === "paused") return { status: "unknown", text: "the site is paused, and no new date is known" };
  const target = online ?? reading;
  if (target === "none" || target.date === "undated") return { status: "unknown", text: "no date was given" };
  return endIn(target.date, target.bound);
}

function judge(
  from: End,
  to: End,
  site: SiteReadings,
  by: "promise" | "stated",
  online: Reading | undefined,
  asOf: Day,
): Pick<CapacityLead, "state" | "text"> {
  if (from.status === "never") return { state: "not-applicable", text: `No window: ${from.text}.` };
  if (from.status !== "dated")
    return {
      state: "unknown",
      text: site.state === "unknown" ? "Nothing is known of the site yet." : `Not known: ${from.text}.`,
    };
  if (to.status !== "dated") return withoutDay(to);
  const longest = to.latest - from.earliest;
  const shortest = from.bound === "not-before" ? "unknown" : to.earliest - from.latest;
  if (online && !saysSinceWhen(site, online)) return byThen(from, shortest as number);
  const silent = !online && from.bound === "none" && from.latest < asOf;
  const head = online
    ? `Online since ${from.text}: `
    : `${silent ? "Nothing known says that it is online, though its date has passed. " : ""}By the ${by === "promise" ? "promised" : "stated"} date (${from.text}) compute would be there `;
  if (longest < 0) return { state: "after", text: `${head}${atLeast(from)}${range(-longest, from, to)} after the duty applies.` };
  if (shortest !== "unknown" && shortest >= 0) return { state: "before", text: `${head}${beforeText(shortest, longest)}.` };
  const after = shortest === "unknown" ? "an open number of days" : counted(-shortest, "day");
  return { state: "uncertain", text: `${head}from ${counted(longest, "day")} before to ${after} after the duty applies.` };
}

/** Whether a word on capacity in operation says since when; otherwise its own day is only the latest one. */
const saysSinceWhen = (site: SiteReadings, online: Reading): boolean =>
  site.known.find((s) => s.id === online.statement)?.target?.when !== undefined;

function byThen(from: DatedEnd, shortest: number): Pick<CapacityLead, "state" | "text"> {
  const head = `Online by ${from.text} at the latest`;
  if (shortest >= 0) return { state: "before", text: `${head}: at least ${counted(shortest, "day")} before the duty applies.` };
  return {
    state: "unknown",
    text: `${head}; since when is not said, so whether it was there before the duty is not known.`,
  };
}

const atLeast = (from: DatedEnd) => (from.bound === "not-before" ? "at least " : "");

const range = (least: number, from: DatedEnd, to: DatedEnd) => {
  const most = from.latest - to.earliest;
  return most === least ? counted(least, "day") : `${least} to ${counted(most, "day")}`;
};

function beforeText(shortest: number, longest: number): string {
  if (longest === 0) return "on the day the duty applies";
  return `${shortest === longest ? "" : "at least "}${counted(shortest, "day")} before the duty applies`;
}

/** A reason that a statement gives. */
const cite = (
  text: string,
  id: string,
  said: { readonly sources: readonly string[]; readonly confidence: Confidence },
  on: ImpreciseDate,
): Reason => ({
  text,
  sources: said.sources,
  day: on.latest,
  confidence: said.confidence,
  from: { kind: "statement", id },
});

function saidReason(reading: Reading, by: "promise" | "stated"): Reason {
  const verb = by === "promise" ? "Promised" : "Stated";
  const what = reading.tranche === "site" ? "the whole site" : `tranche ${reading.tranche}`;
  const text = `${verb} by ${speakerText(reading.by)} ${whenText(reading.statedOn)}: ${amountText(reading)}, ${what}, ${reading.words}.`;
  return cite(text, reading.statement, reading, reading.statedOn);
}

function happenedReasons({ state, known, observed }: SiteReadings, online: Reading | undefined): Reason[] {
  const reasons: Reason[] = [];
  const loss = known.findLast(({ reading, tranche }) => reading === "loss" && tranche === "site");
  if (loss && (state === "lost" || state === "paused"))
    reasons.push(cite(loss.detail, loss.id, loss, parseImprecise(loss.statedOn)));
  if (online) {
    const text = `In operation by the word of ${speakerText(online.by)}: ${online.detail}`;
    reasons.push(cite(text, online.statement, online, online.statedOn));
  } else if (observed.status === "observation") {
    const { last } = observed;
    reasons.push(cite(`Last seen from outside ${whenText(last.on)}: ${last.words}`, last.statement, last, last.on));
  }
  return reasons;
}

function notesOn(site: SiteReadings, reading: Reading | "none", online: Reading | undefined, from: End, asOf: Day): string[] {
  const notes: string[] = [];
  if (site.relation.kind === "not-known" || site.relation.kind === "side-by-side") notes.push(site.relation.text);
  if (online || reading === "none" || from.status !== "dated") return notes;
  if (reading.marks === "first-capacity")
    notes.push("The date is that of a start; the promise of a start is no promise of completion.");
  if (from.bound === "none" && from.latest < asOf)
    notes.push(`${longDay(from.latest)} has passed, and nothing known says that this part is online.`);
  if (site.observed.status === "online") notes.push("Other parts of the site are online.");
  return notes;
}
