import type { Day } from "@/lib/time/day";
import type { MapLayout } from "./layout";
import { DISC, FRAME_SIZE, ONE } from "./size";
import { furthest, type Look, type MapCountry, type MapSite, type MarkState, markOn, stepOn } from "./state";

/** Where the shapes of the countries lie. */
export const SHAPES = "/map-shapes.svg";

/** The patterns of the looks. One per page. */
export const MapDefs = () => (
  <svg className="defs" width="0" height="0" aria-hidden="true" focusable="false">
    <MapPatterns />
  </svg>
);

/** The patterns themselves. */
export function MapPatterns() {
  return (
    <defs>
      <pattern id="look-assumed" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
        <rect className="pattern-ground" width="8" height="8" />
        <rect className="pattern-own" width="2" height="8" />
      </pattern>
      <pattern id="look-eea" width="7" height="7" patternUnits="userSpaceOnUse">
        <rect className="pattern-ground" width="7" height="7" />
        <circle className="pattern-ink" cx="2" cy="2" r="1" />
      </pattern>
      <pattern id="look-uk" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className="pattern-ground" width="7" height="7" />
        <rect className="pattern-ink" width="1.6" height="7" />
      </pattern>
      <pattern id="look-unknown" width="9" height="9" patternUnits="userSpaceOnUse">
        <rect className="pattern-ground" width="9" height="9" />
        <path className="pattern-line" d="M2 2l5 5m0-5l-5 5" />
      </pattern>
      <pattern id="look-other" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect className="pattern-ground" width="6" height="6" />
        <rect className="pattern-ink" width="6" height="0.9" />
      </pattern>
    </defs>
  );
}

/** The swatch of a look, as in legend, list and tiles. */
export const Swatch = ({ look }: { look: Look }) => (
  <svg className="swatch" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
    <rect className={`look look-${look}`} x="1" y="1" width="14" height="14" rx="3" />
  </svg>
);

/** Strokes inside a diamond of half the width `r`, as on the list of all sites: a bar, two bars, a cross. */
const INSIDE: Readonly<Partial<Record<MarkState, (r: number) => string>>> = {
  building: (r) => `m${-r} 0h${2 * r}`,
  paused: (r) => `m${-r * 0.25} ${-r * 0.4}v${r * 0.8}m${r * 0.5} 0v${-r * 0.8}`,
  lost: (r) => `m${-r * 0.45} ${-r * 0.45}l${r * 0.9} ${r * 0.9}m0 ${-r * 0.9}l${-r * 0.9} ${r * 0.9}`,
};

function Diamond({ x, y, r, state, plain = false }: { x: number; y: number; r: number; state: MarkState; plain?: boolean }) {
  const inside = plain ? undefined : INSIDE[state]?.(r);
  return (
    <>
      <path className={`site site-${state}`} d={`M${x} ${y - r}l${r} ${r}l${-r} ${r}l${-r} ${-r}z`} />
      {inside && <path className="site-inside" d={`M${x} ${y}${inside}`} />}
    </>
  );
}

export const SiteMark = ({ state }: { state: MarkState }) => (
  <svg className="swatch" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
    <Diamond x={8} y={8} r={6.5} state={state} />
  </svg>
);

/**
 * The countries as links, with their codes, and the sites known on the day.
 * @param words what the states of sites are called
 * @param linkTo where a country leads; without it nothing is a link
 * @param markTo where a mark of several sites leads
 * @param shapes where the shapes lie; empty where they are in the same document
 * @param say the name of a country's link, for those who do not see it
 * @param growth how many times larger marks are drawn
 */
export function MapDrawing({
  countries,
  sites,
  layout,
  day,
  chosen,
  label,
  words,
  linkTo,
  markTo = (i) => `#mark-${i}`,
  say,
  shapes = SHAPES,
  growth = 1,
}: {
  countries: readonly MapCountry[];
  sites: readonly MapSite[];
  layout: MapLayout;
  day: Day;
  chosen: string | undefined;
  label: string;
  words: Readonly<Record<MarkState, string>>;
  linkTo?: (iso2: string) => string;
  markTo?: (i: number) => string;
  say: (country: MapCountry) => string;
  shapes?: string;
  growth?: number;
}) {
  const discs = new Map(layout.discs.map((d) => [d.iso2, d]));
  const codes = new Map(layout.codes.map((c) => [c.iso2, c]));
  const shape = (iso2: string, className: string) => {
    const disc = discs.get(iso2);
    return disc ? (
      <circle className={className} cx={disc.x} cy={disc.y} r={DISC} />
    ) : (
      <use className={className} href={`${shapes}#${iso2}`} />
    );
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing cannot be a fieldset
    <svg className="map" viewBox={`0 0 ${FRAME_SIZE.width} ${FRAME_SIZE.height}`} role="group" aria-label={label}>
      <use className="context" href={`${shapes}#context`} />
      {countries.map((country) => {
        const step = stepOn(country, day);
        const drawn = shape(country.iso2, `look look-${step.look}`);
        if (!linkTo) return <g key={country.iso2}>{drawn}</g>;
        return (
          <a
            key={country.iso2}
            href={linkTo(country.iso2)}
            className="country"
            data-iso={country.iso2}
            aria-label={say(country)}
            aria-current={country.iso2 === chosen ? "true" : undefined}
          >
            {drawn}
          </a>
        );
      })}
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus; the links have the names */}
      <g className="codes" aria-hidden="true">
        {chosen && shape(chosen, "outline")}
        {countries.map((country) => {
          const code = codes.get(country.iso2);
          if (!code) return null;
          return (
            <g key={country.iso2}>
              {code.leader && <path className="leader" d={`M${code.leader[0].join(" ")}L${code.leader[1].join(" ")}`} />}
              <text
                className={code.inside ? `code on-${stepOn(country, day).look}` : "code"}
                x={code.x}
                y={code.y + 5}
                textAnchor="middle"
              >
                {country.iso2}
              </text>
            </g>
          );
        })}
      </g>
      {layout.marks.map((mark, i) => {
        const there = mark.sites.flatMap((n) => {
          const site = sites[n];
          return site && site.from <= day ? [site] : [];
        });
        const [first] = there;
        if (!first) return null;
        const many = there.length > 1;
        const r = many ? mark.radius : ONE * growth;
        const states = there.map((site) => markOn(site, day));
        const state = furthest(states);
        const drawn = (
          <>
            <Diamond x={mark.x} y={mark.y} r={r} state={state} plain={many} />
            {many && (
              <text
                className={`site-count on-${state}`}
                x={mark.x}
                y={mark.y + 4 * growth}
                textAnchor="middle"
                style={growth > 1 ? { fontSize: 12 * growth } : undefined}
              >
                {there.length}
              </text>
            )}
            {mark.name && (
              <text className="site-name" x={mark.name.x} y={mark.name.y + 4.5} textAnchor={mark.name.anchor}>
                {mark.name.text}
              </text>
            )}
          </>
        );
        if (!linkTo) return <g key={mark.sites.join()}>{drawn}</g>;
        return (
          <a
            key={mark.sites.join()}
            href={many ? markTo(i) : first.href}
            className="site-link"
            aria-label={
              many
                ? `${there.length} compute sites: ${there.map((s, n) => `${s.name} (${words[states[n] ?? state]})`).join(", ")}`
                : `Compute site: ${first.name}, ${first.where} (${words[state]})`
            }
          >
            {drawn}
          </a>
        );
      })}
    </svg>
  );
}
