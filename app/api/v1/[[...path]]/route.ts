import { DOCUMENT, problemDetails } from "@/app/api/_edge/problem";
import { jsonResponse, problemResponse } from "@/app/api/_edge/respond";
import { handlers } from "@/app/api/_edge/route";

export const dynamic = "force-dynamic";
export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = handlers(async (request, { params }) =>
  (await params)?.path === undefined
    ? jsonResponse(request, JSON.stringify({ openapi: DOCUMENT, page: "/developers" }))
    : problemResponse(problemDetails(404, `There is no such resource; all of them are in ${DOCUMENT}.`)),
);
