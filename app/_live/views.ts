/** What the server and the browser tell each other about a view. */
export type ViewName = "overview" | "timeline" | "milestone" | "lab";

/** A source as shown beside a fact. */
export interface SourceCard {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly url: string | null;
  readonly publishedOn: string | null;
  readonly kind: string;
  /** How it was read, where that is on record. */
  readonly note?: string;
  /** The day, `YYYY-MM-DD`, from which it stands as it is on record; before, what bears no day of its own is left out. */
  readonly wholeFrom: string;
}

export type SourceCards = Readonly<Record<string, SourceCard>>;
