import { siteName } from "../capacity/words";
import { DIMENSION_WORDS, STATE_WORDS } from "../enforcement/words";
import { noteText } from "../notes";
import { type Day, longDay } from "../time/day";
import { impreciseText, parseImprecise } from "../time/imprecise";
import type { Effect } from "./effect";
import { type Standing, touched } from "./horizon";
import type { News, Signal } from "./signal";

/** What to watch next: the dates still ahead that a signal touches, and the questions that are open. */

export interface WatchDate {
  readonly kind: "milestone" | "stated" | "promise" | "planned";
  /** The last possible day. */
  readonly day: Day;
  /** How the day stands for what was said: it is the day itself, the last possible one, or the first. */
  readonly bound: "on" | "by" | "not-before";
  /** The day, or the stretch in which it lies, in words. */
  readonly when: string;
  readonly text: string;
  /** The milestone, the site or the country it stands on. */
  readonly of: { readonly kind: "milestone" | "site" | "country" | "standard" | "model"; readonly id: string };
}

export interface Question {
  readonly of: { readonly kind: "site" | "country" | "models"; readonly id: string; readonly name: string };
  readonly text: string;
}

export interface Watch {
  /** In order of the day. */
  readonly dates: readonly WatchDate[];
  /** They have no day of their own, so that they stand on today's page alone. */
  readonly questions: readonly Question[] | "not-kept";
}

/**
 * What to watch next.
 * @param today whether the as-of date is today: what has no day of its own shows only then
 */
export function watchOf(signal: Signal, effect: Effect, standing: Standing, news: News, today: boolean): Watch {
  const dates = [
    ...milestoneDates(signal, effect, standing),
    ...siteDates(signal, standing),
    ...(today ? plannedDates(signal, standing, news) : []),
  ].filter((d) => d.day >= standing.asOf);
  return {
    dates: dates.sort((a, b) => a.day - b.day),
    questions: today ? questionsOf(signal, standing, news) : "not-kept",
  };
}

const boundOf = (earliest: Day, latest: Day): WatchDate["bound"] => (earliest === latest ? "on" : "by");

const milestoneDates = (signal: Signal, effect: Effect, { facts, law }: Standing): WatchDate[] =>
  touched(signal, effect, facts).flatMap((id) => {
    const found = law.milestones.get(id);
    if (found?.practical.status !== "dated") return [];
    return [
      {
        kind: "milestone" as const,
        day: found.practical.day,
        bound: "on" as const,
        when: longDay(found.practical.day),
        text: found.short,
        of: { kind: "milestone" as const, id },
      },
    ];
  });

/** The sites of a statement; of a deal, those of its providers. */
function siteDates({ sites, providers, kind }: Signal, { facts, endsOf }: Standing): WatchDate[] {
  const which = kind === "deal" ? facts.sites.filter((s) => providers.includes(s.provider)).map((s) => s.id) : sites;
  return which.flatMap((id) => {
    const site = facts.sites.find((s) => s.id === id);
    const [stated, promise] = endsOf(id);
    const ends = stated?.end.text === promise?.end.text ? [stated] : [stated, promise];
    return ends.flatMap((e) => {
      if (!site || e?.end.status !== "dated") return [];
      const { end } = e;
      return [
        {
          kind: e.by,
          day: end.latest,
          bound: end.bound === "not-before" ? end.bound : boundOf(end.earliest, end.latest),
          when: end.text,
          text: `${siteName(site)}, ${e.by === "stated" ? "by the stated date" : "by the promised date"}`,
          of: { kind: "site" as const, id },
        },
      ];
    });
  });
}

/** What was announced for a day to come and has no day of announcement. */
function plannedDates(signal: Signal, { facts }: Standing, { standards, models }: News): WatchDate[] {
  const { record } = signal;
  const planned = (date: string, text: string, of: WatchDate["of"]): WatchDate => {
    const when = parseImprecise(date);
    return { kind: "planned", day: when.latest, bound: boundOf(when.earliest, when.latest), when: impreciseText(when), text, of };
  };
  switch (record.of) {
    case "country": {
      const country = facts.jurisdictions.find((j) => j.iso2 === record.iso2);
      return (country?.events ?? [])
        .filter((e) => e.planned)
        .map((e) =>
          planned(e.on, `${country?.name}: ${DIMENSION_WORDS[e.dimension].toLowerCase()} ${STATE_WORDS[e.state]}, announced`, {
            kind: "country",
            id: record.iso2,
          }),
        );
    }
    case "standard": {
      const stages = standards.find((s) => s.id === record.id)?.stages ?? [];
      return stages.map(({ date, stage }) => planned(date, stage, { kind: "standard", id: record.id }));
    }
    case "model-event":
      return models.events
        .filter((e) => e.planned && e.kind === record.kind)
        .map((e) => planned(e.date, e.title, { kind: "model", id: e.id }));
    default:
      return [];
  }
}

function questionsOf({ record, kind, providers }: Signal, { facts }: Standing, { models }: News): Question[] {
  if (record.of === "country") {
    const j = facts.jurisdictions.find((one) => one.iso2 === record.iso2);
    return (j?.openQuestions ?? []).map((text) => ({
      of: { kind: "country", id: record.iso2, name: j?.name ?? "" },
      text: noteText(text),
    }));
  }
  if (record.of === "statement") {
    const site = facts.sites.find((s) => s.id === record.site);
    return (site?.openQuestions ?? []).map((text) => ({
      of: { kind: "site", id: record.site, name: site ? siteName(site) : "" },
      text: noteText(text),
    }));
  }
  if (kind !== "model") return [];
  // A question belongs to the providers it names; what names none is asked of the whole market.
  const names = models.providers.filter((p) => providers.includes(p.id)).map((p) => p.name.replace(/ (AI|Inc\.?|GmbH)$/, ""));
  return models.openQuestions
    .filter((text) => names.length === 0 || names.some((name) => text.includes(name)))
    .map((text) => ({ of: { kind: "models", id: "models", name: "Models" }, text }));
}
