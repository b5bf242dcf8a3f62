import Link from "next/link";

export default function NotFound() {
  return (
    <div className="plain">
      <h1>There is no such signal.</h1>
      <p>
        The address may be misspelt. All that are known stand in the <Link href="/signals">list of signals</Link>.
      </p>
    </div>
  );
}
