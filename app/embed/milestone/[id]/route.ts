import { context } from "@/app/_server/context";
import { handlers } from "@/app/api/_edge/route";
import { milestonePage } from "../../_edge/pages";
import { respondEmbed } from "../../_edge/respond";

export const dynamic = "force-dynamic";

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = handlers(async (request, { params }) => {
  const id = String((await params)?.id ?? "");
  return respondEmbed(request, context, (ask) => milestonePage(id, ask));
});
