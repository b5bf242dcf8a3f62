import type { Metadata } from "next";
import { context, queryOf, type SearchParams } from "@/app/_server/context";
import { AutoApply } from "@/app/_ui/auto-apply";
import { ChangesView } from "@/app/_views/ChangesView";
import { changesState, chosenRevisions } from "@/app/_views/changes";
import { tryParseDay } from "@/lib/time/day";
import "@/app/_views/countries.css";
import "@/app/_views/changes.css";

export const dynamic = "force-dynamic";
export const metadata: Metadata = {
  title: "What changed",
  description: "What one revision of the data says otherwise than another.",
};

export default async function ChangesPage({ searchParams }: { searchParams: SearchParams }) {
  const { history, facts } = await context();
  const revisions = await history.revisions();
  const query = await queryOf(searchParams);
  const chosen = chosenRevisions(revisions, query);
  const asOf = tryParseDay(query.get("asOf") ?? "");
  const changes = chosen.from === undefined ? undefined : await history.changes(chosen.from, chosen.to);
  return (
    <>
      <AutoApply />
      <ChangesView state={changesState(revisions, chosen, changes, facts.law)} asOf={asOf} />
    </>
  );
}
