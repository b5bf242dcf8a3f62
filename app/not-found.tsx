import type { Metadata } from "next";
import Link from "next/link";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <div className="plain">
      <h1>There is no such page.</h1>
      <p>
        The address may be misspelt, or the milestone it names does not exist. Every dated provision is on the{" "}
        <Link href="/timeline">timeline</Link>.
      </p>
    </div>
  );
}
