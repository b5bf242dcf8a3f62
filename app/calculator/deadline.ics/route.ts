import { context } from "@/app/_server/context";
import { handlers } from "@/app/api/_edge/route";
import { respondDeadline } from "./respond";

export const dynamic = "force-dynamic";
export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = handlers((request) => respondDeadline(request, context));
