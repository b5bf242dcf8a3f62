/** The windows: stretches of time between a duty, the power to enforce it and the compute for it. */
export { type CapacityLead, capacityLead, type LeadBy, NO_PLACE_FOR_COMPUTE } from "./capacity-lead";
export { type EnforcementGap, enforcementGap, type GapContext, milestonesOfTopic } from "./enforcement-gap";
export type { DatedEnd, End, Reason, Window } from "./interval";
export { type Runway, runway } from "./runway";
