import { examine } from "@/lib/check/check";
import { readDocument } from "@/lib/check/document";
import { plain } from "@/lib/check/plain";
import { VacatioError } from "@/lib/errors";
import type { Answered, Asked } from "./messages";

/** Reads and checks off the page's own thread. It knows no address and asks nothing from any. */
self.onmessage = ({ data }: MessageEvent<Asked>) => {
  self.postMessage(answer(data));
};

function answer(asked: Asked): Answered {
  const { id, table, name } = asked;
  try {
    const { text, format } = "bytes" in asked ? readDocument(name, new Uint8Array(asked.bytes)) : asked;
    const shown = format === "html" ? plain(text, format) : text;
    if (shown.trim() === "") return { id, problem: `${name} has no text in it. Choose another file.` };
    return { id, text, format, shown, examined: examine(text, table, format) };
  } catch (error) {
    if (error instanceof VacatioError) return { id, problem: error.message };
    return { id, problem: "The text could not be checked." };
  }
}
