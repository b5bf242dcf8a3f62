import { context } from "@/app/_server/context";
import { handlers } from "@/app/api/_edge/route";
import { badge, faultBadge } from "@/app/charts/_edge/badge";
import { respondDrawing } from "@/app/charts/_edge/respond";

export const dynamic = "force-dynamic";

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = handlers(async (request, { params }) => {
  const file = String((await params)?.file ?? "");
  return respondDrawing(request, context, (ask) => badge(file, ask), faultBadge);
});
