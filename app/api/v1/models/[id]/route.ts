import { model } from "@/app/api/_answers/models";
import { route } from "@/app/api/_edge/route";

export const dynamic = "force-dynamic";
export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = route(model);
