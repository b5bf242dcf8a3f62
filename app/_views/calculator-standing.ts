import type { Dataset } from "@/db/files";
import { level } from "@/lib/enforcement/level";
import { ownArticles } from "@/lib/law/citation";
import { dayOf, resolveOne } from "@/lib/law/resolve";
import { inForceOn } from "@/lib/law/scenario";
import { type Day, longDay, parseDay } from "@/lib/time/day";
import type { DurationRow } from "./durations";

/** What is asked to tell whether a period runs at all. */
export interface StandingData {
  readonly law: Dataset["law"];
  readonly jurisdictions: Dataset["jurisdictions"];
}

interface Asked {
  readonly chosen: DurationRow | undefined;
  /** The id of the calendar: a country, an institution, or `none`. */
  readonly place: string;
  readonly start: Day;
  readonly today: Day;
}

/**
 * Why a period may not run in law: its article does not apply or has no object on the day of the event, it came with a later
 * amendment, or the Act is not law at the place. Told under the law in force today; empty where nothing speaks against it.
 */
export function standingOf(data: StandingData, { chosen, place, start, today }: Asked): readonly string[] {
  return [
    ...(chosen ? [laterText(data.law, chosen, start) ?? notYet(data.law, chosen, start, today)] : []),
    notLawThere(data, place, today),
  ].filter((text) => text !== undefined);
}

const PLANNING = "so this is an end for planning, not one that runs.";

/** `Art. 73`: the article of a citation without its paragraphs. */
const article = (citation: string) => /^Art\. \d+[a-z]?/.exec(citation)?.[0] ?? citation;

function laterText(law: StandingData["law"], { cited, sourceIds }: DurationRow, start: Day): string | undefined {
  const amending = law.instruments.find(
    ({ celex, inForceOn: since }) => celex && since && sourceIds.every((id) => id === `oj-${numberOf(celex)}`),
  );
  if (!amending?.inForceOn || parseDay(amending.inForceOn) <= start) return undefined;
  return `${cited.text} came with ${amending.title}, in force since ${longDay(parseDay(amending.inForceOn))}; the event is before that day, ${PLANNING}`;
}

/** `2026-1744` of the CELEX number `32026R1744` */
const numberOf = (celex: string) => /^3(\d{4})[A-Z]+0*(\d+)$/.exec(celex)?.slice(1).join("-");

function notYet(law: StandingData["law"], { cited }: DurationRow, start: Day, today: Day): string | undefined {
  const choice = { scenario: inForceOn(law, today).scenario.id };
  const days = closest(law, cited.text).map((id) => {
    const { formal, practical } = resolveOne(law, choice, today, id);
    return { formal: dayOf(formal), practical: dayOf(practical) };
  });
  // Where one of several provisions has no day, or works already, nothing is said.
  const first = days
    .map((d) => d.practical)
    .reduce((a, b) => (a === undefined || b === undefined ? undefined : a < b ? a : b), days[0]?.practical);
  if (first === undefined || first <= start) return undefined;
  const formal = days.find((d) => d.practical === first)?.formal;
  const how = formal === first ? "does not apply" : "has nothing to work on";
  return `${article(cited.text)} ${how} before ${longDay(first)}, ${PLANNING}`;
}

/** The milestones that make the article of a citation apply: of those that name it, the ones that name least besides. */
function closest(law: StandingData["law"], citation: string): readonly string[] {
  if (/ of Regulation /.test(citation)) return [];
  const wanted = places(citation)[0];
  if (!wanted) return [];
  const found = law.milestones
    .filter((m) => m.kind === "obligation-applies")
    .flatMap(({ id, citation: own }) => {
      const widths = places(ownArticles(own)).flatMap((place) => {
        const width = holds(place, wanted);
        return width === undefined ? [] : [width];
      });
      return widths.length > 0 ? [{ id, width: Math.min(...widths) }] : [];
    });
  const least = Math.min(...found.map(({ width }) => width));
  return found.filter(({ width }) => width === least).map(({ id }) => id);
}

/** `Arts. 28-39`, `Art. 5(2)-(5)`, `Art. 26(10)`; the letter of `75a` counts as a fraction, so that 75a follows 75. */
interface Place {
  readonly from: number;
  readonly to: number;
  readonly paragraphs: readonly [number, number] | undefined;
}

const ordinal = (number: string | undefined, letter: string | undefined) =>
  Number(number) + (letter ? (letter.charCodeAt(0) - 96) / 100 : 0);

function places(citation: string): readonly Place[] {
  return [
    ...citation.matchAll(/(?<![\d(/])(\d+)([a-z])?(?:-(\d+)([a-z])?)?(?:\((\d+)[a-z]?\)(?:\([a-z]+\))*(?:-\((\d+)[a-z]?\))?)?/g),
  ].map(([, number, letter, last, lastLetter, paragraph, lastParagraph]) => {
    const from = ordinal(number, letter);
    return {
      from,
      to: last ? ordinal(last, lastLetter) : from,
      paragraphs: paragraph ? [Number(paragraph), Number(lastParagraph ?? paragraph)] : undefined,
    };
  });
}

/** How much a place holds beside the wanted one, or undefined where it does not hold it. */
function holds(place: Place, { from, paragraphs: wanted }: Place): number | undefined {
  if (from < place.from || from > place.to) return undefined;
  if (!place.paragraphs) return 1 + place.to - place.from;
  return wanted && place.paragraphs[0] <= wanted[0] && wanted[0] <= place.paragraphs[1] ? 0 : undefined;
}

function notLawThere({ law, jurisdictions }: StandingData, place: string, today: Day): string | undefined {
  const country = jurisdictions.find(({ iso2 }) => iso2 === place);
  if (!country || country.bloc === "EU") return undefined;
  const asked = { topic: "other", enforcer: "national", why: "" } as const;
  return level(country, asked, today, parseDay(law.meta.asOf)).because?.text;
}
