/**
 * Where something was asked for, also behind a proxy; empty where the headers name no host.
 * @param asked the headers of the request
 */
export function originOf(asked: { get(name: string): string | null }): string {
  const first = (name: string) => asked.get(name)?.split(",")[0]?.trim();
  const host = first("x-forwarded-host") ?? first("host") ?? "";
  const origin = `${first("x-forwarded-proto") === "https" ? "https" : "http"}://${host}`;
  return URL.canParse(origin) ? new URL(origin).origin : "";
}
