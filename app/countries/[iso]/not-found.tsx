import Link from "next/link";

export default function NoSuchCountry() {
  return (
    <div className="plain">
      <h1>There is no such country here.</h1>
      <p>
        The address ends in the two letters of a country (ISO 3166), as in /countries/PL. The 27 Member States, Norway, Iceland,
        Liechtenstein and the United Kingdom are in the list of <Link href="/countries">countries</Link>.
      </p>
    </div>
  );
}
