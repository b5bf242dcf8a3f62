import { createHash } from "node:crypto";
import { Feed } from "feed";

/** One piece of news. */
export interface AtomEntry {
  /** What tells it from all others, for ever. */
  readonly key: string;
  readonly title: string;
  /** A moment in ISO 8601, UTC: when it became so. */
  readonly updated: string;
  /** The page about it, absolute. */
  readonly link: string;
  readonly lines: readonly string[];
  readonly category: string;
}

export interface AtomFeed {
  readonly key: string;
  readonly title: string;
  readonly subtitle: string;
  /** Its own address, and that of the page about it, absolute. */
  readonly self: string;
  readonly page: string;
  /** It is at least as new as this. */
  readonly updated: string;
}

/** A feed as Atom (RFC 4287). The entries stand in their order; the feed is as new as the newest of them, or as `updated`. */
export function atom(about: AtomFeed, entries: readonly AtomEntry[]): string {
  const updated = entries.map((e) => e.updated).reduce((a, b) => (a > b ? a : b), about.updated);
  const feed = new Feed({
    id: permanent(about.key),
    title: about.title,
    description: about.subtitle,
    link: about.page,
    feedLinks: { atom: about.self },
    updated: new Date(updated),
    author: { name: "Vacatio" },
    generator: false,
  });
  for (const { key, title, updated: at, link, lines, category } of entries)
    feed.addItem({
      id: permanent(key),
      title: html(title),
      link,
      date: new Date(at),
      content: lines.map((line) => `<p>${html(line)}</p>`).join(""),
      category: [{ term: category }],
    });
  return feed.atom1();
}

/** A UUID (version 8, RFC 9562) made from a key: the same for the same key, under whatever host the feed is read. */
function permanent(key: string): string {
  const hex = createHash("sha256").update(key).digest("hex");
  const variant = ((Number.parseInt(hex[16] as string, 16) & 3) | 8).toString(16);
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const html = (text: string): string =>
  text
    .replace(/[^\P{Cc}\t\n]/gu, " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
