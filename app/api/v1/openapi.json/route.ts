import { jsonResponse } from "@/app/api/_edge/respond";
import { handlers } from "@/app/api/_edge/route";
import { openapi } from "@/app/api/_openapi/document";

export const dynamic = "force-dynamic";
export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = handlers(async (request) => jsonResponse(request, openapi()));
