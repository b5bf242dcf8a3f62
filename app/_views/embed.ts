import type { Option } from "@/app/_ui/fields";
import { CHART_KEYS } from "@/app/charts/_edge/keys";
import { Own } from "@/app/charts/_edge/settings";
import { MEASURES } from "@/lib/capacity/measure";
import type { Facts } from "@/lib/facts";
import { chosenLaw } from "@/lib/law/chosen";
import { milestonesKnownOn } from "@/lib/law/known";
import { scenariosOn, standingOn } from "@/lib/law/scenario";
import { milestoneSentence } from "@/lib/law/sentence";
import { SCENARIO_SHORT, TOPIC_WORDS } from "@/lib/law/words";
import {
  DEFAULT_TOPIC,
  LAW_KEYS,
  type Lens,
  type LensContext,
  type LensKey,
  MAP_VIEWS,
  NONE,
  parseLens,
  printLens,
} from "@/lib/lens";
import { isoDay, longDay } from "@/lib/time/day";
import { type BarState, barState, type NoticeState, noticeState } from "./bar";
import { siteChoices } from "./capacity";
import { countryOptions } from "./enforcement";

export const EMBED = "/embed";

/** What can be taken along, with the path of its bare page, where it has one, and of its image. */
const SHOWS = {
  timeline: { label: "Timeline of the law", frame: "/embed/timeline", height: 920 },
  map: { label: "Map: who can enforce it", frame: "/embed/map", height: 840 },
  capacity: { label: "Capacity of a compute site", frame: "", height: 0 },
  overview: { label: "One duty, country and site on one axis", frame: "", height: 0 },
  milestone: { label: "One milestone", frame: "/embed/milestone", height: 300 },
} as const;
type Show = keyof typeof SHOWS;

const THEMES = ["auto", "light", "dark"] as const;

/** How much of the law the frame of the timeline shows. */
const PARTS = ["topic", "all"] as const;
type Part = (typeof PARTS)[number];
const PART_WORDS = { topic: "The milestone and those next to it", all: "The whole law" } as const;

const KEYS: readonly LensKey[] = [...new Set([...Object.values(CHART_KEYS).flat(), ...LAW_KEYS])];

/** The fields that matter to each. */
const FIELDS: Readonly<Record<Show, readonly ("duty" | "topic" | "country" | "site")[]>> = {
  timeline: ["duty", "country", "site"],
  map: ["topic"],
  capacity: ["site"],
  overview: ["duty", "country", "site"],
  milestone: ["duty"],
};

interface Field {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
}

export interface Snippet {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly text: string;
}

export interface EmbedState {
  readonly notices: NoticeState;
  readonly bar: BarState;
  readonly fields: readonly Field[];
  readonly title: string;
  /** The bare page, as a path, and its height in pixels; undefined where there is only an image. */
  readonly frame: { readonly src: string; readonly height: number; readonly title: string } | undefined;
  /** What can be set in the address of what is shown, by name. */
  readonly settings: readonly { readonly name: string; readonly text: string }[];
  readonly image: { readonly src: string; readonly alt: string };
  readonly snippets: readonly Snippet[];
  /** Set where the as-of date is in the address, so that what is taken along stays on that day. */
  readonly pinned: boolean;
}

const inHtml = (text: string) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
const inMarkdown = (text: string) => text.replace(/[[\]\\]/g, "\\$&");

const SHOW: Show = "timeline";
const THEME = "auto";
const PART: Part = "topic";

/**
 * What to copy to show a chart, a milestone or a badge on another site.
 * @param origin where this site is asked for
 */
export function embedState(facts: Facts, query: URLSearchParams, context: LensContext, origin: string): EmbedState {
  const own = new Own(query);
  const shows = Object.keys(SHOWS) as Show[];
  const show = own.take<Show>("show", SHOW, (t) => shows.find((s) => s === t), `use one of: ${shows.join(", ")}.`);
  const theme = own.take<(typeof THEMES)[number]>(
    "theme",
    THEME,
    (t) => THEMES.find((s) => s === t),
    `use one of: ${THEMES.join(", ")}.`,
  );
  const part =
    show === "timeline"
      ? own.take<Part>("view", PART, (t) => PARTS.find((p) => p === t), `use one of: ${PARTS.join(", ")}.`)
      : "topic";
  const parsed = parseLens(own.rest, context, KEYS);
  const { lens } = parsed;
  const chosen = chosenLaw(facts.law, lens);
  const milestones = milestonesKnownOn(facts.law, lens.asOf);
  const duty = milestones.find((m) => m.id === lens.duty) ?? milestones[0];
  const { frame, height, label } = SHOWS[show];
  const made = duty && chosen.law.milestones.get(duty.id);

  const milestone = show === "milestone";
  const link = (path: string, more: Readonly<Record<string, string>> = {}, keys: readonly LensKey[] = keysOf(show)): string => {
    const search = printLens(lens, context);
    for (const key of [...search.keys()]) if (!keys.some((k) => k === key)) search.delete(key);
    for (const [key, value] of Object.entries(more)) search.set(key, value);
    const text = search.toString();
    return text ? `${path}?${text}` : path;
  };
  const themed: Readonly<Record<string, string>> = theme === "auto" ? {} : { theme };
  const src = milestone
    ? link(`${frame}/${lens.duty}`, themed)
    : frame === ""
      ? ""
      : link(frame, part === "all" ? { view: part, ...themed } : themed);
  const image = milestone ? link(`/badge/${lens.duty}.svg`) : link(`/charts/${show}.svg`, themed);
  const page = pageOf(show, lens, link);
  const known = `known on ${longDay(lens.asOf)}`;
  const alt = milestone && made ? `${milestoneSentence(made, undefined, "", lens.asOf)} As ${known}.` : `${label}, as ${known}`;
  const title = milestone ? `${duty?.short ?? lens.duty}: when it applies` : label;

  const fields: Field[] = [
    { name: "show", label: "Show", value: show, options: shows.map((s) => ({ value: s, label: SHOWS[s].label })) },
    {
      name: "law",
      label: "Law",
      value: lens.law,
      options: [
        { value: "in-force", label: "In force" },
        ...scenariosOn(facts.law, lens.asOf).map((s) => ({
          value: s.id,
          label: SCENARIO_SHORT[s.id] ?? standingOn(s, lens.asOf).title,
        })),
      ],
    },
    ...FIELDS[show].map((name): Field => {
      switch (name) {
        case "duty":
          return {
            name,
            label: "Milestone",
            value: lens.duty,
            options: milestones.map((m) => ({ value: m.id, label: m.short, group: TOPIC_WORDS[m.topic].title })),
          };
        case "topic":
          return {
            name,
            label: "For",
            value: lens.topic[0] ?? DEFAULT_TOPIC,
            options: context.topics.map((t) => ({ value: t, label: TOPIC_WORDS[t].title })),
          };
        case "country":
          return { name, label: "Country", value: lens.country[0] ?? NONE, options: countryOptions(facts) };
        default:
          return {
            name,
            label: "Compute site",
            value: lens.site[0] ?? NONE,
            options: siteChoices(facts, lens.asOf, context.today).filter((o) => show !== "capacity" || o.value !== NONE),
          };
      }
    }),
    ...(show === "timeline"
      ? [
          {
            name: "view",
            label: "In the frame",
            value: part,
            options: PARTS.map((p) => ({ value: p, label: PART_WORDS[p] })),
          },
        ]
      : []),
    { name: "theme", label: "Colours", value: theme, options: THEMES.map((t) => ({ value: t, label: THEME_WORDS[t] })) },
  ];
  const usual = { show: SHOW, theme: THEME, view: PART, topic: DEFAULT_TOPIC };
  return {
    notices: noticeState(EMBED, lens, context, chosen, [...own.problems, ...parsed.problems], parsed.warnings),
    bar: barState(
      EMBED,
      lens,
      context,
      fields.map((f) => f.name),
      usual,
    ),
    fields,
    title: milestone ? (duty?.short ?? lens.duty) : label,
    frame: src === "" ? undefined : { src, height, title },
    settings: settingsOf(show, part),
    image: { src: image, alt },
    pinned: isoDay(lens.asOf) !== isoDay(context.today),
    snippets: [
      ...(src === ""
        ? []
        : [
            {
              id: "frame",
              title: "As a frame (HTML)",
              note: "Fits from 320 to 1,200 pixels and needs no script. What is longer than the frame scrolls in it, and the source stays in sight.",
              text: `<iframe src="${inHtml(origin + src)}" title="${inHtml(title)}" width="100%" height="${height}" style="border:0" loading="lazy"></iframe>`,
            },
          ]),
      {
        id: "image",
        title: milestone ? "As a badge (HTML)" : "As an image (HTML)",
        note: milestone
          ? "Counts the days from today; it is never older than an hour, and changes at midnight in Brussels."
          : "An SVG in the colours of the reader\u2019s device, or in those you choose; width=320 to width=2400 sets its width in pixels.",
        text: `<a href="${inHtml(origin + page)}"><img src="${inHtml(origin + image)}" alt="${inHtml(alt)}"></a>`,
      },
      {
        id: "markdown",
        title: milestone ? "As a badge (Markdown)" : "As an image (Markdown)",
        note: "For a README or a wiki.",
        text: `[![${inMarkdown(alt)}](${origin}${image})](${origin}${page})`,
      },
    ],
  };
}

const THEME_WORDS = { auto: "As the reader's device", light: "Light", dark: "Dark" } as const;

const keysOf = (show: Show): readonly LensKey[] => (show === "milestone" ? LAW_KEYS : CHART_KEYS[show]);

const SETTING_WORDS = {
  law: "the version of the law, as in the field above; in-force is the default",
  compare: "the version it is compared with",
  asOf: "the day whose knowledge is shown, as in 2026-11-26; without it that of each visit",
  duty: "the milestone in the foreground",
  topic: "a topic of the law; may be given more than once on the timeline",
  role: "only what binds this role; timeline only",
  country: "two letters, as in PL, or none",
  site: "a compute site, or none",
  day: "the day on which the map stands, where that is not asOf",
} as const;

/** The settings of what is shown, with those that it does not share with the pages. */
function settingsOf(show: Show, part: Part): EmbedState["settings"] {
  const keys = keysOf(show);
  const listed = Object.entries(SETTING_WORDS).filter(([key]) => keys.some((k) => k === key));
  return [
    ...listed.map(([name, text]) => ({ name, text })),
    { name: "theme", text: show === "milestone" ? `${THEMES.join(", ")}; a badge looks the same in each` : THEMES.join(", ") },
    ...(show === "milestone"
      ? [{ name: "label", text: "what stands on the left of the badge, up to 60 characters" }]
      : [{ name: "width", text: "the width of the image in pixels, from 320 to 2400; 1200 is the default" }]),
    ...(show === "timeline"
      ? [
          {
            name: "view",
            text: `how much the frame shows: ${PARTS.map((p) => `${p} (${PART_WORDS[p].toLowerCase()})`).join(", ")}; now ${part}`,
          },
        ]
      : []),
    ...(show === "map" ? [{ name: "view", text: `what the map shows: ${MAP_VIEWS.join(", ")}` }] : []),
    ...(show === "capacity"
      ? [{ name: "measure", text: `the unit: own, ${MEASURES.join(", ")}, where the site has figures in it` }]
      : []),
  ];
}

type Link = (path: string, more?: Readonly<Record<string, string>>, keys?: readonly LensKey[]) => string;

function pageOf(show: Show, lens: Lens, link: Link): string {
  switch (show) {
    case "milestone":
      return link(`/milestones/${lens.duty}`);
    case "capacity":
      return lens.site[0] === undefined
        ? "/compute"
        : link(
            `/compute/${lens.site[0]}`,
            {},
            CHART_KEYS.capacity.filter((key) => key !== "site"),
          );
    case "overview":
      return link("/");
    default:
      return link(`/${show}`);
  }
}
