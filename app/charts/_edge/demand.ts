import { refused } from "@/app/feeds/_edge/respond";
import { VacatioError } from "@/lib/errors";
import type { Problem } from "@/lib/lens";

/** @throws VacatioError `bad-input` where a setting cannot be used, with all of them named */
export function demand(problems: readonly Problem[]): void {
  const [first] = problems;
  if (first) throw new VacatioError("bad-input", first.param, problems.map((problem) => refused(problem).message).join(" "));
}
