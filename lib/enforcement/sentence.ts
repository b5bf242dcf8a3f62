import { outcomeText } from "../law/derivation";
import type { Outcome } from "../law/rule";
import { namesNoDay } from "../law/sense";
import { type Day, longDay, shortDay } from "../time/day";
import { type ImpreciseDate, impreciseText, parseImprecise } from "../time/imprecise";
import { type CountryLevel, countryText, type Level, type Subject } from "./level";
import type { EnforcementEvent, Jurisdiction } from "./schema";

/** Computed sentences about enforcement. Readiness is never said as the absence of a duty. */

export interface HeadlineInput {
  readonly subject: Subject;
  /** How many Member States have the power to fine, and how many there are. */
  readonly powers: number;
  readonly members: number;
  /** When the duty applies. */
  readonly application: Outcome;
  /** Whether it is a duty of an operator at all. */
  readonly duty: boolean;
  /** Whether the Act lists a fine for it. */
  readonly fineListed: boolean;
  /** The day that is looked at. */
  readonly day: Day;
}

/** `In 8 of 27 Member States the power to fine is in place; the duty applies from 2 December 2027.` */
export function levelHeadline({ subject, powers, members, application, duty, fineListed, day }: HeadlineInput): string {
  if (subject.enforcer === "none") return `No authority enforces this: ${lowerFirst(subject.why)}`;
  const who =
    subject.enforcer === "commission"
      ? "The Commission enforces this, not the authorities of the Member States"
      : subject.enforcer === "edps"
        ? "The European Data Protection Supervisor enforces this, not the authorities of the Member States"
        : duty && !fineListed
          ? "The Act lists no EU fine for this duty"
          : powers === 0
            ? `In none of the ${members} Member States is the power to fine known to be in place`
            : powers === members
              ? `In all ${members} Member States the power to fine is in place`
              : `In ${powers} of ${members} Member States the power to fine is in place`;
  return `${who}; ${applicationText(application, duty, day)}.`;
}

/** `the duty applies from 2 December 2027`, or why no day can be named. */
export function applicationText(application: Outcome, duty: boolean, day: Day): string {
  const what = duty ? "the duty" : "this is a date, not a duty of an operator, and it";
  switch (application.status) {
    case "dated":
      if (!duty) return `this is a date, not a duty of an operator: ${longDay(application.day)}`;
      return application.day >= day
        ? `the duty applies from ${longDay(application.day)}`
        : `the duty has applied since ${longDay(application.day)}`;
    case "repealed":
      if (application.would) return `${what} ${outcomeText(application)}`;
      return `${what} is ${outcomeText(application)}`;
    case "none":
      return `${what} is ${outcomeText(application)}`;
    case "conditional":
      if (namesNoDay(application)) return `${what} has no day of application: ${outcomeText(application)}`;
      return `${what} applies on a condition: ${lowerFirst(outcomeText(application)).replace(/\.$/, "")}`;
    default:
      return `${what} has no day of application: ${outcomeText(application)}`;
  }
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

type Named = Pick<Jurisdiction, "iso2" | "name">;

/** `You assume that the Netherlands can fine from July 2027; no source shows it.` */
export const assumedSentence = (j: Named, when: ImpreciseDate): string =>
  `You assume that ${countryText(j)} can fine from ${impreciseText(when)}; no source shows it.`;

/**
 * What a country can do on a day, in a sentence: `In Poland the power to fine has been in place since 28 October 2026.`
 * @param unlisted whether the Act lists no fine for the duty: then the power is that under the Act in general, not for the duty
 * @param own whether the country is known to have a penalty of its own for it
 */
export function countrySentence(
  j: Named,
  now: Pick<CountryLevel, "level" | "badge" | "since" | "because" | "events" | "confidence">,
  unlisted = false,
  own = false,
): string {
  if (now.because) return now.because.text.includes(j.name) ? now.because.text : `${j.name}: ${now.because.text}`;
  const name = countryText(j);
  const since = now.since === "unknown" ? "" : ` ${sinceText(now.since, now.events)}`;
  const is = since.startsWith(" since") ? "has been" : "is";
  const doubt =
    now.confidence === "conflict"
      ? ", though the sources disagree"
      : now.confidence === "one-secondary"
        ? ", by one secondary source"
        : "";
  if (now.badge === "bans only" && (now.level === "nothing" || now.level === "unknown"))
    return `In ${name} the power to fine is in place for the bans of Article 5 only; for anything else none is known.`;
  const badge = now.badge === "bans only" ? " For the bans of Article 5 alone it can fine." : "";
  const sentence: Record<Exclude<Level, "not-applicable">, string> = {
    "power-to-fine": unlisted
      ? `In ${name} the power to fine under the Act in general ${is} in place${since}${doubt}; the Act lists no EU fine for this duty${own ? `, and ${name} has a penalty of its own for it` : `, and whether the penalties of ${name} reach it is not on record`}.`
      : `In ${name} the power to fine ${is} in place${since}${doubt}.`,
    authority: `In ${name} ${is === "is" ? `an authority is named${since}` : `there has been an authority${since}`}; no power to fine is known.`,
    planned: `In ${name} the power to fine is only planned${doubt}.`,
    nothing: `In ${name} nothing was found that gives the power to fine.`,
    unknown: `Nothing is on record about enforcement of this in ${name}.`,
  };
  return `${sentence[now.level as Exclude<Level, "not-applicable">]}${badge}`;
}

/**
 * Since when, no more exactly than the event that began it is dated: `since 28 October 2026`, `since June 2026`; where the
 * date reaches past the day from which it counts, `in 2026, on a day that is not known`.
 * @param since the day from which the level counts
 * @param events the events that made the level
 */
export function sinceText(since: Day, events: readonly EnforcementEvent[], form: "long" | "short" = "long"): string {
  const vague = events
    .map((e) => parseImprecise(e.on))
    .find((on) => on.precision !== "day" && on.earliest <= since && since <= on.latest);
  if (!vague) return `since ${form === "long" ? longDay(since) : shortDay(since)}`;
  return vague.latest === since
    ? `since ${impreciseText(vague, form)}`
    : `in ${impreciseText(vague, form)}, on a day that is not known`;
}
