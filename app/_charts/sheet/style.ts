/** The colours and looks of a drawing that stands alone. They are those of the style sheets, and a test holds the two together. */

export const THEMES = ["light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const FONTS = 'Inter,"Helvetica Neue",Helvetica,Arial,"Liberation Sans",sans-serif';

/** The tokens of each theme, with those of the map. */
export const TOKENS: Readonly<Record<Theme, Readonly<Record<string, string>>>> = {
  light: {
    paper: "#fbfaf6",
    card: "#ffffff",
    ink: "#16181d",
    muted: "#5b6069",
    hair: "#e6e2d8",
    edge: "#8d8a82",
    law: "#1f3fa8",
    "enf-1": "#0b5f57",
    "enf-2": "#3f8f86",
    "enf-3": "#8fbfb7",
    nothing: "#f3e6cb",
    "nothing-edge": "#94743a",
    compute: "#9a4a0a",
    today: "#a91f36",
    "on-today": "#ffffff",
    context: "#f4f2ec",
    sea: "#fdfdfb",
    "on-strong": "#ffffff",
    "on-middle": "#0c1413",
  },
  dark: {
    paper: "#14161a",
    card: "#1b1e24",
    ink: "#f1efe8",
    muted: "#a9aeb8",
    hair: "#2e323a",
    edge: "#737a86",
    law: "#8fa8ff",
    "enf-1": "#5fd3c4",
    "enf-2": "#2f9488",
    "enf-3": "#1f5f58",
    nothing: "#3b3424",
    "nothing-edge": "#c0a063",
    compute: "#f0a35e",
    today: "#ff8296",
    "on-today": "#14161a",
    context: "#22252b",
    sea: "#16181c",
    "on-strong": "#14161a",
    "on-middle": "#0a0c0e",
  },
};

/** The looks of the bands, as in charts.css and levels.css. */
export const BANDS = `
.tone-law{color:var(--law)}
.tone-enforcement{color:var(--enf-1)}
.tone-compute{color:var(--compute)}
.tone-muted{color:var(--muted)}
.plot{overflow:visible}
.time-left{fill:var(--law);fill-opacity:0.075}
.shade-start{fill:var(--law);fill-opacity:0.07}
.shade-late{fill:var(--law);fill-opacity:0.16}
.year-line{stroke:var(--hair)}
.as-of{stroke:var(--today);stroke-width:2}
.duty-line{stroke:var(--law);stroke-width:1.75}
.framed{stroke:var(--edge);stroke-width:1}
.t{font:500 12px var(--sans);fill:var(--ink)}
.t-year{font-size:13px;font-weight:600;fill:var(--muted)}
.t-month,.t-tick{font-size:11px;fill:var(--muted)}
.t-pill{font-size:11px;font-weight:600;fill:var(--on-today)}
.t-delta{font-weight:600;fill:var(--law)}
.t-formal,.t-note,.t-past,.t-sub,.t-on-pattern{font-weight:400;fill:var(--muted)}
.t-sub{font-size:11.5px}
.t-current{font-weight:600}
.t-power-to-fine,.t-authority,.t-planned{fill:var(--enf-1)}
.t-over,.t-on-pattern,.t-promise,.t-stated,.t-sub,.t-observed{paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
.t-promise{font-weight:600;fill:var(--muted)}
.t-stated{font-weight:600;fill:var(--compute)}
.axis-line,.base-line{stroke:var(--edge);stroke-opacity:0.55}
.tick{stroke:var(--edge);stroke-opacity:0.7}
.pill{fill:var(--today)}
.level-line{stroke:var(--edge);stroke-opacity:0.45;stroke-dasharray:1 3}
.mark{fill:var(--law);stroke:var(--paper);stroke-width:2}
.mark.small{stroke-width:1.5}
.mark.estimated{fill:var(--paper);stroke:var(--law);stroke-dasharray:2.4 1.6}
.ghost{fill:var(--paper);stroke:var(--edge);stroke-width:1.75}
.formal{stroke:var(--law);stroke-width:1.5}
.way{stroke:var(--law);stroke-width:2;stroke-dasharray:0.1 5;stroke-linecap:round}
.beyond{fill:none;stroke:var(--law);stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.missing rect,.missing-frame{fill:var(--paper);stroke:var(--edge)}
.missing .t{fill:var(--muted)}
.missing path{fill:none;stroke:var(--muted);stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}
.missing-none rect{stroke:none}
.missing-repealed rect{fill:url("#hatch");fill-opacity:0.5}
.missing-repealed .t{paint-order:stroke;stroke:var(--paper);stroke-width:4px}
.missing-unknown rect,.missing-frame{stroke-dasharray:4 3}
.missing-conditional rect{stroke:var(--law);stroke-dasharray:1 3;stroke-linecap:round;stroke-width:1.75}
.missing-never rect{stroke:var(--ink);stroke-width:1.5}
.block.level-power-to-fine{fill:var(--enf-1)}
.block.level-authority{fill:var(--enf-2)}
.block.level-planned{fill:var(--enf-3)}
.block.level-nothing{fill:var(--nothing)}
.block.level-unknown{fill:url("#hatch")}
.block.level-not-applicable{fill:url("#dots")}
.block-assumed{fill:url("#hatch");fill-opacity:0.6;stroke:var(--enf-1);stroke-width:1.5;stroke-dasharray:5 3}
.edge{stroke:var(--enf-1);stroke-width:1.5}
.edge.level-nothing{stroke:var(--nothing-edge)}
.edge.level-unknown{stroke:var(--muted);stroke-dasharray:4 3}
.edge.level-not-applicable{stroke:var(--muted);stroke-dasharray:1 3}
.promise-line{stroke:var(--muted);stroke-width:2;stroke-dasharray:3 3}
.stated-line{stroke:var(--compute);stroke-width:2}
.start .promise-line,.start .stated-line{stroke-dasharray:1 5;stroke-linecap:round}
.t-gone{fill:var(--ink)}
.fan-key{color:var(--compute)}
.fan-line{stroke:var(--compute);stroke-width:1.75}
.fan-middle{stroke:var(--compute);stroke-width:3}
.t-fan{fill:var(--compute)}
.total-promised{stroke:var(--muted);stroke-width:2;stroke-dasharray:3 3}
.total-stated{stroke:var(--compute);stroke-width:2}
.total-expected{stroke:var(--compute);stroke-width:1.75;stroke-dasharray:7 3}
.total-observed{stroke:var(--ink);stroke-width:2.25}
.forecast-point{fill:var(--paper);stroke:var(--ink);stroke-width:1.5}
.forecast-line{stroke:var(--ink);stroke-width:1.25;stroke-dasharray:1 3}
.observed-line{stroke:var(--ink);stroke-width:2.25}
.stated-point{fill:var(--compute);stroke:var(--paper);stroke-width:2}
.observed-point{fill:var(--ink);stroke:var(--paper);stroke-width:2}
.observed-point.unsized{fill:var(--paper);stroke:var(--ink);stroke-width:1.75}
.unsized.promise-point,.unsized.stated-point{fill:var(--paper);stroke:var(--compute);stroke-width:1.75}
.unsized.promise-point{stroke:var(--muted)}
.leader{stroke:var(--ink);stroke-width:1}
.window-bar.look-solid{fill:currentcolor}
.window-bar.look-early{fill:none;stroke:currentcolor;stroke-width:1.5;stroke-dasharray:4 3}
.area{stroke:none}
.area.level-power-to-fine{fill:var(--enf-1)}
.area.level-authority{fill:var(--enf-2)}
.area.level-planned{fill:var(--enf-3)}
.area.level-nothing{fill:var(--nothing)}
.area.level-unknown{fill:url("#hatch")}
.area.level-not-applicable{fill:url("#dots")}
.rim{fill:none;stroke:var(--paper);stroke-width:1.5;vector-effect:non-scaling-stroke}
.rim.level-planned{stroke:var(--enf-1)}
.rim.level-nothing{stroke:var(--nothing-edge)}
.level-swatch .area{stroke:var(--enf-1)}
.level-swatch .area.level-nothing{stroke:var(--nothing-edge)}
.level-swatch .area.level-unknown,.level-swatch .area.level-not-applicable{stroke:var(--muted)}
.since-tick{stroke:var(--enf-1);stroke-width:1.75}
.t-code{font-size:11px;font-weight:600;fill:var(--enf-1)}
`;

/** The looks of signals by kind and month, as in signals.css; the tone of a lane is a colour of its own here. */
export const SIGNALS = `
.tone-plain{color:var(--ink)}
.bar-moved,.bar-rest{fill:currentcolor;stroke:currentcolor;stroke-width:1;vector-effect:non-scaling-stroke}
.bar-rest{fill-opacity:0.14}
`;

/** The looks of lanes, as in lanes.css. */
export const LANES = `
.lane-mark{stroke:currentcolor;stroke-width:1.75}
.lane-full{fill:currentcolor}
.lane-open{fill:var(--paper)}
.lane-planned{stroke-dasharray:2.5 2;fill:var(--paper)}
.lane-span,.lane-tie{stroke:currentcolor;stroke-width:2}
.lane-span{stroke-dasharray:3 3}
.lane-also{stroke:currentcolor;stroke-width:2}
.leader{stroke:var(--edge);stroke-opacity:0.8}
.t-lane{font-size:11px;paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
`;

/** The looks of the history of the texts, as in scenarios.css. */
export const HISTORY = `
.rung{stroke:var(--law);stroke-width:1.25}
.rung-proposed{fill:url("#hatch")}
.rung-adopted-awaiting-publication{fill:url("#dots")}
.rung-adopted-awaiting-entry{fill:var(--law);fill-opacity:0.3}
.rung-in-force{fill:var(--law)}
.rung-superseded{fill:none;stroke:var(--muted);stroke-dasharray:4 3}
.leader{stroke:var(--edge);stroke-opacity:0.8}
.t-rung,.t-step,.t-beside{font-size:11px;paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
.t-in-force{font-weight:600;fill:var(--law)}
.t-superseded,.t-beside{font-weight:400;fill:var(--muted)}
.step-mark{fill:var(--law);stroke:var(--paper);stroke-width:1}
.step-mark.beside{fill:var(--paper);stroke:var(--muted);stroke-width:1.5}
.step-span{stroke:var(--law);stroke-width:2;stroke-dasharray:3 3}
`;

/** The looks of sites in rows, as in compute.css. */
export const SITES = `
.beyond-end{fill:none;stroke-dasharray:none}
`;

/** The looks of deals over time, as in compute.css. */
export const MONEY = `
.money-mark{fill:var(--compute);stroke:var(--paper);stroke-width:1.5}
.money-mark.planned{fill:var(--paper);stroke:var(--compute);stroke-dasharray:2.4 1.6}
.money-mark.undisclosed{fill:var(--paper);stroke:var(--muted)}
.money-ceiling{fill:none;stroke:var(--compute);stroke-width:1.5}
.money-span{stroke:var(--compute);stroke-width:2;stroke-opacity:0.6}
.t-money{font-weight:600;paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
`;

/** The looks of a list of windows, as in windows.css. */
export const WINDOWS = `
.window-bar{fill:var(--law);fill-opacity:0.75;stroke:var(--law)}
.window-bar.back{fill:none;stroke-dasharray:3 2}
.window-sure{stroke:var(--card);stroke-width:2}
`;

/** The looks of the dimensions of a country, as in levels.css. */
export const DIMENSIONS = `
.span{stroke:var(--enf-1);stroke-width:1}
.span.progress-there{fill:var(--enf-1)}
.span.progress-named{fill:var(--enf-2)}
.span.progress-coming{fill:var(--enf-3)}
.span.progress-nothing{fill:var(--nothing);stroke:var(--nothing-edge)}
.span.progress-unknown{fill:url("#hatch");stroke:var(--muted);stroke-dasharray:4 3}
.span.progress-not-applicable{fill:url("#dots");stroke:var(--muted);stroke-dasharray:1 3}
.t-in{font-size:11px}
.t-in.t-there{fill:var(--paper)}
.t-in.t-named{fill:var(--on-middle)}
.t-in.t-unknown,.t-in.t-not-applicable{font-weight:400;fill:var(--muted);paint-order:stroke;stroke:var(--paper);stroke-width:4px}
`;

/** The looks of the map, as in map.css. */
export const MAP = `
.look{stroke-width:1;stroke-linejoin:round}
.look-strong{fill:var(--enf-1);stroke:var(--sea, var(--card))}
.look-assumed{fill:url(#look-assumed);stroke:var(--enf-1);stroke-dasharray:4 2}
.look-middle{fill:var(--enf-2);stroke:var(--sea, var(--card))}
.look-light{fill:var(--enf-3);stroke:var(--enf-1)}
.look-nothing{fill:var(--nothing);stroke:var(--nothing-edge)}
.look-unknown,.look-eea,.look-uk,.look-other{stroke:var(--edge)}
.look-unknown{fill:url(#look-unknown);stroke-dasharray:3 2}
.look-eea{fill:url(#look-eea)}
.look-uk{fill:url(#look-uk)}
.look-other{fill:url(#look-other)}
.pattern-ground{fill:var(--card)}
.pattern-ink{fill:var(--edge)}
.pattern-own{fill:var(--enf-1)}
.pattern-line{stroke:var(--edge);stroke-width:1.2;fill:none}
.context{fill:var(--context)}
.outline{fill:none;stroke:var(--ink);stroke-width:2.5;stroke-linejoin:round}
.leader{stroke:var(--ink);fill:none}
.code,.site-name,.site-count{font:700 14px var(--sans);fill:var(--ink)}
.on-strong,.on-middle{fill:var(--on-strong)}
.on-middle{fill:var(--on-middle)}
.on-assumed,.on-eea,.on-uk,.on-unknown,.on-other{paint-order:stroke;stroke:var(--card);stroke-width:5px;stroke-linejoin:round}
.site{fill:var(--compute);stroke:var(--card);stroke-width:1.5}
.site-building,.site-announced,.site-paused,.site-lost{fill:var(--card);stroke:var(--compute);stroke-width:1.75}
.site-announced{stroke-dasharray:3 2}
.site-inside{fill:none;stroke:var(--compute);stroke-width:1.75}
.site-count{font-size:12px;fill:var(--compute)}
.site-count.on-online{fill:var(--card)}
.site-name{font-size:13px;font-weight:600;fill:var(--compute)}
`;

/** The looks of what stands around the bands, which on a page is text. */
export const AROUND = `
.s{font:400 12px var(--sans);fill:var(--muted);paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
.s-headline{font-size:20px;font-weight:600;fill:var(--ink)}
.s-title{font-size:11.5px;font-weight:600;letter-spacing:.06em}
.s-topic,.s-chosen{font-size:13px;font-weight:600;fill:var(--ink)}
.s-row,.s-key{font-size:13px;font-weight:500;fill:var(--ink)}
.s-key{font-size:12px;font-weight:400}
.ground{fill:var(--paper)}
.rule{stroke:var(--hair)}
.sea{fill:var(--sea)}
`;

const inPlace = (css: string, theme: Theme): string =>
  css
    .replace(/var\(--([\w-]+)(?:, var\(--[\w-]+\))?\)/g, (_, name: string) =>
      name === "sans" ? FONTS : (TOKENS[theme][name] ?? ""),
    )
    .trim();

/** What of a style sheet are colours; a drawing that changes them must bear all of it, or a weaker rule would win. */
const coloursOf = (css: string): string =>
  css.replace(/([^{}]+)\{([^{}]*)\}/g, (_, selector: string, body: string) => {
    const colours = body.split(";").filter((line) => /^(fill|stroke|color):/.test(line));
    return colours.length > 0 ? `${selector.trim()}{${colours.join(";")}}` : "";
  });

/**
 * A style sheet with its colours in their places: not every program that shows a drawing knows variables.
 * @param theme `auto`: light, and dark where the reader's device is
 */
export const resolved = (css: string, theme: Theme | "auto"): string =>
  theme === "auto"
    ? `${inPlace(css, "light")}\n@media(prefers-color-scheme:dark){${inPlace(coloursOf(css), "dark")}}`
    : inPlace(css, theme);

/** The tokens of a theme as declarations. */
export const declared = (theme: Theme): string =>
  [...Object.entries(TOKENS[theme]), ["sans", FONTS] as const].map(([name, value]) => `--${name}:${value}`).join(";");
