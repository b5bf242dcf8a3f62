import { check } from "@/lib/check/check";
import { readDocument } from "@/lib/check/document";
import { VacatioError } from "@/lib/errors";
import type { Answered, Asked } from "./messages";

/** Reads and checks off the page's own thread. It knows no address and asks nothing from any. */
self.onmessage = ({ data }: MessageEvent<Asked>) => {
  self.postMessage(answer(data));
};

function answer({ id, table, name, content }: Asked): Answered {
  try {
    const { text, format } =
      typeof content === "string"
        ? ({ text: content, format: "markdown" } as const)
        : readDocument(name, new Uint8Array(content));
    return { id, text, findings: check(text, table, format) };
  } catch (error) {
    if (error instanceof VacatioError) return { id, problem: error.message };
    return { id, problem: "The text could not be checked." };
  }
}
