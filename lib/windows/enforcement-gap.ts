import {
  assumption,
  countryText,
  enforcerOf,
  type LevelStep,
  levelTimeline,
  type PowerSince,
  powerSince,
  type Subject,
} from "../enforcement/level";
import { otherCeiling, penaltiesSentence, penaltyEvents, sparesPublicBodies } from "../enforcement/penalties";
import type { EnforcementEvent, EnforcementMap, Jurisdiction } from "../enforcement/schema";
import { assumedSentence } from "../enforcement/sentence";
import { brokenData, notFound, quote } from "../errors";
import { isDuty } from "../law/duty";
import type { ResolvedLaw, ResolvedMilestone } from "../law/resolve";
import type { Addressee, Topic } from "../law/schema";
import { ADDRESSEE_WORDS } from "../law/words";
import type { Confidence } from "../schema";
import { between, type Day } from "../time/day";
import { parseImprecise } from "../time/imprecise";
import {
  applicationOf,
  type DatedEnd,
  type End,
  endIn,
  endOf,
  formalBeside,
  lengthOf,
  type Reason,
  rangeOf,
  soon,
  spanText,
  type Window,
  whyItApplies,
  withoutDay,
} from "./interval";
import { isPower } from "./work";

export type EnforcementGap = Window<"enforcement-gap", "empty" | "closed" | "open">;

export interface GapContext {
  /** The version of the law that the dates come from. */
  readonly law: ResolvedLaw;
  readonly map: EnforcementMap;
  /** The country asked about; what the Commission or the EDPS enforces does not depend on it. */
  readonly jurisdiction: Jurisdiction;
  readonly asOf: Day;
  /** The dataset's own as-of day. */
  readonly datasetAsOf: Day;
}

const binds = (what: Bound) =>
  `${what === "duty" ? "The duty binds" : "The duties bind"} all the same where nobody can fine, and contracts or civil claims may bite meanwhile.`;
const FINE_UNKNOWN = "Which fine this text sets for the duty is not on record.";
const OWN_PENALTY = "The Act lists no EU fine for this duty; a Member State may set a penalty of its own.";
const STATE_LAYS_DOWN =
  "each State lays down whether and how far they can be fined (Art. 99(8)); read the words of its penalties.";

/** The end of a gap where a duty binds public bodies alone and the penalties spare them. */
export const NOT_SETTLED = "not settled for public bodies";

const bindsPublicBodiesAlone = (addressees: readonly Addressee[]): boolean =>
  addressees.length > 0 && addressees.every((a) => a === "public-authority-deployer");

/** What Art. 99(8) says of a duty that binds deployers, of whom a public authority may be one (Art. 3(4)); undefined for others. */
export function publicBodies(addressees: readonly Addressee[]): string | undefined {
  if (bindsPublicBodiesAlone(addressees)) return `This binds public authorities alone, and ${STATE_LAYS_DOWN}`;
  return addressees.some((a) => a === "deployer" || a === "public-authority-deployer")
    ? `As far as this binds public authorities, ${STATE_LAYS_DOWN}`
    : undefined;
}

/** What applies: a duty of operators, or rules that give authorities a power or set penalties. */
type Bound = "duty" | "rules";

/** Where the power of the Union's own enforcers starts (Arts. 100 and 101). */
export const UNION = {
  commission: { fines: "gpai-fines", name: "the Commission" },
  edps: { fines: "eu-institutions-fines", name: "the European Data Protection Supervisor" },
} as const;

/**
 * The milestones that stand for a topic: `lead` for its dates, `gap` for the enforcement gap and the fine.
 * Where the Commission enforces, the fine milestone is where its power starts, so the gap is that of the lead.
 * @throws VacatioError `not-found` where the map does not know the topic
 */
export function milestonesOfTopic(topic: Topic, map: EnforcementMap): { readonly lead: string; readonly gap: string } {
  const entry = map.topics.find((t) => t.topic === topic);
  if (!entry) throw notFound("topic", `No topic is called ${quote(topic)}; see the topics of the timeline.`);
  const national = entry.enforcer === "national" && entry.fineMilestone !== undefined;
  return { lead: entry.leadMilestone, gap: national ? (entry.fineMilestone as string) : entry.leadMilestone };
}

/**
 * The time in which a duty binds and nobody can fine yet: from the day it applies to the first day of the power to fine.
 * Empty where the power was there first; without an end where no day for it is known.
 * @throws VacatioError `not-found` or `broken-data` where the map or the law lacks what is asked for
 */
export function enforcementGap(milestone: ResolvedMilestone, context: GapContext): EnforcementGap {
  const subject = enforcerOf(milestone.milestone, context.map);
  const from = applicationOf(milestone);
  const make = (to: End, judged: Judged, reasons: () => readonly Reason[] = () => []): EnforcementGap => ({
    kind: "enforcement-gap",
    milestone: milestone.id,
    ...(subject.enforcer === "national" ? { country: context.jurisdiction.iso2 } : {}),
    from,
    to,
    length: lengthOf(from, to),
    range: rangeOf(from, to),
    state: judged.state,
    closesSoon: judged.state === "open" && soon(to, context.asOf),
    formal: formalBeside(milestone),
    text: judged.text,
    get reasons() {
      return [...whyItApplies(milestone), ...reasons()];
    },
    notes: judged.notes ?? [],
  });
  const none = (text: string, notes?: readonly string[], reasons?: () => readonly Reason[]) =>
    make({ status: "not-applicable", text }, { state: "not-applicable", text, notes }, reasons);

  if (!isDuty(milestone.milestone)) return none(notADuty(milestone));
  if (subject.enforcer === "none") return none(`No authority enforces this. ${subject.why}`);
  const what = isPower(milestone.milestone) ? "rules" : "duty";
  const power =
    subject.enforcer === "national"
      ? nationalPower(subject, context, milestone)
      : unionPower(subject.enforcer, context.law, milestone);
  if (power.state === "not-applicable") return none(power.text);
  if (from.status === "none" || from.status === "repealed") return none(withoutDay(from).text);
  if (milestone.words !== "own") return make({ status: "unknown", text: "not known" }, { state: "unknown", text: FINE_UNKNOWN });
  if (milestone.maxFine === null && subject.enforcer === "national") {
    const { jurisdiction, asOf, datasetAsOf } = context;
    const penalties = penaltyEvents(jurisdiction, asOf, datasetAsOf);
    return none(
      "No EU fine is listed for this duty.",
      [OWN_PENALTY, penaltiesSentence(jurisdiction, penalties, milestone.milestone.citation, "short")],
      () => penalties.map(eventReason),
    );
  }
  if (milestone.maxFine === null)
    return none(
      "No EU fine is listed for this duty.",
      power.state === "known" && power.to.status === "dated"
        ? [ofUnion(power.who, power.to, subject.enforcer, context.asOf)]
        : [],
      power.state === "known" ? power.reasons : undefined,
    );
  if (power.state !== "known")
    return make(
      { status: "unknown", text: power.badge ?? "not known" },
      { state: "unknown", text: power.text, notes: [binds(what)] },
      power.reasons,
    );
  return make(power.to, from.status === "dated" ? judge(from, power, what, context.asOf) : withoutDay(from), power.reasons);
}

/** The power of an enforcer of the Union, beside a date for which no fine is listed. */
function ofUnion(who: string, to: DatedEnd, enforcer: string, asOf: Day): string {
  const name = `${who.charAt(0).toUpperCase()}${who.slice(1)}`;
  const power = enforcer === "edps" ? "the power to fine EU bodies" : "a power to fine";
  return to.latest <= asOf ? `${name} has had ${power} since ${to.text}.` : `${name} has ${power} from ${to.text}.`;
}

/** What binds no operator: a date, or something that binds others. */
function notADuty({ milestone }: ResolvedMilestone): string {
  if (milestone.kind !== "obligation-applies") return "No window: this is a date, not a duty of an operator.";
  return `No window: it binds no operator but ${milestone.addressees.map((a) => ADDRESSEE_WORDS[a]).join(", ")}.`;
}

interface Judged {
  readonly state: EnforcementGap["state"];
  readonly text: string;
  readonly notes?: readonly string[] | undefined;
}

/** The power to fine as the end of a gap: `known` also where it is known that there is none yet. */
type Power =
  | {
      readonly state: "known";
      readonly to: End;
      readonly who: string;
      readonly reasons: () => readonly Reason[];
      readonly notes: readonly string[];
      /** The reader assumes it; no fact shows it. */
      readonly assumed?: true;
      /** There is one for the bans of Article 5. */
      readonly bansOnly?: boolean;
    }
  | {
      readonly state: "unknown" | "not-applicable";
      readonly text: string;
      /** What is said in the place of "not known". */
      readonly badge?: string;
      readonly reasons?: () => readonly Reason[];
    };

function judge(
  from: DatedEnd,
  { to, who, notes, assumed, bansOnly }: Extract<Power, { state: "known" }>,
  what: Bound,
  asOf: Day,
): Judged {
  const [applies, hasApplied] = what === "duty" ? ["applies", "has applied"] : ["apply", "have applied"];
  if (to.status !== "dated") {
    const text = `The ${what} ${from.latest <= asOf ? `${hasApplied} since` : `${applies} from`} ${from.text}; no power to fine${bansOnly ? " beyond the bans of Article 5" : ""} is known for ${who}, and no day for one.`;
    return { state: "open", text, notes: [binds(what), ...notes] };
  }
  const length = between(from.latest, to.latest);
  const span = spanText(length);
  const own = assumed ? ", as you assume" : "";
  // A day that has passed would be on record had it come.
  const unseen = assumed && to.latest <= asOf ? "; no source shows it" : "";
  if (length.totalDays === 0)
    return {
      state: "empty",
      text: `No gap${own}: the power to fine ${assumed ? "comes" : "came"} on the day the ${what} ${applies}${unseen}.`,
      notes,
    };
  if (length.totalDays < 0)
    return {
      state: "empty",
      text: `No gap${own}: the power to fine ${assumed ? "is there from" : "has been there since"} ${to.text}, ${span} before the ${what} ${applies}${unseen}.`,
      notes,
    };
  if (to.latest <= asOf)
    return {
      state: "closed",
      text: `For ${span} the ${what} applied and ${who} could not fine: from ${from.text} to ${to.text}${own}${unseen}.`,
      notes,
    };
  return {
    state: "open",
    text: `The ${what} ${applies} from ${from.text} and ${who} can fine from ${to.text}${own}, ${span} later.`,
    notes: [binds(what), ...notes],
  };
}

// A matrix asks for the same timeline once per duty; what an unchanged country has come to does not change.
const timelines = new WeakMap<Jurisdiction, Map<string, readonly LevelStep[]>>();

function nationalTimeline(jurisdiction: Jurisdiction, subject: Subject, datasetAsOf: Day): readonly LevelStep[] {
  const key = `${subject.topic} ${datasetAsOf}`;
  const ofCountry = timelines.get(jurisdiction) ?? new Map<string, readonly LevelStep[]>();
  const timeline = ofCountry.get(key) ?? levelTimeline(jurisdiction, subject, datasetAsOf);
  timelines.set(jurisdiction, ofCountry.set(key, timeline));
  return timeline;
}

function nationalPower(
  subject: Subject,
  { jurisdiction, asOf, datasetAsOf }: GapContext,
  { milestone, maxFine }: ResolvedMilestone,
): Power {
  const ofPublicBodies = [publicBodies(milestone.addressees)].filter((text) => text !== undefined);
  const timeline = nationalTimeline(jurisdiction, subject, datasetAsOf);
  const who = countryText(jurisdiction);
  const own = assumption(jurisdiction, timeline);
  if (own?.status === "counts")
    return {
      state: "known",
      to: { ...endIn(own.when), assumed: true },
      who,
      assumed: true,
      reasons: () => [{ text: assumedSentence(jurisdiction, own.when), day: own.when.latest }],
      notes: ["The power to fine is assumed by you: no source shows it, nor a day for it.", ...ofPublicBodies],
    };
  const power = powerSince(timeline, asOf);
  switch (power.status) {
    case "not-applicable":
      return { state: "not-applicable", text: power.because.text };
    case "unknown":
      return { state: "unknown", text: `Nothing is on record about authorities and penalties for this in ${who}.` };
    case "none":
      return {
        state: "known",
        to: { status: "open", text: "no day known" },
        who,
        reasons: () => power.events.map(eventReason),
        notes: lackOf(power, who),
        bansOnly: power.badge === "bans only",
      };
    case "in-place":
      if (bindsPublicBodiesAlone(milestone.addressees) && sparesPublicBodies(power.events))
        return {
          state: "unknown",
          text: `Not settled for public bodies: the duty binds them alone, and by the words on record the penalties of ${who} spare public bodies, as Art. 99(8) allows.`,
          badge: NOT_SETTLED,
          reasons: () => power.events.map(eventReason),
        };
      return {
        state: "known",
        to: { ...endIn(power.completedBy.on), earliest: power.earliest, latest: power.day },
        who,
        reasons: () => power.events.map(eventReason),
        notes: [
          ...doubtNote(power.confidence),
          ...[maxFine ? otherCeiling(power.events, maxFine) : undefined].filter((text) => text !== undefined),
          ...ofPublicBodies,
        ],
      };
  }
}

function lackOf(power: Extract<PowerSince, { status: "none" }>, who: string): string[] {
  const level =
    power.level === "authority"
      ? `In ${who} an authority is named; fines in force are not known.`
      : power.level === "planned"
        ? `In ${who} the power to fine is only planned.`
        : nothingText(power.events, who);
  if (power.badge !== "bans only") return [level];
  const bans = `${who.charAt(0).toUpperCase()}${who.slice(1)} has the power to fine for the bans of Article 5 only.`;
  return power.level === "authority" || power.level === "planned" ? [level, bans] : [bans];
}

const RECORDED = [
  ["implementing-law", "law"],
  ["market-surveillance-authority", "authority"],
  ["penalties", "penalties"],
] as const;

/** Says only of what is on record that there is none. */
function nothingText(events: readonly EnforcementEvent[], who: string): string {
  const known = RECORDED.filter(([dimension]) => events.some((e) => e.dimension === dimension)).map(([, word]) => word);
  const rest = RECORDED.map(([, word]) => word).filter((word) => !known.includes(word));
  const named = `For this duty ${who} is on record with no ${known.join(" and no ")}`;
  return rest.length === 0 ? `${named}.` : `${named}; nothing is on record about ${rest.join(" and ")}.`;
}

const doubtNote = (confidence: Confidence | "unknown"): string[] => {
  if (confidence === "one-secondary") return ["The power to fine is known from a single secondary source."];
  return confidence === "conflict" ? ["The sources on the power to fine disagree."] : [];
};

function unionPower(enforcer: "commission" | "edps", law: ResolvedLaw, duty: ResolvedMilestone): Power {
  const { fines, name } = UNION[enforcer];
  const general = law.milestones.get(fines);
  if (!general)
    throw brokenData(`law.json, milestone ${fines}`, `The power to fine of ${name} starts with it, and it is missing.`);
  const notes = [`${name[0]?.toUpperCase()}${name.slice(1)} enforces this, not the authorities of a country.`];
  // A duty whose fine stands in an article of its own is fined by that one, which applies with it.
  const own = duty.maxFine && general.maxFine && articleOf(duty.maxFine.citation) !== articleOf(general.maxFine.citation);
  return {
    state: "known",
    to: endOf((own ? duty : general).practical),
    who: name,
    reasons: () => (own && duty.maxFine ? [ownFine(duty, duty.maxFine.citation)] : whyItApplies(general)),
    notes,
  };
}

/** `Art. 101` of `Art. 101(1)`. */
const articleOf = (citation: string): string => citation.replace(/\(.*$/, "");

const ownFine = (duty: ResolvedMilestone, citation: string): Reason => ({
  text: `The power to fine for it stands in ${citation} and applies with it.`,
  citation,
  sources: duty.sources,
  confidence: duty.confidence,
  from: { kind: "milestone", id: duty.id },
});

const eventReason = (event: EnforcementEvent): Reason => ({
  text: event.detail,
  sources: event.sources,
  day: parseImprecise(event.on).latest,
  confidence: event.confidence,
  from: { kind: "event", id: event.id },
});
