import type { SiteBloc } from "@/lib/capacity/schema";
import type { Level } from "@/lib/enforcement/level";
import type { Confidence } from "@/lib/schema";

export { DIMENSION_WORDS, SCOPE_WORDS, STATE_WORDS, TRACK_WORDS } from "@/lib/enforcement/words";

export const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  "power-to-fine": "power to fine in place",
  authority: "authority, no fines",
  planned: "draft or announced",
  nothing: "nothing in place",
  unknown: "not known",
  "not-applicable": "not applicable",
};

export const CONFIDENCE_WORDS: Readonly<Record<Confidence, string>> = {
  official: "read in the official text or page",
  "two-sources": "two sources",
  "one-secondary": "one secondary source",
  conflict: "sources disagree",
};

/** How sure a reason is, or that it is the reader's own. */
export const sureText = (confidence: Confidence | "assumed" | "unknown"): string =>
  confidence === "unknown" ? "not known" : confidence === "assumed" ? "your setting" : CONFIDENCE_WORDS[confidence];

export const BLOC_WORDS: Readonly<Record<SiteBloc, string>> = {
  EU: "European Union",
  EEA: "EEA outside the Union",
  UK: "United Kingdom",
  other: "elsewhere",
};
