import { watchRequests } from "@/app/_server/wire";
import { startDatabase } from "@/db/start";
import { VacatioError } from "@/lib/errors";

/**
 * Opens, migrates and loads the database before the first request is answered. Where that fails, the process ends with
 * code 1 and a sentence: an error thrown here would leave a server that answers 500 to everything.
 */
export async function start(): Promise<void> {
  // Whoever started this server is gone: stop, so that no server is left behind that holds the database.
  if (process.connected) process.once("disconnect", () => process.exit(0));
  watchRequests();
  try {
    await startDatabase((line) => console.log(line));
  } catch (error) {
    console.error(reason(error));
    process.exit(1);
  }
}

/** The message for the reader, otherwise the innermost one: drivers wrap what went wrong in the query that met it. */
function reason(error: unknown): string {
  if (error instanceof VacatioError) return error.message;
  if (error instanceof AggregateError && error.errors.length > 0) return reason(error.errors[0]);
  if (error instanceof Error && error.cause instanceof Error) return reason(error.cause);
  return error instanceof Error ? error.message || error.name : String(error);
}
