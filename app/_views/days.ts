import type { Dataset } from "@/db/files";
import type { Facts } from "@/lib/facts";
import { isDuty } from "@/lib/law/duty";
import { resolve } from "@/lib/law/resolve";
import { inForceOn, standingOn } from "@/lib/law/scenario";
import { STATUS_WORDS } from "@/lib/law/words";
import { FIRST_AS_OF } from "@/lib/lens";
import { type Day, parseDay } from "@/lib/time/day";
import { parseImprecise } from "@/lib/time/imprecise";
import { DAY_KINDS, type DayKind } from "./day-marks";
import { READING_WORDS } from "./site-statements";
import { DIMENSION_WORDS, STATE_WORDS } from "./words";

/** Something that happened or was said on a day; an imprecise day stands at its latest end, as it counts everywhere. */
export interface DayEvent {
  readonly day: Day;
  readonly kind: DayKind;
  readonly text: string;
}

type Recorded = Pick<Dataset, "law" | "procedure" | "standards" | "jurisdictions" | "sites" | "deals">;

/**
 * The dated facts of all kinds from the Act's publication to a day, in order: the days on which an answer can have changed.
 * @param today nothing after it has happened
 */
export function dayEvents(facts: Facts, recorded: Recorded, today: Day): DayEvent[] {
  const events: DayEvent[] = [];
  const add = (kind: DayKind, day: Day, text: string) => {
    if (day >= FIRST_AS_OF && day <= today) events.push({ kind, day, text });
  };
  for (const scenario of facts.law.scenarios)
    for (const { from } of scenario.statusHistory) {
      const { title, status } = standingOn(scenario, parseDay(from));
      add("law", parseDay(from), `${title}: ${STATUS_WORDS[status]}`);
    }
  for (const { date, title } of recorded.procedure) if (date !== null) add("law", parseDay(date), title);
  for (const { day, text } of dutyDays(facts, today)) add("duty", day, text);
  for (const { title, stages } of recorded.standards)
    for (const { date, stage } of stages) add("standard", parseImprecise(date).latest, `${title}: ${stage}`);
  for (const { name, events: own } of recorded.jurisdictions)
    for (const e of own)
      if (!e.planned)
        add(
          "country",
          parseImprecise(e.on).latest,
          `${name}: ${DIMENSION_WORDS[e.dimension].toLowerCase()}, ${STATE_WORDS[e.state]}`,
        );
  for (const { name, statements } of recorded.sites)
    for (const s of statements)
      add("compute", parseImprecise(s.statedOn).latest, `${name}: ${READING_WORDS[s.reading].toLowerCase()}`);
  for (const { date, what } of recorded.deals) add("compute", parseImprecise(date).latest, what);
  return [...new Map(events.map((e) => [`${e.day} ${e.text}`, e])).values()].sort(
    (a, b) => a.day - b.day || DAY_KINDS.indexOf(a.kind) - DAY_KINDS.indexOf(b.kind),
  );
}

/** The days on which a duty began to apply under the law that was in force on that very day. */
function dutyDays({ law }: Facts, today: Day): { day: Day; text: string }[] {
  const starts = law.scenarios.filter((s) => s.statusHistory.some((h) => h.status === "in-force"));
  return starts.flatMap((scenario) =>
    [...resolve(law, { scenario: scenario.id }, today).milestones.values()].flatMap((m) => {
      if (!isDuty(m.milestone) || m.practical.status !== "dated") return [];
      const { day } = m.practical;
      return day >= FIRST_AS_OF && day <= today && inForceOn(law, day).scenario.id === scenario.id
        ? [{ day, text: m.short }]
        : [];
    }),
  );
}
