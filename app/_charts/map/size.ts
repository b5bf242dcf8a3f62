/** The frame of the drawing in its own units; the browser needs no more of the places than this. */
export const FRAME_SIZE = { width: 1000, height: 960 } as const;

/** States too small for a code, shown as tiles at the side. */
export const TILES: readonly string[] = ["LU", "MT", "SI", "LI"];
/** The radius of a disc that stands for a country whose shape would be a speck. */
export const DISC = 6.5;
/** Half the width of a mark of one site, and of several. */
export const ONE = 8;
export const MANY = 11.5;
