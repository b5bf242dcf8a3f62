"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { carriedHref, PAGES, pageOf } from "./carried";
import { useQuery } from "./query";

/** The pages; the current one is marked. The version of the law and the as-of date go along. */
export function NavLinks() {
  const query = useQuery();
  const current = pageOf(usePathname());
  return (
    <nav aria-label="Pages">
      <ul>
        {PAGES.map((page) => (
          <li key={page.path}>
            <Link href={carriedHref(page, query)} prefetch={false} aria-current={page === current ? "page" : undefined}>
              {page.name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
