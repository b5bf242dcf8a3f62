import dns from "node:dns/promises";
import ipaddr from "ipaddr.js";
import { badInput } from "@/lib/errors";

/** Which addresses of the network may be posted to. */

/** Public by their number, but a cloud's own service for its machines. */
const METADATA = ["168.63.129.16"];

/**
 * Whether an address may be posted to: a public one, or one in a range that is allowed. An IPv6 address that holds an IPv4 address counts as that.
 * @param allow ranges as `10.0.0.0/8`
 */
export function mayPostTo(address: string, allow: readonly string[]): boolean {
  return isAllowed(address, allow) || isPublic(address);
}

/** Whether an address lies in a range that is allowed by name. */
export function isAllowed(address: string, allow: readonly string[]): boolean {
  const ip = ipaddr.isValid(address) ? ipaddr.process(address) : undefined;
  return allow.some((range) => {
    const [base, bits] = ipaddr.parseCIDR(range);
    return ip !== undefined && ip.kind() === base.kind() && ip.match([base, bits] as Parameters<typeof ip.match>[0]);
  });
}

/** What the internet routes: of IPv6 only what is given out today, so that no old way to write an IPv4 address slips through. */
function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const ip = ipaddr.process(address);
  if (ip.range() !== "unicast" || METADATA.includes(ip.toString())) return false;
  return ip instanceof ipaddr.IPv4 || ip.match(ipaddr.IPv6.parse("2000::"), 3);
}

/** Finds the addresses of a host. */
export type Resolve = (host: string) => Promise<readonly string[]>;

export const resolveHost: Resolve = async (host) => (await dns.lookup(host, { all: true })).map(({ address }) => address);

/**
 * The addresses of the host in a URL, all of which may be posted to. Whoever connects must use these and not ask again, or the host
 * could name others by then.
 * @throws VacatioError `bad-input` where one may not be posted to, or the URL is without encryption and not in an allowed range
 */
export async function vetted(url: URL, allow: readonly string[], resolve: Resolve = resolveHost): Promise<readonly string[]> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const addresses = ipaddr.isValid(host) ? [host] : await resolve(host);
  const refused = addresses.find((address) => !mayPostTo(address, allow));
  if (refused !== undefined)
    throw badInput(
      "url",
      `${host === refused ? `${host} is` : `${host} leads to ${refused}, which is`} not public. Name its range under "allow" to post there.`,
    );
  if (url.protocol !== "https:" && !addresses.every((address) => isAllowed(address, allow)))
    throw badInput("url", `${host} is asked without encryption: use https, or name its range under "allow".`);
  return addresses;
}
