import { windows } from "@/app/api/_answers/windows";
import { xlsxRoute } from "@/app/api/_edge/route";

export const dynamic = "force-dynamic";
export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = xlsxRoute(windows);
