import type { Dataset } from "@/db/files";
import { citationLink } from "@/lib/law/citation";
import { inForceOn } from "@/lib/law/scenario";
import type { Addressee } from "@/lib/law/schema";
import { listed } from "@/lib/law/sentence";
import { ADDRESSEE_WORDS } from "@/lib/law/words";
import { longDay, parseDay, tryParseDay } from "@/lib/time/day";
import { type Period, parsePeriod, periodText } from "@/lib/time/duration";
import { DURATION_NAMES, EARLIEST_TO } from "./duration-names";
import type { Cited } from "./panel";
import { CONFIDENCE_WORDS } from "./words";

type Law = Pick<Dataset["law"], "durations" | "immediateDuties">;
type LawOfDurations = Dataset["law"];
type Duration = Law["durations"][number];

/** A duration of the Act as a reader sees it. */
export interface DurationRow {
  readonly id: string;
  /** False where the Act sets no number of days. */
  readonly isDuration: boolean;
  readonly name: string;
  readonly cited: Cited;
  /** `at most 15 working days`, `every year`, `without undue delay` */
  readonly length: string;
  readonly what: string;
  readonly who: string;
  readonly from: string;
  /** The day from which the Act itself counts, `YYYY-MM-DD`. */
  readonly fixedStart: string | undefined;
  readonly notes: string | undefined;
  readonly sure: string;
  readonly sourceIds: readonly string[];
  /** How it is counted; what has no single end is told in words instead. */
  readonly counted:
    | {
        readonly period: Period;
        readonly iso: string;
        readonly workingDays: boolean;
        readonly limit: Duration["limit"];
        /** What may be done once the period is over, where it is a time to wait. */
        readonly earliestTo: string | undefined;
      }
    | { readonly headline: string; readonly lead: string };
}

export interface DurationGroup {
  readonly title: string;
  readonly rows: readonly DurationRow[];
}

/** The parts of the Act by their last article. */
const PARTS: readonly (readonly [number, string])[] = [
  [5, "Banned practices, Art. 5"],
  [27, "High-risk systems, Arts. 6 to 27"],
  [39, "Notified bodies, Arts. 28 to 39"],
  [49, "Conformity and registration, Arts. 40 to 49"],
  [56, "General-purpose AI models, Arts. 51 to 56"],
  [63, "Sandboxes and testing, Arts. 57 to 63"],
  [70, "Governance, Arts. 64 to 70"],
  [73, "Serious incidents, Art. 73"],
  [94, "Market surveillance, Arts. 74 to 94"],
  [98, "Delegated powers, Arts. 97 and 98"],
  [101, "Fines, Arts. 99 to 101"],
  [113, "Review, Art. 112"],
];
const OTHER_TEXT = "Other texts";
const WITHOUT_NUMBER = "Without a number of days";

const partOf = (citation: string): string => {
  const article = Number(/^Art\. (\d+)/.exec(citation)?.[1] ?? Number.NaN);
  return (/ of Regulation /.test(citation) ? undefined : PARTS.find(([last]) => article <= last)?.[1]) ?? OTHER_TEXT;
};

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const who = (ids: readonly string[]): string => capital(ids.map((id) => ADDRESSEE_WORDS[id as Addressee] ?? id).join(", "));

const sourced = (record: Law["durations"][number] | Law["immediateDuties"][number]) => ({
  id: record.id,
  // A record that bears no name yet is called by what it says.
  name: DURATION_NAMES[record.id] ?? capital("what" in record ? record.what : record.trigger),
  cited: { text: record.citation, href: citationLink(record.citation) },
  who: who(record.who),
  sure: CONFIDENCE_WORDS[record.confidence],
  sourceIds: record.sources,
});

const LIMIT_WORDS = { max: "at most ", min: "at least ", exact: "", recurring: "every " } as const;

function durationRow(record: Duration): DurationRow {
  const period = parsePeriod(record.duration);
  const workingDays = record.unit === "working-days";
  const words = workingDays ? periodText(period).replace("day", "working day") : periodText(period);
  const back = /^counted back from (.*)$/.exec(record.countsFrom);
  const fixed = tryParseDay(record.countsFrom);
  const every = `every ${words.replace(/^1 /, "")}`;
  const from = fixed === undefined ? record.countsFrom : longDay(fixed);
  const startsSomewhere = !["yearly", "continuous"].includes(from);
  return {
    ...sourced(record),
    isDuration: true,
    length: record.limit === "recurring" ? every : `${LIMIT_WORDS[record.limit]}${words}${back ? " before" : ""}`,
    what: record.what,
    from: back?.[1] ?? from,
    fixedStart: fixed === undefined ? undefined : record.countsFrom,
    notes: record.notes,
    counted:
      record.limit === "recurring"
        ? {
            headline: `This comes back ${every}; it has no single end.`,
            lead: `${startsSomewhere ? `The Act counts it from: ${from}. ` : ""}No day is computed for something that comes back.`,
          }
        : {
            period: back ? { ...period, sign: -1 } : period,
            iso: back ? `-${record.duration}` : record.duration,
            workingDays,
            limit: record.limit,
            earliestTo: EARLIEST_TO[record.id],
          },
  };
}

function dutyRow(record: Law["immediateDuties"][number]): DurationRow {
  return {
    ...sourced(record),
    isDuration: false,
    length: record.term,
    what: record.trigger,
    from: record.trigger,
    fixedStart: undefined,
    notes: undefined,
    counted: {
      headline: `The Act sets no number of days here: ${record.term}.`,
      lead: `It starts when: ${record.trigger}. No day can be computed.`,
    },
  };
}

/** Which law the durations are those of, and which of them the Act as published in 2024 does not hold. */
export function durationsText(law: LawOfDurations): string {
  const { scenario } = inForceOn(law, parseDay(law.meta.lawStateOf));
  const regulation = scenario.legalRef.split(",")[0] ?? scenario.legalRef;
  const number = /\d{4}\/\d+/.exec(regulation)?.[0].replace("/", "-");
  const added = law.durations.filter((d) => scenario.amendments.length > 0 && d.sources.every((id) => id === `oj-${number}`));
  const amended = scenario.amendments.length > 0 ? ` as amended by ${regulation}` : "";
  return `The durations are those of the Act${amended}, as it stands since ${longDay(parseDay(law.meta.lawStateOf))}${
    added.length === 0 ? "" : `; ${listed(added.map((d) => d.citation))} came with that amendment`
  }.`;
}

/** Every duration of the Act by its part, those without a number of days last. */
export function durationGroups(law: Law): readonly DurationGroup[] {
  const groups = new Map<string, DurationRow[]>();
  const titles = [...PARTS.map(([, title]) => title), OTHER_TEXT];
  for (const title of titles) groups.set(title, []);
  for (const record of law.durations) groups.get(partOf(record.citation))?.push(durationRow(record));
  groups.set(WITHOUT_NUMBER, law.immediateDuties.map(dutyRow));
  return [...groups].filter(([, rows]) => rows.length > 0).map(([title, rows]) => ({ title, rows }));
}
