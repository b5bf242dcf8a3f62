/** Called once when the server starts. This file is compiled for the edge too, so nothing of Node.js may be imported here. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") await (await import("./instrumentation-node")).start();
}
