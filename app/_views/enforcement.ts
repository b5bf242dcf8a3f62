import { type LevelsBandState, STACK } from "@/app/_charts/levels/state";
import type { EnforcementBandState } from "@/app/_charts/state";
import type { Option } from "@/app/_ui/fields";
import { levelCountsOver } from "@/lib/enforcement/history";
import {
  assumedFrom,
  enforcerOf,
  type LevelStep,
  levelHistory,
  levelOn,
  powerSince,
  type Subject,
} from "@/lib/enforcement/level";
import { ownPenalties, penaltyEvents } from "@/lib/enforcement/penalties";
import type { Jurisdiction } from "@/lib/enforcement/schema";
import type { Facts } from "@/lib/facts";
import { isDuty } from "@/lib/law/duty";
import type { ResolvedMilestone } from "@/lib/law/resolve";
import { TOPIC_WORDS } from "@/lib/law/words";
import { FIRST_AS_OF, type Lens, NONE } from "@/lib/lens";
import { civil, type Day, day, parseDay, shortDay } from "@/lib/time/day";
import { impreciseText } from "@/lib/time/imprecise";
import { hasEuFine, levelsOf } from "./panel";
import { LEVEL_WORDS } from "./words";

/** The enforcement bands of the charts: how many Member States stand on each level, and the levels of one country. */

const options = new WeakMap<Facts, readonly Option[]>();

/** All countries by name, for a select. Made once, so that it need not be drawn anew either. */
export function countryOptions(facts: Facts): readonly Option[] {
  const made = options.get(facts) ?? [
    { value: NONE, label: "No country" },
    ...facts.jurisdictions.map((j) => ({ value: j.iso2, label: j.name })).sort((a, b) => a.label.localeCompare(b.label, "en")),
  ];
  options.set(facts, made);
  return made;
}

const noteOf = (asOf: Day) => `Known to ${shortDay(asOf)}. Plans of States are not drawn.`;

/** The Member States. */
export const membersOf = (facts: Facts): Jurisdiction[] => facts.jurisdictions.filter((j) => j.bloc === "EU");

const bands = new WeakMap<Facts, Map<string, LevelsBandState>>();
const KEPT = 8;

/** Whether national authorities enforce a duty for which the Act lists no fine. */
export const isUnlisted = (facts: Facts, m: ResolvedMilestone): boolean =>
  enforcerOf(m.milestone, facts.enforcementMap).enforcer === "national" && isDuty(m.milestone) && !hasEuFine(facts, m);

/** Whether a State is known to have a penalty of its own for a duty without a listed EU fine. */
export const hasOwnPenalty = (facts: Facts, j: Jurisdiction, m: ResolvedMilestone, asOf: Day): boolean =>
  ownPenalties(penaltyEvents(j, asOf, parseDay(facts.datasetDay)), m.milestone.citation).length > 0;

/** How many Member States stood on each level for a milestone, up to the as-of date. The law's dates do not change it, so the last few are kept. */
export function levelsBand(facts: Facts, m: ResolvedMilestone, asOf: Day): LevelsBandState {
  const subject = enforcerOf(m.milestone, facts.enforcementMap);
  const unlisted = isUnlisted(facts, m);
  const known = bands.get(facts) ?? new Map<string, LevelsBandState>();
  bands.set(facts, known);
  const key = `${subject.topic} ${subject.enforcer} ${subject.why} ${unlisted} ${asOf}`;
  const band = known.get(key) ?? makeBand(facts, subject, unlisted, asOf);
  known.delete(key);
  known.set(key, band);
  const [oldest] = known.keys();
  if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
  return band;
}

const NOW_WORDS = {
  "power-to-fine": (n: number) => (n === 1 ? "1 has the power to fine" : `${n} have the power to fine`),
  authority: (n: number) => `${n} authority, no fines`,
  planned: (n: number) => `${n} draft or announced`,
  nothing: (n: number) => `${n} nothing in place`,
  unknown: (n: number) => `${n} not known`,
} as const;

function makeBand(facts: Facts, subject: Subject, unlisted: boolean, asOf: Day): LevelsBandState {
  const members = membersOf(facts);
  const base = {
    title: "Enforcement",
    subtitle: `${members.length} Member States, for ${TOPIC_WORDS[subject.topic].phrase}${unlisted ? "; no EU fine is listed for this duty" : ""}`,
    total: members.length,
    note: noteOf(asOf),
  };
  const timelines = members.map((j) => ({ j, steps: levelsOf(facts, j, subject) }));
  const nobody = timelines[0] && levelOn(timelines[0].steps, asOf).because;
  if (nobody) return { ...base, steps: [], now: [], since: [], insteadOf: nobody.text };
  const steps = levelCountsOver(
    timelines.map((t) => t.steps),
    FIRST_AS_OF,
    asOf,
  ).map(({ from, to, counts }) => ({ from, to, counts: STACK.map((level) => counts[level]) }));
  const last = steps.at(-1)?.counts ?? [];
  return {
    ...base,
    steps,
    now: STACK.flatMap((level, i) => (last[i] ? [{ level, label: NOW_WORDS[level](last[i]) }] : [])),
    since: timelines
      .flatMap(({ j, steps }) => {
        const power = powerSince(steps, asOf);
        return power.status === "in-place" ? [{ code: j.iso2, name: j.name, day: power.day }] : [];
      })
      .sort((a, b) => a.day - b.day),
  };
}

/** The levels of one country for a duty, or why none can be drawn. */
export function countryBand(
  j: Jurisdiction | undefined,
  timeline: readonly LevelStep[] | undefined,
  duty: ResolvedMilestone,
  lens: Lens,
): EnforcementBandState {
  const subtitle = `${j?.name ?? "no country chosen"}, for ${TOPIC_WORDS[duty.milestone.topic].phrase}`;
  const base = { title: "Enforcement", subtitle, note: noteOf(lens.asOf) };
  if (!j || !timeline) return { ...base, stretches: [], insteadOf: "Choose a country to see who can enforce this there." };
  const { year } = civil(lens.asOf);
  const stretches = levelHistory(timeline, day(Math.min(year - 1, 2024), 1, 1), lens.asOf);
  const now = levelOn(timeline, lens.asOf);
  const assumed = assumedFrom(j, timeline);
  if (now.because && stretches.every((s) => s.because)) return { ...base, stretches: [], insteadOf: now.because.text };
  return {
    ...base,
    ...(assumed ? { assumed: { from: assumed.latest, label: `assumed by you from ${impreciseText(assumed, "short")}` } } : {}),
    stretches: stretches.map((s) => ({
      from: s.from,
      to: s.to,
      level: s.level,
      label: s.badge === "bans only" ? `${LEVEL_WORDS[s.level]} (bans only)` : LEVEL_WORDS[s.level],
    })),
  };
}

/** The levels of the chosen country, named by it; undefined where none is chosen. */
export function chosenCountryBand(facts: Facts, duty: ResolvedMilestone, lens: Lens): EnforcementBandState | undefined {
  const j = facts.jurisdictions.find((one) => one.iso2 === lens.country[0]);
  if (!j) return undefined;
  const band = countryBand(j, levelsOf(facts, j, enforcerOf(duty.milestone, facts.enforcementMap)), duty, lens);
  return { ...band, title: j.name, subtitle: `for ${TOPIC_WORDS[duty.milestone.topic].phrase}` };
}
