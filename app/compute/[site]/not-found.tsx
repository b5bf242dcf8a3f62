import Link from "next/link";

export default function NoSuchSite() {
  return (
    <div className="plain">
      <h1>There is no such site here.</h1>
      <p>
        The address ends in the id of a compute site, as in /compute/nscale-narvik. All sites are in the list of{" "}
        <Link href="/compute">compute</Link>, and most of them on the <Link href="/map">map</Link>.
      </p>
    </div>
  );
}
