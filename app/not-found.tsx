import type { Metadata } from "next";
import Link from "next/link";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <div className="plain">
      <h1>There is no such page.</h1>
      <p>
        The address may be misspelt; capitals count. All pages are named at the top of this one; the{" "}
        <Link href="/">overview</Link> is the first of them.
      </p>
    </div>
  );
}
