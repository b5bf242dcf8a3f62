import { pageChartRoute } from "../_edge/respond";

export const dynamic = "force-dynamic";
export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = pageChartRoute("money");
