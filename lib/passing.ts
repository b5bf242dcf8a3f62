/** What newsletters, networks and advertisers hang on an address to count visits; it asks for nothing. */
const PASSING = /^(?:utm_\w+|mc_\w+|fbclid|gclid|gbraid|wbraid|msclkid|ref)$/;

/** A query without what others hung on the address. */
export const withoutPassing = (query: URLSearchParams): URLSearchParams =>
  new URLSearchParams([...query].filter(([key]) => !PASSING.test(key)));
