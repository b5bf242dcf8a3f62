import type { Format } from "@/lib/check/plain";

/** What is kept of the page while the reader is on another one, or has chosen another law. It never leaves the browser. */
export interface Kept {
  readonly typed: string;
  /** What the results stand for: nothing yet, the typed text, or a file, whose text is kept since the file is gone. */
  readonly checked: "none" | "typed" | KeptFile;
}

export interface KeptFile {
  readonly name: string;
  readonly text: string;
  readonly format: Format;
}

const KEY = "vacatio-check";

/** Keeps it until the tab is closed. */
export function keep(kept: Kept): void {
  try {
    sessionStorage.removeItem(KEY);
    if (kept.typed !== "" || kept.checked !== "none") sessionStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // A browser may keep nothing, or not so much; then the page begins empty.
  }
}

/** What was kept, or undefined. */
export function kept(): Kept | undefined {
  try {
    const text = sessionStorage.getItem(KEY);
    return text === null ? undefined : (JSON.parse(text) as Kept);
  } catch {
    return undefined;
  }
}
