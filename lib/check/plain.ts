/** How a text is written. */
export type Format = "text" | "markdown" | "html";

const blank = (part: string): string => part.replace(/[^\n]/g, " ");

const HIDDEN = ["script", "style", "template", "noscript", "svg", "code", "pre"];
const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: " ",
  amp: "&",
  quot: '"',
  apos: "'",
  ndash: "-",
  mdash: "-",
  thinsp: " ",
};

/**
 * The text with everything that is no statement blanked out: code, addresses, tags. Every character keeps its place, so a finding
 * can be shown in the original.
 * @param text as it was written
 */
export function plain(text: string, format: Format): string {
  let result = text;
  if (format === "html") result = withoutTags(result);
  if (format === "markdown" || format === "text") result = withoutCode(result);
  return (
    result
      .replace(/\b(?:https?:\/\/|www\.)[^\s<>"'`)\]]+/gi, blank)
      // Names of fields are words: `high_risk_annex_iii`.
      .replace(/(?<=[\p{L}\d])_(?=[\p{L}\d])/gu, " ")
      .replace(/(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}/g, blank)
  );
}

function withoutTags(text: string): string {
  return (
    withoutHidden(text)
      // The end of a block ends a statement, the end of a cell does not.
      .replace(
        /<\/?(?:p|div|li|ul|ol|h[1-6]|tr|table|section|article|br|dd|dt|blockquote)\b[^<>]{0,2000}>/gi,
        (tag) => `${" ".repeat(tag.length - 1)}\n`,
      )
      .replace(/<t[dh]\b[^<>]{0,2000}>/gi, (tag) => `${" ".repeat(tag.length - 2)}| `)
      .replace(/<[a-z/!?][^<>]{0,4000}>/gi, blank)
      .replace(/&(#?\w{1,8});/g, (entity, name: string) => {
        const code = /^#(\d+)$/.exec(name)?.[1];
        const said = ENTITIES[name] ?? (code === "160" ? " " : code === "8211" ? "-" : " ");
        return said.padEnd(entity.length, " ");
      })
  );
}

/** Comments and the elements whose content is no text of the page; one that is not closed reaches to the end. */
function withoutHidden(text: string): string {
  const lower = text.toLowerCase();
  const opening = new RegExp(`<!--|<(${HIDDEN.join("|")})(?=[\\s/>])`, "g");
  const parts: string[] = [];
  let at = 0;
  for (let m = opening.exec(lower); m; m = opening.exec(lower)) {
    const close = m[1] === undefined ? "-->" : `</${m[1]}`;
    const end = lower.indexOf(close, m.index + m[0].length);
    const to = end < 0 ? text.length : lower.indexOf(">", end) + 1 || text.length;
    parts.push(text.slice(at, m.index), blank(text.slice(m.index, to)));
    at = to;
    opening.lastIndex = to;
  }
  return parts.join("") + text.slice(at);
}

function withoutCode(text: string): string {
  return text
    .replace(/^(```|~~~)[^\n]*\n[\s\S]*?(?:^\1[^\n]*$|$(?![\s\S]))/gm, blank)
    .replace(/(`{1,2})[^`\n]{1,500}\1/g, blank)
    .replace(/\]\([^()\s]{1,2000}(?:\s"[^"\n]{0,300}")?\)/g, (link) => `]${" ".repeat(link.length - 1)}`)
    .replace(/\*\*|__/g, "  ");
}
