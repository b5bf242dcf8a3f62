import { cut, textWidth } from "@/app/_charts/labels";
import { TOKENS } from "@/app/_charts/sheet/style";
import { knownMilestones } from "@/app/_views/timeline";
import { notFound, quote } from "@/lib/errors";
import { chosenLaw } from "@/lib/law/chosen";
import type { ResolvedMilestone } from "@/lib/law/resolve";
import { type Sense, senseOf } from "@/lib/law/sense";
import { dateLabel, distance, seriesSentence } from "@/lib/law/sentence";
import { phraseOn } from "@/lib/law/words";
import { LAW_KEYS } from "@/lib/lens";
import { type Day, shortDay } from "@/lib/time/day";
import { standingOf } from "./charts";
import { demand } from "./demand";
import { type DrawingAsk, type Fault, markup } from "./respond";
import { readLens } from "./settings";

/** A badge: what a milestone is called, its day, and how far that is from today. */
export interface Badge {
  readonly label: string;
  readonly value: string;
  readonly tone: "ahead" | "today" | "past" | "none" | "fault";
}

const COLOURS: Readonly<Record<Badge["tone"], string>> = {
  ahead: TOKENS.light.law ?? "",
  today: TOKENS.light.today ?? "",
  past: TOKENS.light["enf-1"] ?? "",
  none: TOKENS.light.muted ?? "",
  fault: TOKENS.light.today ?? "",
};

const MAX_LABEL = 60;

/** A badge compares nothing. */
const BADGE_KEYS = LAW_KEYS.filter((key) => key !== "compare");

/** A day that ends something says so, and one that gives a power too. */
const ENDS: Readonly<Partial<Record<Sense, string>>> = { ends: "ends ", "may-until": "until ", "may-from": "may from " };

/** What the badge of a milestone says on a day. */
export function badgeOf(m: ResolvedMilestone, asOf: Day, label = m.short): Badge {
  const { practical } = m;
  if (practical.status !== "dated") return { label, value: dateLabel(m), tone: "none" };
  const tone = practical.day > asOf ? "ahead" : practical.day === asOf ? "today" : "past";
  if (!m.recurring)
    return { label, value: `${ENDS[senseOf(m.milestone)] ?? ""}${dateLabel(m)}, ${distance(asOf, practical.day)}`, tone };
  // The first day of a series being past does not mean that it is over.
  const series = seriesSentence(m.recurring, practical.day, asOf).replace(/^Then/, "then").replace(/\.$/, "");
  return { label, value: `first ${dateLabel(m)}; ${series}`, tone: / next /.test(series) ? "ahead" : tone };
}

const SIZE = 11;
const PAD = 7;

/** Where the two halves of a badge and their texts stand, in pixels. */
export function layoutBadge({ label, value }: Pick<Badge, "label" | "value">) {
  const [left, right] = [label, value].map((text) => Math.ceil(textWidth(text, SIZE)) + 2 * PAD) as [number, number];
  return { width: left + right, left, label: left / 2, value: left + right / 2 };
}

/**
 * A badge as a drawing.
 * @param notes what is said to those who look into it
 */
export function drawBadge(badge: Badge, notes: readonly string[] = []): Promise<string> {
  const { width, left, label, value } = layoutBadge(badge);
  const says = `${badge.label}: ${badge.value}`;
  const text = (x: number, words: string) => (
    <text x={x} y="14" textAnchor="middle">
      {words}
    </text>
  );
  return markup(
    <svg xmlns="http://www.w3.org/2000/svg" width={width} height="20" role="img" aria-label={says}>
      <title>{says}</title>
      {notes.length > 0 && <desc>{notes.join(" ")}</desc>}
      <rect width={width} height="20" rx="3" fill={COLOURS[badge.tone]} />
      <path d={`M3 0H${left}V20H3A3 3 0 0 1 0 17V3A3 3 0 0 1 3 0Z`} fill={TOKENS.light.ink} />
      <g
        fontFamily="Inter,&quot;Helvetica Neue&quot;,Helvetica,Arial,&quot;Liberation Sans&quot;,sans-serif"
        fontSize={SIZE}
        fill="#fff"
      >
        {text(label, badge.label)}
        {text(value, badge.value)}
      </g>
    </svg>,
  );
}

const MAX_FAULT = 420;

/** What is wrong, as a badge: its first clause, and all of it for those who look into the drawing. */
export const faultBadge = ({ text }: Fault): Promise<string> =>
  drawBadge({ label: "Vacatio", value: cut(/^.*?(?=[;.] |[;.]?$)/s.exec(text)?.[0] || text, SIZE, MAX_FAULT), tone: "fault" }, [
    text,
  ]);

/** The badge of a milestone under a version of the law. @param file the name of the file: the milestone and `.svg` */
export async function badge(file: string, { context: c, own }: DrawingAsk) {
  const label = own.take<string>(
    "label",
    "",
    (text) => {
      // Signs that turn the direction of what follows would turn the date too.
      const plain = text.replace(/\p{Bidi_Control}/gu, "").trim();
      return plain !== "" && text.length <= MAX_LABEL ? plain : undefined;
    },
    `write at most ${MAX_LABEL} characters.`,
  );
  // A badge has the same colours on any ground, and the width of its words.
  for (const name of ["theme", "width"]) own.rest.delete(name);
  const { parsed, wrong, unknown } = readLens(own, c.lensContext, BADGE_KEYS);
  demand(wrong);
  const { lens } = parsed;
  const chosen = chosenLaw(c.facts.law, lens);
  const id = /^(.+)\.svg$/.exec(file)?.[1];
  const m = knownMilestones(c.facts, chosen, lens.asOf).find((k) => k.id === id);
  if (!m) throw notFound("milestone", `No milestone ${quote(file.replace(/\.svg$/, ""))}.`);
  const made = badgeOf(m, lens.asOf, label || m.short);
  const under = [
    ...(chosen.own ? ["own version"] : []),
    ...(chosen.standing.status === "in-force" ? [] : [`by ${phraseOn(chosen.standing)}`]),
    ...(lens.asOf === c.today ? [] : [`${lens.asOf > c.today ? "counted from" : "as known on"} ${shortDay(lens.asOf)}`]),
  ];
  return {
    body: await drawBadge({ ...made, label: [made.label, ...under].join(", ") }, [
      standingOf(lens, chosen),
      "Source: Vacatio. Not legal advice.",
      ...parsed.warnings,
      ...unknown,
    ]),
    name: `vacatio-${m.id}.svg`,
  };
}
