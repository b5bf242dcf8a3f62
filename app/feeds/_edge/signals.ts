import type { Context } from "@/app/_server/context";
import {
  filteredSignals,
  type ParsedSignals,
  parseSignals,
  SIGNALS_PATH,
  shownText,
  signalRow,
  signalsAround,
  signalsContext,
  signalsHref,
  toldSignals,
} from "@/app/_views/signals";
import { isoDay } from "@/lib/time/day";
import { type AtomEntry, atom } from "./atom";
import type { Ask } from "./respond";

/** A feed holds so many of the newest signals. */
const MOST = 200;

/** The settings of a feed of signals: those of their page, but for the year, since a feed holds the newest. */
export function readSignals(query: URLSearchParams, { lensContext, dataset }: Context): ParsedSignals {
  const parsed = parseSignals(query, signalsContext(lensContext, dataset));
  if (parsed.filter.year === undefined) return parsed;
  const message = "A feed holds the newest signals, whatever the year; leave it out.";
  return { ...parsed, problems: [...parsed.problems, { param: "year", message }] };
}

/** The feed of signals: each once, for good, dated to the day from which it counts. */
export async function signals({ asked, context: c, origin }: Ask<ParsedSignals>): Promise<string> {
  const context = signalsContext(c.lensContext, c.dataset);
  const { lens, filter } = asked;
  const around = signalsAround(c.facts, c.dataset, lens);
  const found = filteredSignals(toldSignals(around), around, filter);
  const shown = shownText(lens, filter, around);
  const address = (path: string) => `${origin}${signalsHref(path, lens, filter, context)}`;
  const entries = found.slice(0, MOST).map((told): AtomEntry => {
    const { signal } = told;
    const row = signalRow(told, around, context);
    return {
      key: `signal/${signal.id}`,
      title: row.title,
      updated: `${row.iso}T00:00:00.000Z`,
      link: `${origin}${row.href}`,
      lines: [
        ...(signal.detail === undefined ? [] : [`\u201c${signal.detail}\u201d`]),
        ...(row.planned ? ["Planned, not done on this day."] : []),
        `${row.date}. What it moves: ${row.effect}`,
        `Relevance: ${row.relevanceWord}.${row.about.length > 0 ? ` About: ${row.about.join(", ")}.` : ""}`,
        "The sources and the windows before and after are on the page of the signal. Not legal advice.",
      ],
      category: row.kindWord,
    };
  });
  return atom(
    {
      key: `signals/${signalsHref("", lens, filter, context)}`,
      title: "Vacatio: signals on the EU AI Act and European compute, and what they move",
      subtitle:
        `${shown ?? "All signals."} ${found.length > MOST ? `The newest ${MOST} of ${found.length} stand here.` : ""} Each is a dated fact on record; its effect is computed. Not legal advice.`.replace(
          /\s+/g,
          " ",
        ),
      self: address("/feeds/signals.atom"),
      page: address(SIGNALS_PATH),
      // As new as the data, or as the day where that is earlier.
      updated: [c.revision.recordedAt, `${isoDay(lens.asOf)}T00:00:00.000Z`].sort()[0] as string,
    },
    entries,
  );
}
