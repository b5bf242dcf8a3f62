import type { SiteBloc } from "@/lib/capacity/schema";
import type { Level } from "@/lib/enforcement/level";
import type { Dimension, EnforcementState, Scope, Track } from "@/lib/enforcement/schema";
import type { Confidence } from "@/lib/schema";

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

export const DIMENSION_WORDS: Readonly<Record<Dimension, string>> = {
  "implementing-law": "Implementing law",
  "market-surveillance-authority": "Market surveillance authority",
  "notifying-authority": "Notifying authority",
  "single-point-of-contact": "Contact point",
  "fundamental-rights-bodies": "Fundamental-rights bodies",
  penalties: "Penalties",
  sandbox: "Sandbox",
  "eea-incorporation": "EEA incorporation",
};

export const STATE_WORDS: Readonly<Record<EnforcementState | "unknown" | "not-applicable", string>> = {
  none: "nothing found",
  announced: "announced",
  draft: "draft",
  "in-parliament": "in parliament",
  adopted: "adopted",
  designated: "designated",
  "in-force": "in force",
  operational: "operational",
  unknown: "not known",
  "not-applicable": "not applicable",
};

export const SCOPE_WORDS: Readonly<Record<Scope, string>> = {
  "article-5-only": "bans of Article 5 only",
  "criminal-only": "criminal law only",
  "product-conformity-only": "product conformity only",
  "advisory-only": "advice only",
  "not-article-57": "no sandbox under Article 57",
  "other-law": "under another law",
};

export const TRACK_WORDS: Readonly<Record<Track, string>> = {
  national: "the State",
  "commission-list": "the Commission's list",
  tracker: "a private tracker",
};

export const BLOC_WORDS: Readonly<Record<SiteBloc, string>> = {
  EU: "European Union",
  EEA: "EEA outside the Union",
  UK: "United Kingdom",
  other: "elsewhere",
};
