import type { SourceCard, SourceCards } from "@/app/_live/views";
import type { Context } from "./context";

/** The cards of sources, by their ids. */
export function sourceCards(c: Context, ids: Iterable<string>): SourceCards {
  const wanted = new Set(ids);
  return Object.fromEntries(
    c.dataset.sources
      .filter((s) => wanted.has(s.id))
      .map(({ id, title, publisher, url, publishedOn, kind, note }) => {
        const card: SourceCard = { id, title, publisher, url, publishedOn, kind, ...(note ? { note } : {}) };
        return [id, card] as const;
      }),
  );
}
