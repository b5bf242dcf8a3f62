import type { SiteOn } from "@/lib/capacity/delay";
import { sitesOn } from "@/lib/capacity/sites";
import { enforcerOf } from "@/lib/enforcement/level";
import { badInput, quote } from "@/lib/errors";
import { isDuty } from "@/lib/law/duty";
import { milestonesKnownOn } from "@/lib/law/known";
import type { ResolvedMilestone } from "@/lib/law/resolve";
import { delaySettings } from "@/lib/lens";
import { isoDay, parseDay } from "@/lib/time/day";
import {
  type CapacityLead,
  capacityLead,
  type End,
  type EnforcementGap,
  enforcementGap,
  type Reason,
  type Runway,
  runway,
} from "@/lib/windows";
import { type Ask, list, type Row } from "../_edge/operation";
import { type EndOf, type WindowRow, zWindowRow } from "../_schemas/windows";

export const windows = list({
  id: "listWindows",
  path: "/api/v1/windows",
  tag: "Windows",
  summary: "Stretches of time between a duty, its enforcement and compute",
  description:
    "For every duty the runway, for every duty and country the enforcement gap, for every duty and site the capacity lead. A filter that is not given leaves nothing out. Windows stand on practical dates. With `delay=p50` or `delay=p90` a capacity lead starts from the estimate of the site, which `late`, `lost`, `mu` and `sigma` change. The Act sets no place for compute; a capacity lead compares a plan with a duty.",
  parameters: [
    "law",
    "assume",
    "shift",
    "set",
    "asOf",
    "kind",
    "duty",
    "topic",
    "role",
    "country",
    "site",
    "delay",
    "late",
    "lost",
    "mu",
    "sigma",
  ],
  undated: [],
  example: "/api/v1/windows?asOf=2026-11-22&kind=enforcement-gap&duty=high-risk-annex-iii-requirements&country=PL",
  data: zWindowRow,
  list: (asked) => {
    const sites = sitesOf(asked);
    return dutiesOf(asked).flatMap((duty) => [
      ...runways(duty, asked),
      ...gaps(duty, asked),
      ...sites.map((site) => row(["capacity-lead", duty.id, site.readings.site.id], () => leadOf(duty, site, asked))),
    ]);
  },
});

const row = (parts: readonly string[], make: () => Runway | EnforcementGap | CapacityLead): Row<WindowRow> => ({
  key: parts.join("/"),
  make: () => windowRow(make()),
});

const wanted = ({ lens }: Ask, kind: WindowRow["kind"]) => lens.kind.length === 0 || lens.kind.includes(kind);

function dutiesOf({ context, lens, given, chosen }: Ask): ResolvedMilestone[] {
  const { topic, role } = lens;
  if (given.has("duty")) {
    const duty = chosen.law.milestones.get(lens.duty) as ResolvedMilestone;
    if (topic.length > 0 && !topic.includes(duty.milestone.topic))
      throw badInput("duty", `${quote(duty.id)} belongs to the topic ${duty.milestone.topic}; leave out duty or topic.`);
    if (role.length > 0 && !duty.milestone.addressees.some((a) => role.includes(a)))
      throw badInput("duty", `${quote(duty.id)} addresses ${duty.milestone.addressees.join(", ")}; leave out duty or role.`);
    return [duty];
  }
  return milestonesKnownOn(context.facts.law, lens.asOf)
    .filter(
      (m) =>
        isDuty(m) &&
        (topic.length === 0 || topic.includes(m.topic)) &&
        (role.length === 0 || m.addressees.some((a) => role.includes(a))),
    )
    .map((m) => chosen.law.milestones.get(m.id) as ResolvedMilestone);
}

const runways = (duty: ResolvedMilestone, asked: Ask) =>
  wanted(asked, "runway") ? [row(["runway", duty.id], () => runway(duty, asked.lens.asOf))] : [];

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

function sitesOf(asked: Ask): SiteOn[] {
  if (!wanted(asked, "capacity-lead")) return [];
  const { context, lens, given } = asked;
  const { facts } = context;
  const chosen = given.has("site") ? facts.sites.filter((s) => lens.site.includes(s.id)) : undefined;
  return sitesOn(facts, lens.asOf, delaySettings(lens), chosen);
}

const leadOf = (duty: ResolvedMilestone, site: SiteOn, { lens }: Ask) => capacityLead(duty, site, lens.delay, lens.asOf);

function windowRow(window: Runway | EnforcementGap | CapacityLead): WindowRow {
  const { kind, milestone, country, site, from, to, length, range, formal, state, closesSoon, text, reasons, notes } = window;
  return {
    kind,
    milestone,
    ...(country === undefined ? {} : { country }),
    ...(site === undefined ? {} : { site }),
    from: endOf(from),
    to: endOf(to),
    ...(length === "unknown" ? {} : length),
    ...(length === "unknown" || range === "unknown" || isExact(from, to) ? {} : { range: rangeOf(range) }),
    ...(formal === "same" ? {} : { formal: endOf(formal) }),
    state,
    closesSoon,
    text,
    reasons: reasons.map(reasonOf),
    notes: [...notes],
  };
}

const endOf = (end: End): EndOf =>
  end.status === "dated" ? { ...end, earliest: isoDay(end.earliest), latest: isoDay(end.latest) } : end;

const isExact = (...ends: readonly End[]) =>
  ends.every((end) => end.status === "dated" && end.earliest === end.latest && end.bound === "none");

const rangeOf = ({ shortest, longest }: Exclude<Runway["range"], "unknown">): WindowRow["range"] => ({
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
