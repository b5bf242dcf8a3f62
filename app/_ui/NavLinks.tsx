"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { type KeyboardEvent, useRef } from "react";
import { carriedHref, PAGES, type Page, pageOf } from "./carried";
import { useQuery } from "./query";

/** The pages; the current one is marked. The version of the law and the as-of date go along. */
export function NavLinks() {
  const query = useQuery();
  const current = pageOf(usePathname());
  const fold = useRef<HTMLDetailsElement>(null);
  const close = () => fold.current?.removeAttribute("open");
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !fold.current?.open) return;
    close();
    fold.current.querySelector("summary")?.focus();
  };
  const item = (page: Page) => (
    <li key={page.path}>
      <Link
        href={carriedHref(page, query)}
        prefetch={false}
        aria-current={page === current ? "page" : undefined}
        onClick={page.more && close}
      >
        {page.name}
      </Link>
    </li>
  );
  return (
    <nav aria-label="Pages">
      <ul>
        {PAGES.filter((page) => !page.more).map(item)}
        <li>
          <details
            ref={fold}
            className="more-pages"
            onKeyDown={onKey}
            onBlur={(event) => {
              if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) close();
            }}
          >
            <summary data-current={current?.more}>{current?.more ? `More: ${current.name}` : "More"}</summary>
            <ul>{PAGES.filter((page) => page.more).map(item)}</ul>
          </details>
        </li>
      </ul>
    </nav>
  );
}
