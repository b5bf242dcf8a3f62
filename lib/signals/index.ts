/** Signals: dated facts, and what they change in the windows. */
export { BY, leadDuties } from "./compute";
export {
  type Bound,
  type DateMove,
  type Effect,
  type EndChange,
  type EndMove,
  knownBy,
  type LevelMove,
  type Part,
  RELEVANCES,
  type Relevance,
  relevanceOfDays,
  relevanceOfEnd,
  relevanceOfWindow,
  type Said,
  type SiteMove,
  type TextMove,
  type Untouched,
  type WindowMove,
} from "./effect";
export { effectOf, inHindsight } from "./evaluate";
export { DEAL_WORDS, rolesOf, signalsOf, topicsOfMilestones } from "./gather";
export { HORIZONS, type Horizon, horizonOf, type Standing, standingNow, touched } from "./horizon";
export { lawBook } from "./law";
export { type News, SIGNAL_KINDS, type Signal, type SignalKind, type SignalRecord } from "./signal";
export { type Question, type Watch, type WatchDate, watchOf } from "./watch";
