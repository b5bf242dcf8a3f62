import data from "./places.json";

export type Point = readonly [x: number, y: number];

/** Where a country lies in the frame: points inside it where its code fits, the roomiest first; its middle; its box. */
export interface Place {
  readonly spots: readonly Point[];
  readonly middle: Point;
  readonly box: readonly [left: number, top: number, right: number, bottom: number];
}

interface Places {
  readonly frame: {
    readonly width: number;
    readonly height: number;
    readonly centre: readonly [lon: number, lat: number];
    readonly scale: number;
    readonly translate: Point;
    /** The side of a cell of `SEA`. */
    readonly cell: number;
  };
  readonly countries: Readonly<Record<string, Place>>;
  readonly sea: readonly string[];
}

const places = data as unknown as Places;

/** The frame and the projection of the shapes in public/map-shapes.svg; written by `npm run data:map` together with them. */
export const FRAME = places.frame;
export const PLACES = places.countries;

/** Whether a box touches no land. */
export const isSea = (left: number, top: number, right: number, bottom: number): boolean => {
  for (let y = Math.floor(top / FRAME.cell); y <= Math.floor(bottom / FRAME.cell); y++)
    for (let x = Math.floor(left / FRAME.cell); x <= Math.floor(right / FRAME.cell); x++)
      if (places.sea[y]?.[x] !== ".") return false;
  return true;
};

const RADIANS = Math.PI / 180;

/** A place on the map: Lambert's azimuthal equal-area projection, as the shapes were drawn. Latitude and longitude in degrees. */
export function project(lat: number, lon: number): Point {
  const [lon0, lat0] = FRAME.centre.map((degrees) => degrees * RADIANS) as [number, number];
  const [phi, lambda] = [lat * RADIANS, lon * RADIANS - lon0];
  const cosine = Math.sin(lat0) * Math.sin(phi) + Math.cos(lat0) * Math.cos(phi) * Math.cos(lambda);
  const k = FRAME.scale * Math.sqrt(2 / (1 + cosine));
  const x = k * Math.cos(phi) * Math.sin(lambda);
  const y = k * (Math.cos(lat0) * Math.sin(phi) - Math.sin(lat0) * Math.cos(phi) * Math.cos(lambda));
  return [FRAME.translate[0] + x, FRAME.translate[1] - y];
}
