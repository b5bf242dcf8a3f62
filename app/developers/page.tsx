import type { Metadata } from "next";
import { headers } from "next/headers";
import { originOf } from "@/app/_server/origin";
import { DevelopersView } from "@/app/_views/DevelopersView";
import { developersState, type OpenApi } from "@/app/_views/developers";
import { FEED_KEYS } from "@/app/_views/subscribe-query";
import { openapi } from "@/app/api/_openapi/document";
import { TOOLS } from "@/app/mcp/_edge/tools";
import "@/app/_views/developers.css";

export const dynamic = "force-dynamic";
export const metadata: Metadata = {
  title: "For developers",
  description:
    "The API of Vacatio: every date, level and window as JSON, CSV or workbook, with its sources; feeds, MCP and embeds.",
};

export default async function Developers() {
  const document = JSON.parse(openapi()) as OpenApi;
  return (
    <DevelopersView state={developersState(document, { tools: TOOLS, feedKeys: FEED_KEYS, origin: originOf(await headers()) })} />
  );
}
