import { context } from "@/app/_server/context";
import { handlers } from "@/app/api/_edge/route";
import { changes } from "../_edge/changes";
import { respondFeed } from "../_edge/respond";

export const dynamic = "force-dynamic";

const FILE = { type: "application/atom+xml; charset=utf-8", name: "vacatio-changes.atom" };

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = handlers((request) => respondFeed(request, context, FILE, changes));
