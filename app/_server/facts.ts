import { createHash } from "node:crypto";
import { type Facts, lightFacts } from "@/lib/facts";

/** The facts that the browser computes with, as a file named by its content. */
export interface FactsFile {
  /** `<hash>.json` */
  readonly name: string;
  readonly body: string;
}

// The law of a snapshot is one object per revision; the facts around it are made anew for each request.
const files = new WeakMap<Facts["law"], FactsFile>();

/** The file of these facts; made once for each revision of the dataset. */
export function factsFile(facts: Facts): FactsFile {
  const made = files.get(facts.law);
  if (made) return made;
  const body = JSON.stringify(lightFacts(facts));
  const file = {
    name: `${createHash("sha256").update(body).digest("hex").slice(0, 20)}.json`,
    body,
  };
  files.set(facts.law, file);
  return file;
}
