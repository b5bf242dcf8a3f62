import type { GpuEquivalents } from "./schema";

/** H100 equivalents of a number of chips by the table, rounded; `unknown` for a chip that is not in it. */
export function h100Equivalents(gpus: number | "unknown", chip: string | "unknown", table: GpuEquivalents): number | "unknown" {
  const entry = table.table.find((row) => row.gpuModel === chip);
  return gpus === "unknown" || !entry ? "unknown" : Math.round(gpus * entry.h100Equivalents);
}
