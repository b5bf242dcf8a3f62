import type { SiteOn } from "../capacity/delay";
import { amountText, earlierSize, type Fate, fateOf, type Reading, type SiteReadings, speakerText } from "../capacity/statement";
import type { ResolvedMilestone } from "../law/resolve";
import type { Confidence } from "../schema";
import { counted, type Day, isoDay, longDay } from "../time/day";
import { type ImpreciseDate, parseImprecise, whenText } from "../time/imprecise";
import {
  applicationOf,
  type DatedEnd,
  type End,
  endIn,
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

/** Which day stands for a site: of its promise, of what is stated, or a quantile of the estimate that starts from what is stated. */
export type LeadBy = "promise" | "stated" | "p50" | "p90";

/**
 * The time from the day a site's tranche is online, as promised, as stated or as estimated, to the day a duty applies: positive where
 * compute is there first. Capacity that is known to be online counts from the day since when, whatever was promised. A lost site has no
 * date.
 * @param by which day stands for the site
 */
export function capacityLead(milestone: ResolvedMilestone, siteOn: SiteOn, by: LeadBy, asOf: Day): CapacityLead {
  const { readings: site } = siteOn;
  const { fate, end: from } = presence(siteOn, by);
  const online = fate.status === "online" ? fate : undefined;
  const to = applicationOf(milestone);
  const judged = judge(from, to, site, by, online);
  return {
    kind: "capacity-lead",
    milestone: milestone.id,
    site: site.site.id,
    from,
    to,
    length: judged.state === "unknown" ? "unknown" : lengthOf(from, to),
    range: judged.state === "unknown" ? "unknown" : rangeOf(from, to),
    ...judged,
    closesSoon: (judged.state === "before" || judged.state === "uncertain") && soon(to, asOf),
    formal: formalBeside(milestone),
    get reasons() {
      return [...whyOnline(siteOn, by), ...whyItApplies(milestone)];
    },
    notes: notesOn(siteOn, by),
  };
}

interface Presence {
  readonly reading: Reading | "none";
  readonly fate: Fate;
  readonly end: End;
}

// A matrix asks for the same site once per duty.
const presences = new WeakMap<SiteOn, Map<LeadBy, Presence>>();

/** The reading that stands for a site, what became of its part, and the day on which that is online. */
export function presence(site: SiteOn, by: LeadBy): Presence {
  const known = presences.get(site)?.get(by);
  if (known) return known;
  const { readings } = site;
  const reading = by === "promise" ? readings.promise : readings.stated;
  const fate = fateOf(readings, reading);
  const made = { reading, fate, end: onlineEnd(reading, fate, by, site) };
  presences.set(site, (presences.get(site) ?? new Map()).set(by, made));
  return made;
}

/** Why a site counts as online on its day: what was said, and what happened since. */
export function whyOnline(site: SiteOn, by: LeadBy): Reason[] {
  const { reading, fate } = presence(site, by);
  const said = reading === "none" ? [] : [saidReason(reading, by)];
  return [...said, ...happenedReasons(site.readings, fate.status === "online" ? fate.reading : undefined)];
}

function onlineEnd(reading: Reading | "none", fate: Fate, by: LeadBy, { estimate, asOf }: SiteOn): End {
  if (fate.status === "lost") return { status: "never", text: "the site is lost" };
  if (fate.status === "paused") return { status: "unknown", text: "the site is paused, and no new date is known" };
  if (fate.status === "online") return endIn(fate.date, "none");
  if (reading === "none" || reading.date === "undated") return { status: "unknown", text: "no date was given" };
  if (by === "promise" || by === "stated") {
    const over = reading.bound === "none" && reading.date.latest < asOf;
    return over
      ? {
          status: "unknown",
          text: `the ${by === "promise" ? "promised" : "stated"} day, ${longDay(reading.date.latest)}, has passed, and nothing known says that this part is online`,
        }
      : endIn(reading.date, reading.bound);
  }
  const day = estimate[by];
  if (day === "later") return { status: "unknown", text: "the estimate names no day before the year 2200" };
  if (typeof day === "string") return { status: "unknown", text: "no such quantile of the estimate is known" };
  return endIn(parseImprecise(isoDay(day)), "none");
}

type Online = Extract<Fate, { status: "online" }>;

function judge(
  from: End,
  to: End,
  site: SiteReadings,
  by: LeadBy,
  online: Online | undefined,
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
  if (online && !online.since) return byThen(from, shortest as number);
  const head = online ? `Online since ${from.text}: ` : `${BY_TEXT[by]} (${from.text}) compute would be there `;
  if (longest < 0) return { state: "after", text: `${head}${atLeast(from)}${range(-longest, from, to)} after the duty applies.` };
  if (shortest !== "unknown" && shortest >= 0) return { state: "before", text: `${head}${beforeText(shortest, longest)}.` };
  const after = shortest === "unknown" ? "an open number of days" : counted(-shortest, "day");
  return { state: "uncertain", text: `${head}from ${counted(longest, "day")} before to ${after} after the duty applies.` };
}

/** `By the stated date`, ... */
export const BY_TEXT: Readonly<Record<LeadBy, string>> = {
  promise: "By the promised date",
  stated: "By the stated date",
  p50: "By the P50 of the estimate",
  p90: "By the P90 of the estimate",
};

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

function saidReason(reading: Reading, by: LeadBy): Reason {
  const verb = by === "promise" ? "Promised" : "Stated";
  const what = reading.tranche === "site" ? "the whole site" : `tranche ${reading.tranche}`;
  const text = `${verb} by ${speakerText(reading.by)} ${whenText(reading.statedOn)}: ${amountText(reading)}${earlierSize(reading)}, ${what}, ${reading.words}.`;
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

/** What a reader should know of the day that stands for a site. */
export function notesOn(siteOn: SiteOn, by: LeadBy): string[] {
  const { readings: site } = siteOn;
  const { reading, fate, end: from } = presence(siteOn, by);
  return [...doubts(site, reading, by, fate.status === "online", from), NO_PLACE_FOR_COMPUTE];
}

function doubts(site: SiteReadings, reading: Reading | "none", by: LeadBy, online: boolean, from: End): string[] {
  const notes: string[] = [];
  if (site.relation.kind === "not-known" || site.relation.kind === "side-by-side") notes.push(site.relation.text);
  if (online || reading === "none" || from.status !== "dated") return notes;
  if (by === "p50" || by === "p90")
    notes.push(
      "The estimate starts from the stated date and from few outcomes of other sites; it holds only if the site is not lost.",
    );
  if (reading.marks === "first-capacity")
    notes.push("The date is that of a start; the promise of a start is no promise of completion.");
  if (site.observed.status === "online") notes.push("Other parts of the site are online.");
  return notes;
}
