import { context } from "@/app/_server/context";
import { handlers } from "@/app/api/_edge/route";
import { respondFile } from "../_files/respond";

export const dynamic = "force-dynamic";
export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = handlers(async (request) => respondFile("xlsx", request, context));
