import { context } from "@/app/_server/context";
import { handlers } from "@/app/api/_edge/route";
import { deadlines } from "../_edge/deadlines";
import { respondFeed } from "../_edge/respond";

export const dynamic = "force-dynamic";

const FILE = { type: "text/calendar; charset=utf-8", name: "vacatio-deadlines.ics" };

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = handlers((request) => respondFeed(request, context, FILE, deadlines));
