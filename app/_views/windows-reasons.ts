import { citationLink } from "@/lib/law/citation";
import type { Problem } from "@/lib/lens";
import { longDay } from "@/lib/time/day";
import type { End } from "@/lib/windows";
import type { Cited } from "./panel";
import { KIND_WORDS, leadSource, reasonStates, windowCard } from "./window-cards";
import { byUrgency, type Entry, keyOf, placeId, urgencyOf } from "./window-set";
import { sayings } from "./windows-matrix";
import { type Around, dutyRef, isKind, pageHref, placeRef, type Ref, reasonsHref, shownKind } from "./windows-page";

/** One window with everything that stands behind it. */
export interface ReasonsState {
  readonly key: string;
  readonly kind: string;
  readonly subject: readonly Ref[];
  readonly length: string;
  readonly state: string;
  readonly closesSoon: boolean;
  readonly text: string;
  readonly from: string;
  readonly to: string;
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

export function reasonsState(entry: Entry, around: Around): ReasonsState {
  const { facts, lens, set, own } = around;
  const { window: w, duty, place } = entry;
  const card = windowCard(w, KIND_WORDS[w.kind]);
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
    length: card.length,
    state: card.state,
    closesSoon: card.closesSoon,
    text: card.text,
    from: endLong(w.from),
    to: endLong(w.to),
    formal: card.formal,
    notes: card.notes,
    reasons: reasons.map((r) => ({
      ...r,
      citation: r.citation === undefined ? undefined : { text: r.citation, href: citationLink(r.citation) },
    })),
    same: twins.map((e) => ({ label: e.duty?.short ?? "", href: reasonsHref(around, keyOf(e)) })),
    sourceIds: [...new Set(w.reasons.flatMap((r) => r.sources ?? []).concat(estimate?.sourceIds ?? []))],
    closeHref: own.cell === undefined ? undefined : `${pageHref(around)}#matrix`,
  };
}

const endLong = (end: End): string => (end.status === "dated" && end.precision === "day" ? longDay(end.latest) : end.text);
