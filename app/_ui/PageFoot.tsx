/**
 * A text at the foot of each printed page. Browsers without boxes in the margins of a page print it nowhere: it must stand on the page too.
 * @param at the right foot ends with what every page says and its number; how both look is in print.css
 */
export const PageFoot = ({ at, children }: { at: "left" | "right"; children: string }) => (
  <style>{`@page { @bottom-${at} { content: ${quoted(children)}${at === "right" ? NUMBERED : ""}; } }`}</style>
);

const NUMBERED = ' " Not legal advice. Page " counter(page) " of " counter(pages)';

/** A text as a string of a style sheet; nothing in it can end the string or the element. */
export const quoted = (text: string): string =>
  `"${text.replace(/[\\"<>&\n\r\f]/g, (c) => `\\${c.charCodeAt(0).toString(16)} `)}"`;
