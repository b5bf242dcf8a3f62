import type { Metadata } from "next";
import { headers } from "next/headers";
import { context, queryOf, type SearchParams } from "@/app/_server/context";
import { originOf } from "@/app/_server/origin";
import { SubscribeView } from "@/app/_views/SubscribeView";
import { subscribeState } from "@/app/_views/subscribe";
import { SubscribeControls } from "./controls";
import "@/app/_views/subscribe.css";

export const dynamic = "force-dynamic";
export const metadata: Metadata = {
  title: "Calendar of deadlines",
  description:
    "A calendar to subscribe to: the dates of the EU AI Act, each with its reason. When a date moves, the event moves.",
};

export default async function Subscribe({ searchParams }: { searchParams: SearchParams }) {
  const c = await context();
  const state = subscribeState(c.facts, await queryOf(searchParams), c.lensContext, originOf(await headers()));
  return (
    <>
      <SubscribeControls />
      <SubscribeView state={state} />
    </>
  );
}
