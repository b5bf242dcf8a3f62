/** The longest text that is checked, in characters. */
export const LONGEST_TEXT = 2_000_000;

/** How many findings are kept of one text. */
export const MOST_FINDINGS = 5_000;

/** The largest file that is opened, in bytes. */
export const LARGEST_FILE = 10_000_000;

/** Kinds of file that can be checked, by the end of their name. */
export const EXTENSIONS = [".txt", ".md", ".markdown", ".html", ".htm", ".docx"] as const;

/** The sentence for a text that is too long. */
export const tooLong = (characters: number): string =>
  `The text has ${characters.toLocaleString("en")} characters; at most ${LONGEST_TEXT.toLocaleString("en")} are checked at once. Check it in parts.`;

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;

/** The sentence for a file that is too large. */
export const tooLarge = (bytes: number): string =>
  `The file has ${megabytes(bytes)}; at most ${megabytes(LARGEST_FILE)} are read.`;
