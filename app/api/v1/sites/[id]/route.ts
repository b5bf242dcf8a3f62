import { site } from "@/app/api/_answers/sites";
import { route } from "@/app/api/_edge/route";

export const dynamic = "force-dynamic";
export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = route(site);
