import type { Operation } from "../_edge/operation";
import { changes } from "./changes";
import { claimCheck, claims } from "./claims";
import { jurisdiction, jurisdictions } from "./enforcement";
import { comparison, milestone, milestones, scenarios } from "./law";
import { model, models } from "./models";
import { periods, sources } from "./others";
import { provider, providers } from "./providers";
import { signal, signals } from "./signals";
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
  models,
  model,
  windows,
  signals,
  signal,
  claims,
  claimCheck,
  periods,
  sources,
  changes,
];
