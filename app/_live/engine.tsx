import type { ReactNode } from "react";
import type { Views } from "@/app/_charts/Chart";
import { useViews } from "@/app/_charts/use-views";
import { lensContext } from "@/app/_views/lens-context";
import { MilestoneView } from "@/app/_views/MilestoneView";
import { MILESTONE_KEYS, milestoneState } from "@/app/_views/milestone";
import { OverviewView } from "@/app/_views/OverviewView";
import { OVERVIEW_KEYS, overviewState } from "@/app/_views/overview";
import { TimelineView } from "@/app/_views/TimelineView";
import { TIMELINE_KEYS, timelineState } from "@/app/_views/timeline";
import { type Facts, type Foreground, withForeground } from "@/lib/facts";
import { type ParsedLens, parseLens, printLens } from "@/lib/lens";
import type { Day } from "@/lib/time/day";
import type { SourceCard, ViewName } from "./views";

/** A view painted in the browser. */
export interface Painted {
  readonly node: ReactNode;
  readonly announcement: string;
}

export interface Engine {
  /** Whether this query can be painted from what the browser has: its milestone, country and site are in the foreground. */
  canShow(search: string): boolean;
  /** The query with its defaults dropped, for the address. */
  canonical(search: string): string;
  paint(search: string): Painted;
}

const KEYS = { overview: OVERVIEW_KEYS, timeline: TIMELINE_KEYS, milestone: MILESTONE_KEYS } as const;

/** The same computation and the same views as on the server, over facts the browser has fetched. */
export function createEngine(
  light: Facts,
  view: ViewName,
  today: number,
  foreground: Foreground,
  sources: Readonly<Record<string, SourceCard>>,
): Engine {
  const facts = withForeground(light, foreground);
  const context = lensContext(facts, today as Day);
  const parse = (search: string): ParsedLens => parseLens(new URLSearchParams(search), context, KEYS[view]);
  const own = foreground.milestones[0]?.id ?? "";
  let last: { search: string; painted: Painted } | undefined;

  const compute = (search: string): Painted => {
    const parsed = parse(search);
    if (view === "overview") {
      const state = overviewState(facts, parsed, context);
      return {
        node: <InView draw={(views) => <OverviewView state={state} sources={sources} views={views} />} />,
        announcement: `${state.headline} ${state.lead}`,
      };
    }
    if (view === "timeline") {
      const state = timelineState(facts, parsed, context);
      return {
        node: <InView draw={(views) => <TimelineView state={state} sources={sources} views={views} />} />,
        announcement: `${state.headline} ${state.lead}`,
      };
    }
    const state = milestoneState(facts, parsed, context, own);
    return state
      ? { node: <MilestoneView state={state} sources={sources} />, announcement: state.sentence }
      : { node: null, announcement: "" };
  };

  return {
    canShow: (search) => {
      const { lens } = parse(search);
      if (view === "milestone") return milestoneState(facts, parse(search), context, own) !== undefined;
      const has = (ids: readonly string[], id: string | undefined) => id === undefined || ids.includes(id);
      return (
        has(
          foreground.milestones.map((m) => m.id),
          lens.duty,
        ) &&
        (view === "timeline" ||
          (has(
            foreground.jurisdictions.map((j) => j.iso2),
            lens.country[0],
          ) &&
            has(
              foreground.sites.map((s) => s.id),
              lens.site[0],
            )))
      );
    },
    canonical: (search) => {
      const parsed = parse(search);
      if (parsed.problems.length > 0) return search;
      const query = printLens(parsed.lens, context);
      if (view === "milestone") query.delete("duty");
      const text = query.toString();
      return text ? `?${text}` : "";
    },
    paint: (search) => {
      if (last?.search !== search) last = { search, painted: compute(search) };
      return last.painted;
    },
  };
}

const InView = ({ draw }: { draw: (views: Views) => ReactNode }) => draw(useViews());
