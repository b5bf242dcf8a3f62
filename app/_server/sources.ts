import type { SourceCard, SourceCards } from "@/app/_live/views";
import type { Day } from "@/lib/time/day";
import { mayBeBy } from "@/lib/time/imprecise";
import type { Context } from "./context";

/** The cards of sources, by their ids; of one that was published after the as-of date, its day alone. */
export function sourceCards(c: Context, ids: Iterable<string>, asOf: Day = c.today): SourceCards {
  const wanted = new Set(ids);
  return Object.fromEntries(
    c.dataset.sources
      .filter((s) => wanted.has(s.id))
      .map(({ id, title, publisher, url, publishedOn, kind, note }) => {
        const card: SourceCard = mayBeBy(publishedOn, asOf)
          ? { id, title, publisher, url, publishedOn, kind, ...(note ? { note } : {}) }
          : { id, title: "", publisher: "", url: null, publishedOn, kind: "" };
        return [id, card] as const;
      }),
  );
}
