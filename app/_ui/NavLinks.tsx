"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

const PAGES = [
  ["/", "Overview"],
  ["/timeline", "Timeline"],
  ["/map", "Map"],
  ["/countries", "Countries"],
  ["/compute", "Compute"],
  ["/windows", "Windows"],
  ["/method", "Method"],
  ["/sources", "Sources"],
] as const;

/** The pages; the current one is marked. A milestone belongs to the timeline, a country to the countries, a site to compute. */
export function NavLinks() {
  const path = usePathname();
  const inside = PAGES.find(([href]) => href !== "/" && path.startsWith(`${href}/`));
  const current = path.startsWith("/milestones") ? "/timeline" : (inside?.[0] ?? path);
  return (
    <nav aria-label="Pages">
      <ul>
        {PAGES.map(([href, name]) => (
          <li key={href}>
            <Link href={href} prefetch={false} aria-current={href === current ? "page" : undefined}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
