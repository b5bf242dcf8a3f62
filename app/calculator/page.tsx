import type { Metadata } from "next";
import { context, queryOf, type SearchParams } from "@/app/_server/context";
import { sourceCards } from "@/app/_server/sources";
import { CalculatorView } from "@/app/_views/CalculatorView";
import { calculatorState } from "@/app/_views/calculator";
import { isoDay } from "@/lib/time/day";
import "@/app/_views/countries.css";
import "@/app/_views/calculator.css";

export const dynamic = "force-dynamic";
export const metadata: Metadata = {
  title: "Deadline calculator",
  description: "When a period of the EU AI Act ends: the strict and the legal end, the articles applied and the public holidays.",
};

export default async function Calculator({ searchParams }: { searchParams: SearchParams }) {
  const c = await context();
  const state = calculatorState(c.dataset, await queryOf(searchParams), isoDay(c.today));
  return <CalculatorView state={state} sources={sourceCards(c, state.chosen?.sourceIds ?? [])} />;
}
