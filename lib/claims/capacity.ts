import {
  amountText,
  earlierSize,
  fateOf,
  laterSize,
  type Reading,
  readSite,
  type SiteReadings,
  speakerText,
  total,
} from "../capacity/statement";
import { partName } from "../capacity/words";
import { notFound, quote } from "../errors";
import { type Day, longDay, parseDay } from "../time/day";
import { impreciseText, parseImprecise, whenText } from "../time/imprecise";
import { type Figure, type Finding, gpusText, type Look, type StandingPromise, unknown } from "./finding";
import type { SingleCheck, Verdict } from "./schema";
import { datasetDay, type When, type World } from "./world";

/** Whether a site has, or is still promised to have, so many GPUs by a day. It says what is promised, not that it will be kept. */

type Check = Extract<SingleCheck, { type: "capacity-by" }>;

interface CapacityLook extends Look {
  readonly verdict: Verdict;
  readonly sources: readonly string[];
  /** The promise that it is true by. */
  readonly standing?: StandingPromise;
}

const gpus = (n: number): Figure => ({ value: n, unit: "GPUs", text: gpusText(n) });

export function capacityBy(check: Check, world: World, when: When): Finding {
  const days = [...new Set([...check.asOf.map((d) => parseDay(d)).filter((d) => d < when.asOf), when.asOf])].sort(
    (a, b) => a - b,
  );
  const looks = days.map((day) => lookOn(check, world, day));
  const last = looks.at(-1) as CapacityLook;
  const beside = besideOf(check, world, when.asOf, last);
  return {
    verdict: last.verdict,
    claimed: { ...gpus(check.gpus), text: `${gpusText(check.gpus)} by ${longDay(parseDay(check.by))}` },
    computed: last.found,
    looks,
    notes: beside.map((b) => b.text),
    ...(last.standing ? { asPromise: last.standing } : {}),
    sources: [...new Set([...looks, ...beside].flatMap((l) => l.sources))],
    parts: [],
  };
}

function readingsOn(check: Check, world: World, day: Day): SiteReadings {
  const site = world.sites.find((s) => s.id === check.site);
  if (!site) throw notFound("site", `There is no site ${quote(check.site)}.`);
  return readSite(site, { asOf: day, datasetAsOf: datasetDay(world), equivalents: world.gpuEquivalents });
}

function lookOn(check: Check, world: World, day: Day): CapacityLook {
  const readings = readingsOn(check, world, day);
  return day > parseDay(check.by) ? afterwards(check, readings, day) : beforehand(check, readings, day);
}

/** What a standing promise must not be read without: later words on other parts, changes of tenant, and what was seen. */
function besideOf(
  check: Check,
  world: World,
  day: Day,
  { standing }: CapacityLook,
): { text: string; sources: readonly string[] }[] {
  if (!standing) return [];
  const { stated, observed, relation, known } = readingsOn(check, world, day);
  const change = known.findLast((s) => s.kind === "tenant-change");
  const latest = known.findLast(
    (s) =>
      s.speaker === "company" &&
      s.reading === "progress" &&
      s !== change &&
      parseImprecise(s.statedOn).latest > standing.saidOn.latest,
  );
  return [
    ...(stated !== "none" && stated.tranche !== check.tranche && stated.statedOn.latest > standing.saidOn.latest
      ? [{ text: `The latest dated commitment is ${told(stated)}. ${relation.text}`, sources: stated.sources }]
      : []),
    ...(change
      ? [
          {
            text: `A change of tenant was stated ${whenText(parseImprecise(change.statedOn))}: ${change.detail}`,
            sources: change.sources,
          },
        ]
      : []),
    ...(latest
      ? [{ text: `Said by the company ${whenText(parseImprecise(latest.statedOn))}: ${latest.detail}`, sources: latest.sources }]
      : []),
    observed.status === "online"
      ? {
          text: `In operation: ${observed.gpus === "unknown" ? "a number of GPUs that is not known" : gpusText(observed.gpus)}.`,
          sources: observed.readings.flatMap((r) => r.sources),
        }
      : observed.status === "observation"
        ? {
            text: `${NOTHING_RUNS} Seen from outside ${whenText(observed.last.on)}: ${observed.last.words}`,
            sources: observed.last.sources,
          }
        : { text: NOTHING_RUNS, sources: [] },
  ];
}

const NOTHING_RUNS = "Nothing in operation is on record.";

/** Up to the day: what is promised. */
function beforehand(check: Check, site: SiteReadings, day: Day): CapacityLook {
  const by = parseDay(check.by);
  const enough = (r: Reading) => r.gpus !== "unknown" && r.gpus >= check.gpus;
  const covers = (r: Reading) => r.date !== "undated" && r.bound === "none" && enough(r) && r.date.latest <= by;
  const covering = site.commitments.filter((r) => r.tranche === check.tranche && covers(r));
  const [first] = covering;
  if (!first) {
    const text = "No dated commitment of the company, a partner, a tenant or an authority covers that many by that day.";
    return { day, verdict: "false", holds: "no", found: unknown("GPUs", "no such commitment"), text, sources: [] };
  }
  const ended = covering.map((r) => ({ reading: r, end: endOf(r, check, site) }));
  const own = ended.findLast(({ end }) => end === undefined)?.reading;
  // A later promise of a part that is enough by itself says it better than one of the whole site.
  const standing =
    own && check.tranche === "site"
      ? (site.commitments.findLast((r) => covers(r) && r.statedOn.latest >= own.statedOn.latest && !endOf(r, check, site)) ?? own)
      : own;
  if (standing)
    return {
      day,
      verdict: "true",
      holds: "yes",
      found: standingFigure(standing, site),
      standing: { saidOn: standing.statedOn, laterWords: hasLaterWords(standing, by, site) },
      text: `Promised: ${told(standing)}. That says what is promised, not that it will be kept.`,
      sources: standing.sources,
    };
  const last = ended.at(-1) as (typeof ended)[number];
  const end = last.end as Ended;
  const later = laterDate(last.reading, site);
  const other = laterSize(site, last.reading);
  return {
    day,
    verdict: "outdated",
    holds: "no",
    found: later
      ? dated(later)
      : other
        ? { ...gpus(other.gpus as number), text: `${gpusText(other.gpus as number)}, with no date` }
        : unknown("GPUs", "no commitment stands"),
    text: [
      `It was promised: ${told(last.reading)}. ${end.text}`,
      later ? `The latest dated commitment with a number is ${told(later)}; whether that comes in its place is not known.` : "",
    ]
      .filter(Boolean)
      .join(" "),
    sources: [...last.reading.sources, ...end.sources, ...(later?.sources ?? [])],
  };
}

/** `100,000 NVIDIA GB300 for “end-2026”, said by the company on 31 July 2025` */
const told = (r: Reading): string =>
  `${amountText(r)}${earlierSize(r)} for ${inQuotes(r)}${r.tranche === "site" ? "" : ` (${partName(r.tranche)}, a part of the site)`}, said by ${speakerText(r.by)} ${whenText(r.statedOn)}`;

const dated = (r: Reading): Figure => ({
  ...gpus(r.gpus as number),
  text: `${gpusText(r.gpus as number)} promised for ${inQuotes(r)}`,
});

const standingFigure = (r: Reading, { observed }: SiteReadings): Figure => ({
  ...dated(r),
  text: `${dated(r).text} ${whenText(r.statedOn)}${observed.status === "online" ? "" : "; none in operation on record"}`,
});

/** Whether a commitment younger than the reading names a later day than the claim, or a change of tenant was stated since. */
const hasLaterWords = ({ statedOn }: Reading, by: Day, site: SiteReadings): boolean =>
  site.commitments.some((r) => r.date !== "undated" && r.date.latest > by && r.statedOn.latest > statedOn.latest) ||
  site.known.some((s) => s.kind === "tenant-change" && parseImprecise(s.statedOn).latest > statedOn.latest);

// The speaker's own words of a date, such as end-2026, say more than the year they stand for.
const inQuotes = ({ words, date }: Reading): string =>
  date !== "undated" && words !== date.text && !words.startsWith("derived")
    ? `\u201c${words}\u201d`
    : date === "undated"
      ? "a day not given"
      : impreciseText(date);

interface Ended {
  readonly text: string;
  readonly sources: readonly string[];
}

/** Why a commitment no longer stands; undefined while it does. */
function endOf(reading: Reading, { tenant }: Check, site: SiteReadings): Ended | undefined {
  const newer = site.known.find((s) => s.supersedes === reading.statement);
  if (newer)
    return { text: `It was replaced by another word ${whenText(parseImprecise(newer.statedOn))}.`, sources: newer.sources };
  const other = laterSize(site, reading);
  if (other)
    return {
      text: `No dated promise has that size any more: ${speakerText(other.by)} gave ${amountText(other)} ${whenText(other.statedOn)}, with no date.`,
      sources: other.sources,
    };
  const fate = fateOf(site, reading);
  if (fate.status === "lost" || fate.status === "paused")
    return {
      text: `It is ${fate.status} by a report ${whenText(parseImprecise(fate.statement.statedOn))}.`,
      sources: fate.statement.sources,
    };
  const change =
    tenant === undefined
      ? undefined
      : site.known.find((s) => s.kind === "tenant-change" && parseImprecise(s.statedOn).latest > reading.statedOn.latest);
  return (
    change && {
      text: `A change of tenant was stated ${whenText(parseImprecise(change.statedOn))}, so it no longer stands as said, with ${tenant}.`,
      sources: change.sources,
    }
  );
}

/** The latest dated commitment with a number that is younger than the reading. */
const laterDate = (reading: Reading, site: SiteReadings): Reading | undefined =>
  site.commitments.findLast((r) => r.date !== "undated" && r.gpus !== "unknown" && r.statedOn.latest > reading.statedOn.latest);

/** After the day: what runs. */
function afterwards(check: Check, site: SiteReadings, day: Day): CapacityLook {
  const by = parseDay(check.by);
  const { observed } = site;
  const parts = observed.status === "online" ? observed.readings : [];
  const own = check.tranche === "site" ? parts : parts.filter((r) => r.tranche === check.tranche);
  const running = total(own.map((r) => r.gpus));
  const sources = own.flatMap((r) => r.sources);
  if (running !== "unknown" && running >= check.gpus)
    return { day, verdict: "true", holds: "yes", found: gpus(running), text: `In operation: ${gpusText(running)}.`, sources };
  const looks = [...site.observations.map((o) => o.on), ...site.online.map((r) => r.statedOn)];
  const lookedAfter = looks.some((on) => on.earliest > by);
  const said = running === "unknown" ? "no number in operation is on record" : `${gpusText(running)} in operation`;
  const found = running === "unknown" ? unknown("GPUs", said) : gpus(running);
  if (lookedAfter || site.state === "lost")
    return {
      day,
      verdict: "false",
      holds: "no",
      found,
      text: `The day has passed, and the last look shows less: ${said}.`,
      sources,
    };
  return {
    day,
    verdict: "unverifiable",
    holds: "unknown",
    found,
    text: `The day has passed, and nobody has looked since: ${said}.`,
    sources,
  };
}
