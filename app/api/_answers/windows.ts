import { assumptionWarnings } from "@/app/_views/assumed";
import type { SiteOn } from "@/lib/capacity/delay";
import { sitesOn } from "@/lib/capacity/sites";
import { enforcerOf } from "@/lib/enforcement/level";
import { badInput, quote } from "@/lib/errors";
import { isYours } from "@/lib/law/derivation";
import { concerns, isDuty } from "@/lib/law/duty";
import { milestonesKnownOn } from "@/lib/law/known";
import type { ResolvedMilestone } from "@/lib/law/resolve";
import { delaySettings } from "@/lib/lens";
import { isoDay, parseDay } from "@/lib/time/day";
import {
  type AnyWindow,
  capacityLead,
  type End,
  enforcementGap,
  migration,
  promiseWindow,
  type Reason,
  relief,
  runway,
  startBy,
} from "@/lib/windows";
import { type Ask, list, type Row } from "../_edge/operation";
import { type EndOf, type WindowRow, zWindowRow } from "../_schemas/windows";

export const windows = list({
  id: "listWindows",
  path: "/api/v1/windows",
  tag: "Windows",
  summary: "Stretches of time between a duty, its enforcement and compute",
  description:
    "For every duty the runway, the time to start an assessment (start-by) and what a change of the law gave (relief, from `compare` to `law`); for every duty and country the enforcement gap; for every duty and site the capacity lead and the time to migrate; for every site the time left on its promise. A filter that is not given leaves nothing out; a promise is about no duty and no country, so it is left out where `duty`, `topic`, `role` or `country` is given and `kind=promise` is not. `provider`, `bloc` and `state` choose sites. Windows stand on practical dates. What the data do not tell is `unknown`, without a length. With `delay=p50` or `delay=p90` a site counts from its estimate, which `late`, `lost`, `mu` and `sigma` change. With `fine` an enforcement gap may end with a power that is assumed: its end says `assumed`. The Act sets no place for compute; this compares your plan with a duty.",
  parameters: [
    "law",
    "compare",
    "assume",
    "shift",
    "set",
    "fine",
    "asOf",
    "kind",
    "duty",
    "topic",
    "role",
    "country",
    "site",
    "provider",
    "bloc",
    "state",
    "lead",
    "delay",
    "late",
    "lost",
    "mu",
    "sigma",
  ],
  undated: [],
  example: "/api/v1/windows?asOf=2026-11-22&kind=enforcement-gap&duty=high-risk-annex-iii-requirements&country=PL",
  data: zWindowRow,
  sheet: "Windows",
  meta: (asked) => {
    const { facts } = asked.context;
    if (asked.lens.fine.length === 0 || !wanted(asked, "enforcement-gap")) return {};
    const subjects = dutiesOf(asked).map((duty) => enforcerOf(duty.milestone, facts.enforcementMap));
    const national = subjects.filter((s) => s.enforcer === "national");
    const warnings = assumptionWarnings(facts, national.length > 0 ? national : subjects);
    return warnings.length > 0 ? { warnings } : {};
  },
  list: (asked) => {
    const { context, lens, chosen } = asked;
    const sites = sitesOf(asked);
    const of = (kind: WindowRow["kind"]) => (wanted(asked, kind) ? sites : []);
    const names = {
      law: chosen.own ? `${chosen.standing.title}, with your settings` : chosen.standing.title,
      compare: chosen.compareStanding.title,
    };
    const ofDuty = (duty: ResolvedMilestone): Row<WindowRow>[] => [
      ...(wanted(asked, "runway") ? [row(["runway", duty.id], () => runway(duty, lens.asOf))] : []),
      ...(wanted(asked, "start-by")
        ? [row(["start-by", duty.id], () => startBy(duty, lens.lead, lens.asOf, context.facts.enforcementMap))]
        : []),
      ...gaps(duty, asked),
      ...(wanted(asked, "relief")
        ? [row(["relief", duty.id], () => relief(duty, chosen.compare.milestones.get(duty.id), names, lens.asOf))]
        : []),
      ...of("capacity-lead").map((site) =>
        row(["capacity-lead", duty.id, site.readings.site.id], () => capacityLead(duty, site, lens.delay, lens.asOf)),
      ),
      ...of("migration").map((site) =>
        row(["migration", duty.id, site.readings.site.id], () =>
          migration(duty, site, lens.delay, lens.lead, lens.asOf, context.facts.enforcementMap),
        ),
      ),
    ];
    const promises = aboutDuties(asked) ? [] : of("promise");
    return [
      ...dutiesOf(asked).flatMap(ofDuty),
      ...promises.map((site) => row(["promise", site.readings.site.id], () => promiseWindow(site, lens.asOf))),
    ];
  },
});

const row = (parts: readonly string[], make: () => AnyWindow): Row<WindowRow> => ({
  key: parts.join("/"),
  make: () => windowRow(make()),
});

/** Whether the filters ask for duties or countries; the promise of a site is about none. */
const aboutDuties = ({ lens, given }: Ask) =>
  !lens.kind.includes("promise") && (["duty", "topic", "role", "country"] as const).some((name) => given.has(name));

const wanted = ({ lens }: Ask, kind: WindowRow["kind"]) => lens.kind.length === 0 || lens.kind.includes(kind);

function dutiesOf({ context, lens, given, chosen }: Ask): ResolvedMilestone[] {
  const { topic, role } = lens;
  if (given.has("duty")) {
    const duty = chosen.law.milestones.get(lens.duty) as ResolvedMilestone;
    if (topic.length > 0 && !topic.includes(duty.milestone.topic))
      throw badInput("duty", `${quote(duty.id)} belongs to the topic ${duty.milestone.topic}; leave out duty or topic.`);
    if (!concerns(duty.milestone.addressees, role))
      throw badInput("duty", `${quote(duty.id)} addresses ${duty.milestone.addressees.join(", ")}; leave out duty or role.`);
    return [duty];
  }
  return milestonesKnownOn(context.facts.law, lens.asOf)
    .filter((m) => isDuty(m) && (topic.length === 0 || topic.includes(m.topic)) && concerns(m.addressees, role))
    .map((m) => chosen.law.milestones.get(m.id) as ResolvedMilestone);
}

function gaps(duty: ResolvedMilestone, asked: Ask): Row<WindowRow>[] {
  if (!wanted(asked, "enforcement-gap")) return [];
  const { context, lens, given, chosen } = asked;
  const { jurisdictions, enforcementMap: map } = context.facts;
  const national = enforcerOf(duty.milestone, map).enforcer === "national";
  const chosenOnes = given.has("country") ? jurisdictions.filter((j) => lens.country.includes(j.iso2)) : jurisdictions;
  // What the Commission, the EDPS or nobody enforces is one and the same in every country.
  const asks = national ? chosenOnes : jurisdictions.slice(0, 1);
  return asks.map((jurisdiction) =>
    row(["enforcement-gap", duty.id, ...(national ? [jurisdiction.iso2] : [])], () =>
      enforcementGap(duty, {
        law: chosen.law,
        map,
        jurisdiction,
        asOf: lens.asOf,
        datasetAsOf: parseDay(context.facts.datasetDay),
      }),
    ),
  );
}

const OF_SITES = ["capacity-lead", "migration", "promise"] as const;

function sitesOf(asked: Ask): SiteOn[] {
  if (!OF_SITES.some((kind) => wanted(asked, kind))) return [];
  const { context, lens, given } = asked;
  const { facts } = context;
  const chosen = given.has("site") ? facts.sites.filter((s) => lens.site.includes(s.id)) : undefined;
  return sitesOn(facts, lens.asOf, delaySettings(lens), chosen).filter(
    ({ readings: { site, state } }) =>
      (lens.provider.length === 0 || lens.provider.includes(site.provider)) &&
      (lens.bloc === "all" || lens.bloc === site.bloc) &&
      (lens.state.length === 0 || lens.state.some((s) => s === state)),
  );
}

function windowRow(window: AnyWindow): WindowRow {
  const { kind, milestone, country, site, from, to, length, range, formal, state, closesSoon, reasons, notes } = window;
  // A relief names the two texts by itself.
  const text = kind !== "relief" && reasons.some(isYours) ? `With your settings: ${window.text}` : window.text;
  return {
    kind,
    ...(milestone === undefined ? {} : { milestone }),
    ...(country === undefined ? {} : { country }),
    ...(site === undefined ? {} : { site }),
    from: endOf(from),
    to: endOf(to),
    ...(length === "unknown" ? {} : length),
    ...(length === "unknown" || range === "unknown" || isExact(from, to) ? {} : { range: rangeOf(range) }),
    ...(formal === "same" ? {} : { formal: endOf(formal) }),
    ...(window.kind === "migration"
      ? {
          shortest: {
            to: endOf(window.shortest.to),
            ...(window.shortest.length === "unknown" ? {} : window.shortest.length),
          },
        }
      : {}),
    state,
    closesSoon,
    text,
    reasons: reasons.map(reasonOf),
    notes: [...notes],
  };
}

/** An end of a window with its days in ISO 8601. */
export const endOf = (end: End): EndOf =>
  end.status === "dated" ? { ...end, earliest: isoDay(end.earliest), latest: isoDay(end.latest) } : end;

const isExact = (...ends: readonly End[]) =>
  ends.every((end) => end.status === "dated" && end.earliest === end.latest && end.bound === "none");

const rangeOf = ({ shortest, longest }: Exclude<AnyWindow["range"], "unknown">): WindowRow["range"] => ({
  ...(shortest === "unknown" ? {} : { shortest }),
  longest,
});

const reasonOf = ({ text, citation, day, from, confidence, sources }: Reason): WindowRow["reasons"][number] => ({
  text,
  ...(citation === undefined ? {} : { citation }),
  ...(day === undefined ? {} : { date: isoDay(day) }),
  ...(from === undefined ? {} : { from }),
  ...(confidence === undefined ? {} : { confidence }),
  ...(sources === undefined ? {} : { sources: [...sources] }),
});
