import { claimCheck } from "@/app/api/_answers/claims";
import { route } from "@/app/api/_edge/route";

export const dynamic = "force-dynamic";
export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = route(claimCheck);
