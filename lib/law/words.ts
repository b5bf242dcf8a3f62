import type { Standing } from "./scenario";
import type { Addressee, MilestoneKind, ScenarioStatus, Topic } from "./schema";

/** The words of the law on screen. */

/** `title` heads a group; `phrase` stands inside a sentence. */
export const TOPIC_WORDS: Readonly<Record<Topic, { readonly title: string; readonly phrase: string }>> = {
  prohibited: { title: "Banned practices", phrase: "banned practices" },
  literacy: { title: "AI literacy", phrase: "AI literacy" },
  gpai: { title: "General-purpose AI models", phrase: "general-purpose AI models" },
  transparency: { title: "Transparency, Art. 50", phrase: "transparency" },
  "high-risk-annex-iii": { title: "High-risk, Annex III", phrase: "Annex III high-risk systems" },
  "high-risk-annex-i": { title: "High-risk, Annex I products", phrase: "Annex I high-risk products" },
  registration: { title: "Registration", phrase: "registration" },
  legacy: { title: "Older systems and models", phrase: "older systems and models" },
  "large-scale-it": { title: "Large EU IT systems", phrase: "large EU IT systems" },
  penalties: { title: "Fines and penalties", phrase: "fines and penalties" },
  governance: { title: "Authorities and supervision", phrase: "authorities and supervision" },
  "notified-bodies": { title: "Notified bodies", phrase: "notified bodies" },
  sandbox: { title: "Sandboxes and testing", phrase: "sandboxes and testing" },
  standards: { title: "Standards", phrase: "standards" },
  codes: { title: "Codes", phrase: "codes" },
  guidelines: { title: "Guidelines and templates", phrase: "guidelines and templates" },
  review: { title: "Reviews and delegated powers", phrase: "reviews and delegated powers" },
  other: { title: "The Act as a whole", phrase: "the Act as a whole" },
};

export const ADDRESSEE_WORDS: Readonly<Record<Addressee, string>> = {
  provider: "provider",
  deployer: "deployer",
  importer: "importer",
  distributor: "distributor",
  "authorised-representative": "authorised representative",
  "product-manufacturer": "product manufacturer",
  "public-authority-deployer": "public authority as deployer",
  "gpai-provider": "provider of a general-purpose AI model",
  "gpai-systemic-provider": "provider of a model with systemic risk",
  "notified-body": "notified body",
  "eu-institution": "EU institution",
  "member-state": "Member State",
  "national-authority": "national authority",
  commission: "Commission",
  "ai-office": "AI Office",
  edps: "European Data Protection Supervisor",
  "european-parliament": "European Parliament",
  council: "Council",
};

export const KIND_WORDS: Readonly<Record<MilestoneKind, string>> = {
  event: "event",
  "obligation-applies": "starts to apply",
  "permission-applies": "permission starts",
  "deadline-for-member-state": "deadline for Member States",
  "deadline-for-eu": "deadline for the EU",
  cutoff: "cut-off day",
  "transitional-end": "transitional period ends",
  review: "review",
};

export const STATUS_WORDS: Readonly<Record<ScenarioStatus, string>> = {
  proposed: "proposed",
  "adopted-awaiting-publication": "adopted, not yet published",
  "adopted-awaiting-entry": "published, not yet in force",
  "in-force": "in force",
  superseded: "superseded",
};

/** Names short enough for a row of buttons. Only texts that exist on the as-of date are offered. */
export const SCENARIO_SHORT: Readonly<Record<string, string>> = {
  "base-law": "As published",
  "commission-proposal": "Commission",
  "council-mandate": "Council",
  "parliament-position": "Parliament",
  "final-omnibus": "Omnibus",
};

/** A title inside a sentence: `the AI Act as published in 2024`, `the adopted Omnibus, Regulation (EU) 2026/1744`. */
export const titlePhrase = (title: string): string =>
  `the ${title.replace(/^(Adopted|Provisional|Report)\b/, (word) => word.toLowerCase()).replace(": ", ", ")}`;

/** A status with its first day, as a sentence says it: `in force since 1 August 2024`, `published on 24 July 2026, not yet in force`. */
export function statusSince(status: ScenarioStatus, since: string): string {
  switch (status) {
    case "adopted-awaiting-publication":
      return `adopted on ${since}, not yet published`;
    case "adopted-awaiting-entry":
      return `published on ${since}, not yet in force`;
    default:
      return `${STATUS_WORDS[status]} since ${since}`;
  }
}

/** How a sentence names a version of the law. */
export const SCENARIO_PHRASE: Readonly<Record<string, string>> = {
  "base-law": "the 2024 text",
  "commission-proposal": "the Commission proposal",
  "council-mandate": "the Council mandate",
  "parliament-position": "the Parliament position",
  "final-omnibus": "the Omnibus",
};

/** How a sentence names a text on a day: by the name it had then, where that was another one. */
export const phraseOn = ({ id, title, legalRef }: Pick<Standing, "id" | "title" | "legalRef">): string =>
  legalRef === undefined ? titlePhrase(title) : (SCENARIO_PHRASE[id] ?? title);
