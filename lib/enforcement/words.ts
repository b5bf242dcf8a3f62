import type { Dimension, EnforcementState, Scope, Track } from "./schema";

/** The words of enforcement on screen. */

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
  none: "none in place",
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
