import type { Examined } from "@/lib/check/check";
import type { Format } from "@/lib/check/plain";
import type { Timetable } from "@/lib/check/timetable";

/** What the page asks its worker: a file as it was chosen, or a text, whose format is known. */
export type Asked = { readonly id: number; readonly table: Timetable; readonly name: string } & (
  | { readonly bytes: ArrayBuffer }
  | { readonly text: string; readonly format: Format }
);

/** What the worker answers. `shown` is as long as the text, without what is no text of a page. */
export type Answered =
  | {
      readonly id: number;
      readonly text: string;
      readonly format: Format;
      readonly shown: string;
      readonly examined: Examined;
    }
  | { readonly id: number; readonly problem: string };
