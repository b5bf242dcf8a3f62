import type { Operation } from "../_edge/operation";
import { changes } from "./changes";
import { jurisdiction, jurisdictions } from "./enforcement";
import { comparison, milestone, milestones, scenarios } from "./law";
import { periods, sources } from "./others";
import { provider, providers } from "./providers";
import { site, sites } from "./sites";
import { windows } from "./windows";

/** Every resource, in the order of the document. */
export const OPERATIONS: readonly Operation[] = [
  scenarios,
  milestones,
  milestone,
  comparison,
  jurisdictions,
  jurisdiction,
  sites,
  site,
  providers,
  provider,
  windows,
  periods,
  sources,
  changes,
];
