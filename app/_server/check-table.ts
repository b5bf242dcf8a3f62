import { withoutLaterSources } from "@/app/api/_edge/known-sources";
import { type Timetable, timetable } from "@/lib/check/timetable";
import type { Lens } from "@/lib/lens";
import type { Context } from "./context";

/** What the page of the checker gives to the browser: the timetable of the law, with the sources that were out by the as-of date. */
export const checkTable = (
  { facts, dataset }: Pick<Context, "facts" | "dataset">,
  { law, asOf }: Pick<Lens, "law" | "asOf">,
): Timetable => withoutLaterSources(timetable(facts.law, law, asOf), asOf, dataset);
