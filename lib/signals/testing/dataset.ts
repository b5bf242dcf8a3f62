import { readFileSync } from "node:fs";
import { type Facts, type FactsInput, factsOf } from "../../facts";
import { type Day, parseDay } from "../../time/day";
import { type Effect, effectOf, type News, type Signal, signalsOf } from "..";

/** The curated dataset as facts and news, and what its signals come to. */

const load = (name: string) => JSON.parse(readFileSync(new URL(`../../../db/data/${name}.json`, import.meta.url), "utf8"));

export const input: FactsInput & News = {
  law: load("law"),
  jurisdictions: load("jurisdictions"),
  enforcementMap: load("enforcement-map"),
  sites: load("sites"),
  gpuEquivalents: load("gpu-equivalents"),
  delayEvidence: load("delay-evidence"),
  providers: load("providers"),
  sources: load("sources"),
  leadTimes: load("lead-times"),
  procedure: load("procedure"),
  standards: load("standards"),
  deals: load("deals"),
  models: load("models"),
};
export const facts: Facts = factsOf(input);
/** The dataset's own day: all that is on record has happened. */
export const LAST: Day = parseDay(facts.datasetDay);

export const all: readonly Signal[] = signalsOf(facts, input, LAST);
export const effect = (signal: Signal, of: Facts = facts): Effect => effectOf(signal, of, input);

export const byId = (id: string, from: readonly Signal[] = all): Signal => {
  const found = from.find((s) => s.id === id);
  if (!found) throw new Error(`no signal ${id}`);
  return found;
};

/** What an effect says, without the windows that are made when asked for. */
export const essence = ({ day, law, together, dates, texts, levels, site, relevance, untouched }: Effect) => ({
  day,
  law,
  together,
  dates,
  texts,
  levels,
  site,
  relevance,
  untouched,
});
