import { context } from "@/app/_server/context";
import { handlers } from "@/app/api/_edge/route";
import { respondAsked } from "../_edge/respond";
import { readSignals, signals } from "../_edge/signals";

export const dynamic = "force-dynamic";

const FILE = { type: "application/atom+xml; charset=utf-8", name: "vacatio-signals.atom" };

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = handlers((request) =>
  respondAsked(request, context, FILE, readSignals, signals),
);
