import { context } from "@/app/_server/context";
import { handlers } from "@/app/api/_edge/route";
import { respondFeed } from "../_edge/respond";
import { upcoming } from "../_edge/upcoming";

export const dynamic = "force-dynamic";

const FILE = { type: "application/json", name: "vacatio-upcoming.json" };

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = handlers((request) => respondFeed(request, context, FILE, upcoming));
