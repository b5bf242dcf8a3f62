import { DOCUMENT, problemDetails } from "@/app/api/_edge/problem";
import { problemResponse } from "@/app/api/_edge/respond";
import { handlers } from "@/app/api/_edge/route";

export const dynamic = "force-dynamic";
export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = handlers(async () =>
  problemResponse(problemDetails(404, `There is no such resource; all of them are in ${DOCUMENT}.`)),
);
