import { notFound } from "next/navigation";
import { currentResponse } from "./wire";

/**
 * Gives the page that is being made the status 404; what it says is its own. `notFound()` would send a page whose text only scripts draw,
 * so it is left for where there is no answer to mark.
 */
export function markMissing(): void {
  const response = currentResponse();
  if (!response || response.headersSent) notFound();
  response.statusCode = 404;
}
