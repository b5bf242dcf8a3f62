import type { Dataset } from "@/db/files";
import { publishedOf, reportedFrom } from "@/lib/capacity/reported";
import { READING_WORDS } from "@/lib/capacity/words";
import type { EnforcementEvent } from "@/lib/enforcement/schema";
import type { Facts } from "@/lib/facts";
import { isDuty } from "@/lib/law/duty";
import { resolve } from "@/lib/law/resolve";
import { inForceOn, standingOn } from "@/lib/law/scenario";
import { STATUS_WORDS } from "@/lib/law/words";
import { FIRST_AS_OF } from "@/lib/lens";
import { type Day, parseDay } from "@/lib/time/day";
import { parseImprecise } from "@/lib/time/imprecise";
import { DAY_KINDS, type DayKind } from "./day-marks";
import { titleOn } from "./scenarios-standards";
import { DIMENSION_WORDS, SCOPE_WORDS, STATE_WORDS, TRACK_WORDS } from "./words";

/** Something that happened or was said on a day; an imprecise day stands at its latest end, as it counts everywhere. */
export interface DayEvent {
  readonly day: Day;
  readonly kind: DayKind;
  readonly text: string;
  /** The first sentence of the record, where it has one, shortened at a word. */
  readonly detail?: string;
  /** The last day that a promise is about: its words may name days up to then. */
  readonly until?: Day;
  /** Where it is told in full. */
  readonly href: string;
}

type Recorded = Pick<Dataset, "law" | "procedure" | "standards" | "jurisdictions" | "sites" | "deals" | "sources">;

/**
 * The dated facts of all kinds from the Act's publication to a day, in order: the days on which an answer can have changed.
 * @param today nothing after it has happened
 */
export function dayEvents(facts: Facts, recorded: Recorded, today: Day): DayEvent[] {
  const events: DayEvent[] = [];
  const add = (kind: DayKind, day: Day, text: string, href: string, detail?: string, until?: Day) => {
    if (day >= FIRST_AS_OF && day <= today)
      events.push({
        kind,
        day,
        text,
        href,
        ...(detail ? { detail: firstSentence(detail) } : {}),
        ...(until === undefined ? {} : { until }),
      });
  };
  const published = publishedOf(recorded.sources);
  for (const scenario of facts.law.scenarios)
    for (const { from } of scenario.statusHistory) {
      const { title, status } = standingOn(scenario, parseDay(from));
      add("law", parseDay(from), `${title}: ${STATUS_WORDS[status]}`, `/scenarios#${scenario.id}`);
    }
  for (const { id, date, title } of recorded.procedure) if (date !== null) add("law", parseDay(date), title, `/scenarios#${id}`);
  for (const { day, text, id } of dutyDays(facts, today)) add("duty", day, text, `/milestones/${id}`);
  for (const { id, title, stages } of recorded.standards)
    for (const { date, stage } of stages)
      add("standard", parseImprecise(date).latest, `${titleOn(title, false)}: ${stage}`, `/scenarios#${id}`);
  for (const { iso2, name, events: own } of recorded.jurisdictions)
    for (const e of own)
      if (!e.planned)
        add(
          "country",
          parseImprecise(e.on).latest,
          `${name}: ${DIMENSION_WORDS[e.dimension].toLowerCase()}, ${STATE_WORDS[e.state]}${limits(e)}`,
          `/countries/${iso2}`,
          e.detail,
        );
  for (const { id, name, statements } of recorded.sites)
    for (const s of statements)
      add(
        "compute",
        parseImprecise(s.statedOn).latest,
        `${name}: ${READING_WORDS[s.reading].toLowerCase()}`,
        `/compute/${id}`,
        s.detail,
        s.target?.when === undefined ? undefined : parseImprecise(s.target.when).latest,
      );
  for (const { date, what, providers, sources } of recorded.deals)
    add(
      "compute",
      reportedFrom(date, sources, published, parseDay(facts.datasetDay)),
      what,
      providers[0] ? `/compute?provider=${providers[0]}` : "/compute",
    );
  return [...new Map(events.map((e) => [`${e.day} ${e.text} ${e.detail}`, e])).values()].sort(
    (a, b) => a.day - b.day || DAY_KINDS.indexOf(a.kind) - DAY_KINDS.indexOf(b.kind),
  );
}

const LONGEST = 140;

/** The first sentence of a text, and no more than 140 characters of it, shortened at a word. */
export function firstSentence(text: string): string {
  // Three letters or digits before the stop: no abbreviation and no initial.
  const sentence = /^.*?[\p{Ll}\d)%”"]{3}[.!?](?=\s+\p{Lu}|$)/u.exec(text)?.[0] ?? text;
  if (sentence.length <= LONGEST) return sentence;
  return `${sentence.slice(0, LONGEST).replace(/[\s,;:(]+\S*$/, "")}…`;
}

/** What an event does not prove, and whose word it is where it is not the State's: ` (bans of Article 5 only)`. */
function limits({ scope, track }: EnforcementEvent): string {
  const said = [scope && SCOPE_WORDS[scope], track === "national" ? undefined : `by ${TRACK_WORDS[track]}`].filter(Boolean);
  return said.length > 0 ? ` (${said.join("; ")})` : "";
}

/** The days on which a duty began to apply under the law that was in force on that very day. */
function dutyDays({ law }: Facts, today: Day): { day: Day; text: string; id: string }[] {
  const starts = law.scenarios.filter((s) => s.statusHistory.some((h) => h.status === "in-force"));
  return starts.flatMap((scenario) =>
    [...resolve(law, { scenario: scenario.id }, today).milestones.values()].flatMap((m) => {
      if (!isDuty(m.milestone) || m.practical.status !== "dated") return [];
      const { day } = m.practical;
      return day >= FIRST_AS_OF && day <= today && inForceOn(law, day).scenario.id === scenario.id
        ? [{ day, text: m.short, id: m.id }]
        : [];
    }),
  );
}
