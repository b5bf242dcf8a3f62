/** The windows: stretches of time between a duty, the power to enforce it and the compute for it. */
export { type CapacityLead, capacityLead, type LeadBy, NO_PLACE_FOR_COMPUTE } from "./capacity-lead";
export {
  type EnforcementGap,
  enforcementGap,
  type GapContext,
  milestonesOfTopic,
  NOT_SETTLED,
  publicBodies,
  UNION,
} from "./enforcement-gap";
export type { DatedEnd, End, Reason, Window } from "./interval";
export { aMonthsLong, type LeadTime, monthsAdjective, monthsRange, monthsText, startFor, workFor } from "./lead-time";
export { type Migration, migration } from "./migration";
export { type PromiseWindow, promiseWindow } from "./promise";
export { type Relief, relief } from "./relief";
export { type Runway, runway } from "./runway";
export { type StartBy, startBy } from "./start-by";
export { noWork } from "./work";

import type { CapacityLead } from "./capacity-lead";
import type { EnforcementGap } from "./enforcement-gap";
import type { Migration } from "./migration";
import type { PromiseWindow } from "./promise";
import type { Relief } from "./relief";
import type { Runway } from "./runway";
import type { StartBy } from "./start-by";

export type AnyWindow = Runway | StartBy | EnforcementGap | Relief | CapacityLead | Migration | PromiseWindow;
