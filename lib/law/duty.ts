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

/** What somebody in a role is besides: a public authority that deploys is a deployer (Art. 3(4)), a model with systemic risk a model. */
const ALSO: Partial<Record<Addressee, Addressee>> = {
  "public-authority-deployer": "deployer",
  "gpai-systemic-provider": "gpai-provider",
};

/** Whether what is addressed to some concerns a reader in one of the roles; without a role it concerns everybody. */
export const concerns = (addressees: readonly Addressee[], roles: readonly string[]): boolean =>
  roles.length === 0 ||
  roles.some((role) => addressees.some((addressee) => addressee === role || addressee === ALSO[role as Addressee]));
