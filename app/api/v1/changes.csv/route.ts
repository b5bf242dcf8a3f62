import { changes } from "@/app/api/_answers/changes";
import { csvRoute } from "@/app/api/_edge/route";

export const dynamic = "force-dynamic";
export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = csvRoute(changes);
