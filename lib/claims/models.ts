import type { Day } from "../time/day";
import { impreciseText, parseImprecise, whenText } from "../time/imprecise";
import { type Figure, type Finding, type Look, number, twoLooks, unknown } from "./finding";
import type { SingleCheck } from "./schema";
import { from, type When, type World } from "./world";

/** Claims about general-purpose AI models and what is published about them. */

function looked(when: When, claimed: Figure, look: (day: Day) => Look & { readonly sources: readonly string[] }): Finding {
  const [said, now] = [look(when.said), look(when.asOf)];
  return {
    verdict: twoLooks(said, now),
    claimed,
    computed: now.found,
    looks: when.said === when.asOf ? [now] : [said, now],
    notes: [],
    sources: [...new Set([...said.sources, ...now.sources])],
    parts: [],
  };
}

const REGIONS = new Intl.DisplayNames("en-GB", { type: "region" });

const entries = (value: number): Figure => ({ value, unit: "entries", text: number(value) });

/** Whether the last event of a kind carries the figure. */
export function eventFigure(
  { eventKind, figure, claimed }: Extract<SingleCheck, { type: "event-figure" }>,
  world: World,
  when: When,
): Finding {
  return looked(when, entries(claimed), (day) => {
    const last = world.models.events
      .filter((e) => e.kind === eventKind && !e.planned && typeof e.data?.[figure] === "number" && from(world, e.date) <= day)
      .sort((a, b) => parseImprecise(a.date).latest - parseImprecise(b.date).latest)
      .at(-1);
    if (!last)
      return {
        day,
        holds: "unknown",
        found: unknown("entries", "no such figure on record"),
        text: "No such figure is on record.",
        sources: [],
      };
    const value = last.data?.[figure] as number;
    const on = parseImprecise(last.date);
    return {
      day,
      holds: value === claimed ? "yes" : "no",
      found: { ...entries(value), text: `${number(value)} (${impreciseText(on)})` },
      text: `\u201c${last.title}\u201d, ${impreciseText(on)}: ${number(value)}.`,
      sources: last.sources,
    };
  });
}

const BESIDE = "Providers without a model on record are not counted, even where the record names a summary of theirs.";
const FOUND = `A model counts from the day on which its summary was found; the summary may bear an earlier day. ${BESIDE}`;
const NOT_FOUND = `A model counts from the day on which somebody looked and found none. ${BESIDE}`;

/** How many models of providers of a country have, or lack, a published training summary. */
export function modelCount(
  { country, trainingSummaryPublished, claimed }: Extract<SingleCheck, { type: "model-count" }>,
  world: World,
  when: When,
): Finding {
  const models = (value: number): Figure => ({ value, unit: "models", text: `${value} ${value === 1 ? "model" : "models"}` });
  const own = new Set(world.models.providers.filter((p) => p.country === country).map((p) => p.id));
  const finding = looked(when, models(claimed), (day) => {
    const counted = world.models.models.flatMap((m) => {
      const asOf = m.trainingSummaryDetail?.asOf;
      if (!own.has(m.provider) || m.trainingSummaryPublished !== trainingSummaryPublished || !asOf) return [];
      const on = parseImprecise(asOf);
      return on.latest <= day ? [{ model: m, on }] : [];
    });
    const first = counted.reduce<(typeof counted)[number] | undefined>(
      (a, b) => (a && a.on.latest <= b.on.latest ? a : b),
      undefined,
    );
    return {
      day,
      holds: counted.length === claimed ? "yes" : "no",
      found: models(counted.length),
      text: `${models(counted.length).text} of providers from ${REGIONS.of(country) ?? country} ${trainingSummaryPublished ? "with a training summary found, of those on record" : "without one when looked for, of those on record"}${first ? `, the first ${whenText(first.on)}` : ""}.`,
      sources: counted.flatMap((c) => c.model.sources),
    };
  });
  return { ...finding, notes: [trainingSummaryPublished ? FOUND : NOT_FOUND] };
}
