import type { Option } from "@/app/_ui/fields";
import { CHART_KEYS } from "@/app/charts/_edge/keys";
import { Own } from "@/app/charts/_edge/settings";
import type { Facts } from "@/lib/facts";
import { chosenLaw } from "@/lib/law/chosen";
import { milestonesKnownOn } from "@/lib/law/known";
import { scenariosOn, standingOn } from "@/lib/law/scenario";
import { SCENARIO_SHORT, TOPIC_WORDS } from "@/lib/law/words";
import { LAW_KEYS, type Lens, type LensContext, type LensKey, NONE, parseLens, printLens } from "@/lib/lens";
import { isoDay } from "@/lib/time/day";
import { type NoticeState, noticeState } from "./bar";
import { siteChoices } from "./capacity";
import { countryOptions } from "./enforcement";

export const EMBED = "/embed";

/** What can be taken along, with the path of its bare page, where it has one, and of its image. */
const SHOWS = {
  timeline: { label: "Timeline: the whole law", frame: "/embed/timeline", height: 900 },
  map: { label: "Map: who can enforce it", frame: "/embed/map", height: 900 },
  capacity: { label: "Capacity of a compute site", frame: "", height: 0 },
  overview: { label: "One duty, country and site on one axis", frame: "", height: 0 },
  milestone: { label: "One milestone", frame: "/embed/milestone", height: 420 },
} as const;
type Show = keyof typeof SHOWS;

const THEMES = ["auto", "light", "dark"] as const;

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
  readonly keep: readonly (readonly [string, string])[];
  readonly fields: readonly Field[];
  readonly title: string;
  /** The bare page, as a path, and its height in pixels; undefined where there is only an image. */
  readonly frame: { readonly src: string; readonly height: number } | undefined;
  readonly image: { readonly src: string; readonly alt: string };
  readonly snippets: readonly Snippet[];
  /** Set where the as-of date is in the address, so that what is taken along stays on that day. */
  readonly pinned: boolean;
}

const inHtml = (text: string) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
const inMarkdown = (text: string) => text.replace(/[[\]\\]/g, "\\$&");

/**
 * What to copy to show a chart, a milestone or a badge on another site.
 * @param origin where this site is asked for
 */
export function embedState(facts: Facts, query: URLSearchParams, context: LensContext, origin: string): EmbedState {
  const own = new Own(query);
  const shows = Object.keys(SHOWS) as Show[];
  const show = own.take<Show>("show", "timeline", (t) => shows.find((s) => s === t), `use one of: ${shows.join(", ")}.`);
  const theme = own.take<(typeof THEMES)[number]>(
    "theme",
    "auto",
    (t) => THEMES.find((s) => s === t),
    `use one of: ${THEMES.join(", ")}.`,
  );
  const parsed = parseLens(own.rest, context, KEYS);
  const { lens } = parsed;
  const chosen = chosenLaw(facts.law, lens);
  const known = milestonesKnownOn(facts.law, lens.asOf);
  const duty = known.find((m) => m.id === lens.duty) ?? known[0];
  const { frame, height, label } = SHOWS[show];

  const milestone = show === "milestone";
  const link = (path: string, more: Readonly<Record<string, string>> = {}, keys: readonly LensKey[] = keysOf(show)): string => {
    const search = printLens(lens, context);
    for (const key of [...search.keys()]) if (!keys.some((k) => k === key)) search.delete(key);
    for (const [key, value] of Object.entries(more)) search.set(key, value);
    const text = search.toString();
    return text ? `${path}?${text}` : path;
  };
  const themed: Readonly<Record<string, string>> = theme === "auto" ? {} : { theme };
  const src = milestone ? link(`${frame}/${lens.duty}`, themed) : frame === "" ? "" : link(frame, themed);
  const image = milestone ? link(`/badge/${lens.duty}.svg`) : link(`/charts/${show}.svg`, theme === "dark" ? { theme } : {});
  const page = pageOf(show, lens, link);
  const alt = milestone ? `${duty?.short ?? lens.duty}: when it applies` : label;

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
            options: known.map((m) => ({ value: m.id, label: m.short, group: TOPIC_WORDS[m.topic].title })),
          };
        case "topic":
          return {
            name,
            label: "For",
            value: lens.topic[0] ?? "high-risk-annex-iii",
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
    { name: "theme", label: "Colours", value: theme, options: THEMES.map((t) => ({ value: t, label: THEME_WORDS[t] })) },
  ];
  const shown = new Set(fields.map((f) => f.name));
  return {
    notices: noticeState(EMBED, lens, context, chosen, [...own.problems, ...parsed.problems], parsed.warnings),
    keep: [...printLens(lens, context)].filter(([key]) => !shown.has(key)),
    fields,
    title: milestone ? (duty?.short ?? lens.duty) : label,
    frame: src === "" ? undefined : { src, height },
    image: { src: image, alt },
    pinned: isoDay(lens.asOf) !== isoDay(context.today),
    snippets: [
      ...(src === ""
        ? []
        : [
            {
              id: "frame",
              title: "As a frame (HTML)",
              note: "Fits from 320 to 1,200 pixels, needs no script, and is always as the data are today.",
              text: `<iframe src="${inHtml(origin + src)}" title="${inHtml(alt)}" width="100%" height="${height}" style="border:0" loading="lazy"></iframe>`,
            },
          ]),
      {
        id: "image",
        title: milestone ? "As a badge (HTML)" : "As an image (HTML)",
        note: milestone
          ? "Counts the days from today; it is never older than an hour, and changes at midnight in Brussels."
          : "An SVG; the width in pixels can be set by width=320 to width=2400.",
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
