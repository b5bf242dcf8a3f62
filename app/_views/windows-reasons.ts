import { citationLink } from "@/lib/law/citation";
import type { Problem, WindowKind } from "@/lib/lens";
import { longDay } from "@/lib/time/day";
import type { End } from "@/lib/windows";
import type { Cited } from "./panel";
import { isAssumed, KIND_WORDS, leadSource, reasonStates, windowCard } from "./window-cards";
import { byUrgency, type Entry, keyOf, placeId, urgencyOf } from "./window-set";
import { sayings } from "./windows-matrix";
import { type Around, dutyRef, isKind, pageHref, placeRef, type Ref, reasonsHref, shownKind } from "./windows-page";
import { endsSoon, lengthSaid } from "./windows-work";

/** One window with everything that stands behind it. */
export interface ReasonsState {
  readonly key: string;
  readonly kind: string;
  readonly subject: readonly Ref[];
  readonly length: string;
  readonly state: string;
  readonly closesSoon: boolean;
  readonly text: string;
  /** Its ends by what they are; none where there is no window. */
  readonly ends: readonly { readonly label: string; readonly value: string }[];
  readonly formal: string | undefined;
  readonly notes: readonly string[];
  readonly reasons: readonly {
    readonly text: string;
    readonly citation: Cited | undefined;
    readonly confidence: string | undefined;
    readonly sourceIds: readonly string[];
  }[];
  /** Other duties with the same window. */
  readonly same: readonly Ref[];
  readonly sourceIds: readonly string[];
  /** It stands in the table, under its row. */
  readonly inTable: boolean;
  /** The page without this window in the foreground; undefined where the reader chose none. */
  readonly closeHref: string | undefined;
}

/** The window in the foreground: the one that is asked for, otherwise the most pressing of the kind shown. */
export function foreground(around: Around): { readonly entry: Entry | undefined; readonly problems: readonly Problem[] } {
  const { own, set } = around;
  const asked = own.cell === undefined ? undefined : entryAt(own.cell, around);
  if (asked) return { entry: asked, problems: [] };
  const [first] = [...set.of(shownKind(around))].sort((a, b) =>
    byUrgency(urgencyOf(a, around.lens.asOf), urgencyOf(b, around.lens.asOf)),
  );
  if (own.cell === undefined) return { entry: first, problems: [] };
  const said = own.cell.slice(0, 100);
  return {
    entry: first,
    problems: [{ param: "cell", message: `There is no window "${said}" under these settings; choose one in the table.` }],
  };
}

const entryAt = (key: string, { set }: Around): Entry | undefined => {
  const [kind = ""] = key.split("/");
  return isKind(kind) ? set.of(kind).find((entry) => keyOf(entry) === key) : undefined;
};

/** @param anchor of its cell or row, where the page shows one */
export function reasonsState(entry: Entry, around: Around, anchor?: string): ReasonsState {
  const { facts, lens, set, own } = around;
  const { window: w, duty, place } = entry;
  const card = windowCard(w, KIND_WORDS[w.kind], lens);
  const estimate = w.kind === "start-by" || w.kind === "migration" ? leadSource(facts, lens) : undefined;
  const reasons = [...reasonStates(w.reasons), ...(estimate ? [estimate] : [])];
  const subject = [duty && dutyRef(around, duty), place && placeRef(around, place)].filter((ref) => ref !== undefined);
  const twins = set
    .of(w.kind)
    .filter((e) => e !== entry && e.duty && placeId(e.place) === placeId(place) && sayings(e.window) === sayings(w));
  return {
    key: keyOf(entry),
    kind: card.name,
    subject,
    length: lengthSaid(entry, around),
    state: card.state,
    closesSoon: endsSoon(entry),
    text: card.text,
    ends:
      w.state === "not-applicable" ? [] : [w.from, w.to].map((end, i) => ({ label: ENDS[w.kind][i] ?? "", value: endLong(end) })),
    formal: card.formal,
    notes: card.notes,
    reasons: reasons.map((r) => ({
      ...r,
      citation: r.citation === undefined ? undefined : { text: r.citation, href: citationLink(r.citation) },
    })),
    same: twins.map((e) => ({ label: e.duty?.short ?? "", href: reasonsHref(around, keyOf(e)) })),
    sourceIds: [...new Set(w.reasons.flatMap((r) => r.sources ?? []).concat(estimate?.sourceIds ?? []))],
    inTable: anchor !== undefined,
    closeHref: own.cell === undefined ? undefined : `${pageHref(around)}#${anchor ?? "matrix"}`,
  };
}

/** What the ends of each kind of window are. */
const ENDS: Readonly<Record<WindowKind, readonly [string, string]>> = {
  runway: ["As known on", "Duty applies"],
  "start-by": ["By the longer estimate", "By the shorter estimate"],
  "enforcement-gap": ["Duty applies", "Power to fine since"],
  relief: ["Compared text", "Chosen text"],
  "capacity-lead": ["Compute online", "Duty applies"],
  migration: ["Compute online", "Work would start"],
  promise: ["As known on", "Promised for"],
};

const endLong = (end: End): string =>
  `${end.status === "dated" && end.precision === "day" ? longDay(end.latest) : end.text}${isAssumed(end) ? ", assumed by you" : ""}`;
