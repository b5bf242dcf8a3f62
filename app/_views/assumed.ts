import { assumedFrom, assumption, countryText, type Subject } from "@/lib/enforcement/level";
import type { Facts } from "@/lib/facts";
import { listed } from "@/lib/law/sentence";
import { TOPIC_WORDS } from "@/lib/law/words";
import { longDay } from "@/lib/time/day";
import { impreciseText } from "@/lib/time/imprecise";
import { levelsOf } from "./panel";

/** What a page says of powers to fine that the reader assumes. Counts are of facts; the assumption stands beside them. */

/** `the Netherlands (from July 2027)`: the Member States for which the reader assumes a power that is not known; empty where there is none. */
export const assumedStates = (facts: Facts, subject: Subject): string =>
  listed(
    facts.jurisdictions.flatMap((j) => {
      if (j.bloc !== "EU" || !j.assumed) return [];
      const when = assumedFrom(j, levelsOf(facts, j, subject));
      return when ? [`${countryText(j)} (from ${impreciseText(when)})`] : [];
    }),
  );

/** `You assume the power to fine for the Netherlands (from July 2027) too; it is not counted.` */
export function assumedBeside(facts: Facts, subject: Subject): string | undefined {
  const states = assumedStates(facts, subject);
  return states === "" ? undefined : `You assume the power to fine for ${states} too; it is not counted here.`;
}

/**
 * Where an assumption changes nothing, and why.
 * @param facts with what the reader assumes
 * @param subjects what the page is about
 */
export function assumptionWarnings(facts: Facts, subjects: readonly Subject[]): string[] {
  const own = [...new Map(subjects.map((s) => [`${s.topic} ${s.enforcer}`, s])).values()];
  return facts.jurisdictions.flatMap((j) => {
    if (!j.assumed || own.length === 0) return [];
    const name = countryText(j);
    const { when, asOf } = j.assumed;
    const made = own.map((subject) => ({ subject, effect: assumption(j, levelsOf(facts, j, subject)) }));
    const idle = made.flatMap(({ effect }) => (effect?.status === "no-effect" ? [effect.because.text] : []));
    const known = made.flatMap(({ subject, effect }) =>
      effect?.status === "not-needed" ? [{ subject, now: effect.known }] : [],
    );
    if (idle.length === made.length)
      return [`What you assume of ${name} changes nothing here. ${[...new Set(idle)].slice(0, 1).join("")}`];
    const counts = made.some(({ effect }) => effect?.status === "counts");
    const unseen =
      counts && when.latest <= asOf
        ? [
            `You assume the power to fine for ${name} from ${impreciseText(when)}, which has passed; no source shows it, so what follows from it is told as if.`,
          ]
        : [];
    if (known.length === 0) return unseen;
    const days = [...new Set(known.map(({ now }) => now.since))];
    const since = days.length === 1 && days[0] !== undefined && days[0] !== "unknown" ? ` since ${longDay(days[0])}` : "";
    const where =
      known.length + idle.length === made.length
        ? ""
        : ` for ${listed(known.map(({ subject }) => TOPIC_WORDS[subject.topic].phrase))}`;
    return [...unseen, `What you assume of ${name} is not needed${where}: the power to fine is known there${since}.`];
  });
}
