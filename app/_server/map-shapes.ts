import { readFile } from "node:fs/promises";
import path from "node:path";

let read: Promise<string> | undefined;

/** The shapes of the countries as they lie in their file, without the frame around them. */
export function mapShapes(): Promise<string> {
  read ??= readFile(path.join(process.cwd(), "public", "map-shapes.svg"), "utf8").then(
    (text) => /<defs>(.*)<\/defs>/s.exec(text)?.[1] ?? "",
  );
  return read;
}
