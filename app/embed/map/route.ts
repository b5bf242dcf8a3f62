import { context } from "@/app/_server/context";
import { handlers } from "@/app/api/_edge/route";
import { mapPage } from "../_edge/pages";
import { respondEmbed } from "../_edge/respond";

export const dynamic = "force-dynamic";
export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = handlers((request) => respondEmbed(request, context, mapPage));
