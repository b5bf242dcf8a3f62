import type { SourceCard, SourceCards } from "@/app/_live/views";
import { publisherText, sourceOn } from "@/app/_views/source-card";
import type { Day } from "@/lib/time/day";
import type { Context } from "./context";

/** The cards of sources, by their ids, as they may be shown on the as-of date; of one that came out later, its day alone. */
export function sourceCards(c: Context, ids: Iterable<string>, asOf: Day = c.today): SourceCards {
  const wanted = new Set(ids);
  return Object.fromEntries(
    c.dataset.sources
      .filter((s) => wanted.has(s.id))
      .map(({ id, title, publisher, url, publishedOn, kind, note }) => {
        const wholeFrom = c.facts.datasetDay;
        const card = sourceOn({ id, title, publisher, url, publishedOn, kind, ...(note ? { note } : {}), wholeFrom }, asOf);
        const later: SourceCard = { id, title: "", publisher: "", url: null, publishedOn, kind: "", wholeFrom };
        return [id, card === "later" ? later : { ...card, publisher: publisherText(card) }] as const;
      }),
  );
}
