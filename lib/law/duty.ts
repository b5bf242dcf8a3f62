import type { Addressee, Milestone } from "./schema";

/** Those whom the Act calls operators (Art. 3(8)), with the providers of general-purpose models and public deployers. */
export const OPERATORS: readonly Addressee[] = [
  "provider",
  "deployer",
  "importer",
  "distributor",
  "authorised-representative",
  "product-manufacturer",
  "public-authority-deployer",
  "gpai-provider",
  "gpai-systemic-provider",
];

/** Whether a milestone is a duty: something starts to bind an operator, or a transitional period ends. Windows are about duties. */
export const isDuty = (m: Pick<Milestone, "kind" | "addressees">): boolean =>
  m.kind === "transitional-end" || (m.kind === "obligation-applies" && m.addressees.some((a) => OPERATORS.includes(a)));
