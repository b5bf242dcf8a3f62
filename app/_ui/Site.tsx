import Link from "next/link";
import type { ReactNode } from "react";
import { NavLinks } from "./NavLinks";

/** The head of every page: the name and the pages. */
export function SiteHeader() {
  return (
    <header className="site-header">
      <div className="wrap">
        <Link href="/" className="wordmark" prefetch={false}>
          Vacatio
        </Link>
        <NavLinks />
      </div>
    </header>
  );
}

/**
 * The foot of every page.
 * @param children what depends on the data, as the revision
 */
export function SiteFooter({ children }: { children?: ReactNode }) {
  return (
    <footer className="site-footer">
      <div className="wrap">
        <p>
          <strong>Not legal advice.</strong> Dates are computed from the texts named in <Link href="/sources">Sources</Link>, by
          the rules in <Link href="/method">Method</Link>.
        </p>
        <p>
          Code: Apache-2.0. Data: <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>. {children}
        </p>
      </div>
    </footer>
  );
}

interface Revision {
  readonly id: number;
  readonly hash: string;
  readonly recordedAt: string;
}

/** `Data revision 1 (1a2b3c4d) of 2026-11-22.` */
export const revisionText = ({ id, hash, recordedAt }: Revision): string =>
  `Data revision ${id} (${hash.slice(0, 8)}) of ${recordedAt.slice(0, 10)}.`;

/**
 * The revision of the data that a page was made from.
 * @param gathered the day up to which its facts were gathered
 */
export function DataRevision({ id, hash, recordedAt, gathered }: Revision & { readonly gathered?: string | undefined }) {
  return (
    <span className="revision">
      Data revision {id} (<code>{hash.slice(0, 8)}</code>) of <time dateTime={recordedAt}>{recordedAt.slice(0, 10)}</time>
      {gathered && `, with facts gathered up to ${gathered}`}.{" "}
      <Link href="/changes" prefetch={false}>
        What changed
      </Link>
    </span>
  );
}
