import { type ComponentType, type ReactNode, startTransition, useEffect, useState } from "react";
import { useViews } from "@/app/_charts/use-views";
import { LabView } from "@/app/_views/LabView";
import { LAB_KEYS, labQuery, labState } from "@/app/_views/lab";
import { lensContext } from "@/app/_views/lens-context";
import { MilestoneView } from "@/app/_views/MilestoneView";
import { MILESTONE_KEYS, milestoneState } from "@/app/_views/milestone";
import { OverviewView } from "@/app/_views/OverviewView";
import { OVERVIEW_KEYS, overviewState } from "@/app/_views/overview";
import type { ViewProps } from "@/app/_views/PanelView";
import { TimelineView } from "@/app/_views/TimelineView";
import { TIMELINE_KEYS, timelineState } from "@/app/_views/timeline";
import { type Facts, type Foreground, withForeground } from "@/lib/facts";
import { NONE, type ParsedLens, parseLens, printLens } from "@/lib/lens";
import { withoutPassing } from "@/lib/passing";
import { type Day, isoDay } from "@/lib/time/day";
import type { SourceCards, ViewName } from "./views";

/** A view painted in the browser. */
export interface Painted {
  readonly node: ReactNode;
  readonly announcement: string;
}

export interface Engine {
  /** Whether this query can be painted here: false where a milestone's own page has nothing to show. */
  canShow(search: string): boolean;
  /** The query with its defaults dropped, for the address. */
  canonical(search: string): string;
  /** The milestone, country and site of this query whose texts are not here yet, as a query; undefined where all are. */
  missing(search: string): string | undefined;
  add(foreground: Foreground, sources: SourceCards): void;
  paint(search: string): Painted;
  /** Computes a query ahead, so that it can be painted at once. */
  prepare(search: string): void;
}

const KEYS = { overview: OVERVIEW_KEYS, timeline: TIMELINE_KEYS, milestone: MILESTONE_KEYS, lab: LAB_KEYS } as const;

/** The same computation and the same views as on the server, over facts the browser has fetched. */
export function createEngine(light: Facts, view: ViewName, today: number, foreground: Foreground, cards: SourceCards): Engine {
  let facts = withForeground(light, foreground);
  let context = lensContext(facts, today as Day);
  let sources = cards;
  // The records whose texts are here, and up to which day.
  const here = new Map<string, Day>();
  const arrived = (more: Foreground) => {
    for (const { id } of [...more.milestones, ...more.sites]) here.set(id, more.asOf);
    for (const { iso2 } of more.jurisdictions) here.set(iso2, more.asOf);
  };
  arrived(foreground);
  const parseQuery = (query: URLSearchParams): ParsedLens => parseLens(query, context, KEYS[view]);
  const queryOf = (search: string) => withoutPassing(new URLSearchParams(search));
  const parse = (search: string): ParsedLens => parseQuery(queryOf(search));
  // The form of one's own version has several fields for one setting.
  const settings = (search: string): string => {
    if (view !== "lab") return search;
    const text = labQuery(facts, context, queryOf(search), parseQuery).toString();
    return text ? `?${text}` : "";
  };
  const own = foreground.milestones[0]?.id ?? "";
  // What is shown, and what was computed ahead.
  let last: { search: string; painted: Painted } | undefined;
  let ahead: typeof last;

  const compute = (search: string): Painted => {
    const parsed = parse(search);
    if (view === "overview") {
      const state = overviewState(facts, parsed, context);
      return {
        node: <InView draw={OverviewView} state={state} sources={sources} inSight={rowsInSight()} />,
        announcement: `${state.headline} ${state.lead}`,
      };
    }
    if (view === "timeline") {
      const state = timelineState(facts, parsed, context);
      return {
        node: <InView draw={TimelineView} state={state} sources={sources} inSight={rowsInSight()} />,
        announcement: `${state.headline} ${state.lead}`,
      };
    }
    if (view === "lab") {
      const state = labState(facts, queryOf(search), parsed, context, window.location.origin);
      return {
        node: <InView draw={LabView} state={state} sources={sources} />,
        announcement: state.headline,
      };
    }
    const state = milestoneState(facts, parsed, context, own);
    return state
      ? { node: <MilestoneView state={state} sources={sources} />, announcement: state.sentence }
      : { node: null, announcement: "" };
  };

  return {
    canShow: (search) => view !== "milestone" || milestoneState(facts, parse(search), context, own) !== undefined,
    missing: (search) => {
      const { lens } = parse(search);
      const [country, site] = [lens.country[0], lens.site[0]];
      const duty = view === "milestone" ? own : lens.duty;
      const until = Math.min(lens.asOf, today);
      const wanted = view === "timeline" ? [duty] : [duty, country, site].filter((id) => id !== undefined);
      if (wanted.every((id) => (here.get(id) ?? Number.NEGATIVE_INFINITY) >= until)) return undefined;
      const asOf = isoDay(lens.asOf);
      return new URLSearchParams({ duty, country: country ?? NONE, site: site ?? NONE, asOf }).toString();
    },
    add: (more, moreCards) => {
      facts = withForeground(facts, more);
      context = lensContext(facts, today as Day);
      sources = { ...sources, ...moreCards };
      arrived(more);
      last = undefined;
      ahead = undefined;
    },
    canonical: (given) => {
      const search = settings(given);
      const parsed = parse(search);
      if (parsed.problems.length > 0) return search;
      const query = printLens(parsed.lens, context);
      if (view === "milestone") query.delete("duty");
      const text = query.toString();
      return text ? `?${text}` : "";
    },
    paint: (search) => {
      if (last?.search !== search) last = ahead?.search === search ? ahead : { search, painted: compute(search) };
      return last.painted;
    },
    prepare: (search) => {
      if (last?.search !== search && ahead?.search !== search) ahead = { search, painted: compute(search) };
    },
  };
}

// What a choice moves into sight counts too.
const MARGIN = 160;

/** The rows and topics of the chart that are in sight, by their ids. */
function rowsInSight(): ReadonlySet<string> {
  const rows = [...document.querySelectorAll<HTMLElement>("#view [data-row]")].filter((row) => {
    // Asked where it is, a row in a closed topic would be laid out.
    if (row.tagName !== "SUMMARY" && row.closest("details:not([open])")) return false;
    const { top, bottom } = row.getBoundingClientRect();
    return bottom > -MARGIN && top < window.innerHeight + MARGIN;
  });
  return new Set(rows.map((row) => row.dataset.id ?? row.closest<HTMLElement>("[data-topic]")?.dataset.topic ?? ""));
}

function InView<State>({
  draw: View,
  state,
  sources,
  inSight,
}: {
  draw: ComponentType<ViewProps<State>>;
  state: State;
  sources: SourceCards;
  inSight?: ReadonlySet<string>;
}) {
  const [soon, setSoon] = useState(state);
  const [late, setLate] = useState(state);
  // A deferred value would be drawn before the frame; these wait until the first parts have been painted.
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => {
        setSoon(state);
        startTransition(() => setLate(state));
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [state]);
  return <View state={state} soon={soon} late={late} inSight={inSight} sources={sources} views={useViews()} />;
}
