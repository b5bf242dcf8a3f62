import type { SourceCard } from "@/app/_live/views";
import { type Day, parseDay } from "@/lib/time/day";
import { mayBeBy } from "@/lib/time/imprecise";
import { namesLaterThan } from "@/lib/time/mention";

const IN_A_REPOSITORY = "Public GitHub repository";

/**
 * Who published a source, as a reader follows its link: of what was read in a public repository, the address on record is that of the page
 * it is about, which bears another title.
 */
export const publisherText = ({ publisher, url }: { readonly publisher: string; readonly url: string | null }): string =>
  publisher !== IN_A_REPOSITORY || url === null || /^https:\/\/([\w-]+\.)*github(usercontent)?\.com\//.test(url)
    ? publisher
    : `${publisher}: the title is that of what was read there, the link leads to the page it is about`;

/** What stands in place of a title that cannot be shown on a day. */
export const withheldTitle = (publisher: string, publishedOn: string | null): string =>
  `${publisher} (${publishedOn === null ? "day not known" : "title names a later day"})`;

/**
 * Whether the title of a source may stand on a day before the dataset's own: not where its day is not known, nor where it names
 * a later day.
 */
export const titleFits = ({ title, publishedOn }: { title: string; publishedOn: string | null }, asOf: Day): boolean =>
  publishedOn !== null && !namesLaterThan(title, asOf);

/**
 * A source as it may be shown on a day: `later` where it came out later. Before the dataset's own day it goes without its note,
 * and where its title does not fit, it is its publisher alone.
 */
export function sourceOn(card: SourceCard, asOf: Day): SourceCard | "later" {
  const whole = parseDay(card.wholeFrom);
  if (!mayBeBy(card.publishedOn, asOf, whole)) return "later";
  if (asOf >= whole) return card;
  const { note: _, ...bare } = card;
  if (card.title === "" || titleFits(card, asOf)) return bare;
  return { ...bare, title: withheldTitle(card.publisher, card.publishedOn), publisher: "", url: null };
}
