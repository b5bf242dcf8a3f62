import type { Choice, Option } from "@/app/_ui/fields";
import type { DelaySettings } from "@/lib/capacity/delay";
import type { ChosenLaw } from "@/lib/law/chosen";
import { scenariosOn, standingOn } from "@/lib/law/scenario";
import type { Addressee, Topic } from "@/lib/law/schema";
import { ADDRESSEE_WORDS, phraseOn, SCENARIO_SHORT, STATUS_WORDS, statusSince, TOPIC_WORDS, titlePhrase } from "@/lib/law/words";
import {
  defaultSettings,
  delaySettings,
  FIRST_AS_OF,
  LAST_AS_OF,
  type Lens,
  type LensContext,
  type LensKey,
  type Problem,
  printLens,
} from "@/lib/lens";
import { isoDay, longDay, parseDay } from "@/lib/time/day";
import { parsePeriod, periodText } from "@/lib/time/duration";
import { impreciseText } from "@/lib/time/imprecise";
import { href } from "./links";

/** The bar of settings and what is said above the page about them. */
export interface BarState {
  readonly action: string;
  /** Settings that the bar does not show and that stay as they are. */
  readonly keep: readonly (readonly [string, string])[];
  /** What its fields show where nothing is chosen, as a query: it is left out when the form is sent. */
  readonly defaults: string;
  readonly laws: readonly Choice[];
  readonly compare: { readonly value: string; readonly options: readonly Option[] };
  readonly asOf: { readonly value: string; readonly min: string; readonly max: string };
  readonly role: { readonly value: string; readonly options: readonly Option[] };
  readonly topic: { readonly value: string; readonly options: readonly Option[] };
}

export interface NoticeState {
  readonly problems: readonly Problem[];
  readonly warnings: readonly string[];
  /** Set where the as-of date is not today. */
  readonly asKnown: { readonly text: string; readonly backHref: string } | undefined;
  /** Set where the page shows another text than the law in force. */
  readonly otherText: { readonly text: string; readonly backHref: string } | undefined;
  /** What the reader assumed, shifted or set, and the way back. */
  readonly own: readonly { readonly title: string; readonly items: readonly string[]; readonly backHref: string }[];
}

/** What stands at the foot of each printed page: the day and the version of the law. */
export const footText = (lens: Lens, { standing, own }: ChosenLaw): string =>
  `As known on ${longDay(lens.asOf)}. Law: ${standing.title} (${STATUS_WORDS[standing.status]}${own ? "; with your settings" : ""}).`;

const own = (title: string, items: readonly string[], backHref: string): NoticeState["own"] =>
  items.length === 0 ? [] : [{ title, items, backHref }];

const DELAY_WORDS: Readonly<Record<keyof DelaySettings, string>> = {
  late: "share that is late",
  lost: "share that is lost",
  mu: "mean of the logarithm of the months",
  sigma: "spread of that logarithm",
};

/**
 * @param shown the lens keys that the bar has fields for
 * @param own what the page's own fields show where nothing is chosen, and those of the lens that have another default there
 */
export function barState(
  path: string,
  lens: Lens,
  context: LensContext,
  shown: readonly string[],
  own: Readonly<Record<string, string>> = {},
): BarState {
  const known = scenariosOn(context.law, lens.asOf);
  const options: Option[] = [
    { value: "in-force", label: "In force" },
    ...known.map((s) => ({ value: s.id, label: SCENARIO_SHORT[s.id] ?? standingOn(s, lens.asOf).title })),
  ];
  return {
    action: path,
    keep: [...printLens(lens, context)].filter(([key]) => !shown.includes(key)),
    defaults: new URLSearchParams({ ...defaultsOf(lens, context, shown), ...own }).toString(),
    laws: options.map((o) => ({
      value: o.value,
      label: o.label,
      href: href(path, { ...lens, law: o.value }, context),
      current: lens.law === o.value,
    })),
    compare: { value: lens.compare, options },
    asOf: { value: isoDay(lens.asOf), min: isoDay(FIRST_AS_OF), max: isoDay(LAST_AS_OF) },
    role: {
      value: lens.role[0] ?? "",
      options: ROLES,
    },
    topic: {
      value: lens.topic[0] ?? "",
      options: TOPICS,
    },
  };
}

const defaultsOf = (lens: Lens, context: LensContext, shown: readonly string[]): Record<string, string> => {
  const all = defaultSettings(lens, context);
  return Object.fromEntries(shown.flatMap((key) => (all[key as LensKey] ? [[key, all[key as LensKey] as string]] : [])));
};

export function noticeState(
  path: string,
  lens: Lens,
  context: LensContext,
  chosen: ChosenLaw,
  problems: readonly Problem[],
  warnings: readonly string[],
): NoticeState {
  const title = (id: string) =>
    [...context.law.events, ...context.law.anchors, ...context.law.milestones].find((n) => n.id === id)?.title ??
    TOPIC_WORDS[id as Topic]?.title ??
    id;
  const ofLaw = [
    ...lens.assume.map((a) => `assumed: ${title(a.event)}, on ${longDay(a.day)}`),
    ...lens.shift.map((s) => `shifted: ${TOPIC_WORDS[s.target as Topic]?.title ?? title(s.target)}, ${shiftText(s.period)}`),
    ...lens.set.map((s) => `set: ${title(s.target)}, to ${longDay(s.day)}`),
  ];
  const ofDelay = Object.entries(delaySettings(lens)).map(
    ([key, value]) => `estimate of delay: ${DELAY_WORDS[key as keyof DelaySettings]} ${value}`,
  );
  const standing = `${titlePhrase(chosen.standing.title)} (${statusSince(chosen.standing.status, longDay(chosen.standing.since))})`;
  const ofFines = lens.fine.map(
    (f) => `assumed: ${context.countryName?.(f.country) ?? f.country} can fine from ${impreciseText(f.when)}`,
  );
  return {
    problems,
    warnings: [...warnings, ...(chosen.note ? [chosen.note] : [])],
    asKnown:
      lens.asOf === context.today
        ? undefined
        : {
            text: `As known on ${longDay(lens.asOf)}, under ${standing}. Summaries and notes are not kept for that day, so they are left out.`,
            backHref: href(path, { ...lens, asOf: context.today }, context),
          },
    otherText:
      chosen.standing.status === "in-force" || chosen.note
        ? undefined
        : { text: otherText(chosen, lens, context), backHref: href(path, { ...lens, law: "in-force" }, context) },
    own: [
      ...(lens.name === ""
        ? []
        : [
            {
              title: `Your scenario \u201c${lens.name}\u201d.`,
              items: [],
              backHref: href(path, { ...lens, name: "", assume: [], shift: [], set: [], fine: [] }, context),
            },
          ]),
      ...own(
        "This is your own version of the law, not the law.",
        ofLaw,
        href(path, { ...lens, assume: [], shift: [], set: [] }, context),
      ),
      ...own("A power to fine is your own assumption, not a fact.", ofFines, href(path, { ...lens, fine: [] }, context)),
      ...own(
        "The estimate of delay stands on numbers of your own.",
        ofDelay,
        href(path, { ...lens, late: "computed", lost: "computed", mu: "computed", sigma: "computed" }, context),
      ),
    ],
  };
}

/** `12 months later`, `6 months earlier` */
function shiftText(text: string): string {
  const period = parsePeriod(text);
  return `${periodText(period)} ${period.sign < 0 ? "earlier" : "later"}`;
}

function otherText({ standing }: ChosenLaw, lens: Lens, context: LensContext): string {
  const scenario = context.law.scenarios.find((s) => s.id === standing.id);
  const name = phraseOn(standing);
  const since = longDay(standing.since);
  const was = scenario?.statusHistory.some((h) => h.status === "in-force" && parseDay(h.from) <= lens.asOf);
  if (was)
    return `You are reading ${name}. It was the law; since ${since} it no longer is${standing.note ? `, ${standing.note.replace(/^only /, "")}` : ""}.`;
  if (standing.status === "superseded")
    return `You are reading ${name}. It was never the law: another text took its place (${since}).`;
  return `You are reading ${name}, ${statusSince(standing.status, since).replace(/, not yet in force$/, "")}. It is not in force.`;
}

const entries = <K extends Addressee | Topic, V>(record: Readonly<Record<K, V>>) => Object.entries(record) as [K, V][];

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const ROLES: readonly Option[] = [
  { value: "", label: "All roles" },
  ...entries(ADDRESSEE_WORDS).map(([value, word]) => ({ value, label: capital(word) })),
];

const TOPICS: readonly Option[] = [
  { value: "", label: "All topics" },
  ...entries(TOPIC_WORDS).map(([value, words]) => ({ value, label: words.title })),
];
