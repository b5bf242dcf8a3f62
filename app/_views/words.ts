import type { SiteBloc } from "@/lib/capacity/schema";
import type { Level } from "@/lib/enforcement/level";
import type { Confidence } from "@/lib/schema";

export { DIMENSION_WORDS, SCOPE_WORDS, STATE_WORDS, TRACK_WORDS } from "@/lib/enforcement/words";

export const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  "power-to-fine": "power to fine in place",
  authority: "authority, no fines",
  planned: "draft or announced",
  nothing: "nothing found",
  unknown: "not known",
  "not-applicable": "not applicable",
};

export const CONFIDENCE_WORDS: Readonly<Record<Confidence, string>> = {
  official: "read in the official text or page",
  "two-sources": "two sources",
  "one-secondary": "one secondary source",
  conflict: "sources disagree",
};

export const BLOC_WORDS: Readonly<Record<SiteBloc, string>> = {
  EU: "European Union",
  EEA: "EEA outside the Union",
  UK: "United Kingdom",
  other: "elsewhere",
};
