import { onMap } from "@/app/_charts/map/layout";
import { PLACES, project } from "@/app/_charts/map/places";
import type { Site } from "@/lib/capacity/schema";

/** The surroundings of a site on the map, in units of its frame. */
export interface InsetState {
  /** `68.5757, 17.5801`, or `position not known` */
  readonly position: string;
  /** Where the position is from: a source, or words. */
  readonly sourceId: string | undefined;
  readonly from: string | undefined;
  readonly drawing:
    | {
        readonly viewBox: string;
        readonly x: number;
        readonly y: number;
        readonly countries: readonly string[];
        readonly country: string;
        /** The letters of the countries, where they have room. */
        readonly codes: readonly { readonly iso2: string; readonly x: number; readonly y: number }[];
      }
    | undefined;
}

const WIDTH = 300;
const HEIGHT = 220;

/** Where a site stands, with a piece of the map around it where it lies on the map. */
export function insetState(site: Site): InsetState {
  const { lat, lon, coordSource } = site;
  if (lat === null || lon === null)
    return { position: "position not known", sourceId: undefined, from: undefined, drawing: undefined };
  // A source has an id; everything else is said in words.
  const isId = coordSource !== null && /^[a-z0-9-]+$/.test(coordSource);
  const where = {
    position: `${coordinate(lat, "N", "S")}, ${coordinate(lon, "E", "W")}`,
    sourceId: isId ? coordSource : undefined,
    from: isId ? undefined : (coordSource ?? "where it is from is not said"),
  };
  if (!onMap(lat, lon)) return { ...where, drawing: undefined };
  const [x, y] = project(lat, lon);
  const [left, top] = [x - WIDTH / 2, y - HEIGHT / 2];
  const near = Object.entries(PLACES)
    .filter(([, { box }]) => box[0] < left + WIDTH && box[2] > left && box[1] < top + HEIGHT && box[3] > top)
    .map(([iso2]) => iso2);
  const tenth = (n: number) => Math.round(n * 10) / 10;
  return {
    ...where,
    drawing: {
      viewBox: `${tenth(left)} ${tenth(top)} ${WIDTH} ${HEIGHT}`,
      x: tenth(x),
      y: tenth(y),
      countries: near,
      country: site.country,
      codes: near.flatMap((iso2) => {
        const spot = PLACES[iso2]?.spots.find(
          ([cx, cy]) =>
            cx > left + 14 &&
            cx < left + WIDTH - 14 &&
            cy > top + 12 &&
            cy < top + HEIGHT - 12 &&
            Math.hypot(cx - x, cy - y) > 24,
        );
        return spot ? [{ iso2, x: spot[0], y: spot[1] }] : [];
      }),
    },
  };
}

const coordinate = (degrees: number, plus: string, minus: string): string =>
  `${Math.abs(degrees).toFixed(2)}° ${degrees < 0 ? minus : plus}`;
