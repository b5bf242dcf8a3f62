import { badInput, VacatioError } from "@/lib/errors";

const TIMEOUT_MS = 60_000;

/**
 * Asks a Vacatio server for JSON.
 * @throws VacatioError `unavailable` where it does not answer, `bad-input` with what it says is wrong
 */
export const getFrom =
  (server: string) =>
  async (path: string): Promise<unknown> => {
    const answer = await fetch(new URL(path, server), {
      // A proxy in between may hold an answer of an earlier revision.
      headers: { "cache-control": "no-cache" },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch(() => undefined);
    if (!answer || answer.status >= 500)
      throw new VacatioError(
        "unavailable",
        "server",
        `${server} ${answer ? `answered ${answer.status}` : "does not answer"}: start Vacatio there with npm start, or correct "server".`,
      );
    const body: unknown = await answer.json().catch(() => undefined);
    if (answer.ok) return body;
    const { detail } = (body ?? {}) as { detail?: unknown };
    throw badInput("lens", typeof detail === "string" ? detail : `${server} answered ${answer.status} to ${path}.`);
  };
