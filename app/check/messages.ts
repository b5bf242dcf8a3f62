import type { Finding } from "@/lib/check/finding";
import type { Timetable } from "@/lib/check/timetable";

/** What the page asks its worker: a text that was typed, or a file. */
export interface Asked {
  readonly id: number;
  readonly table: Timetable;
  readonly name: string;
  readonly content: string | ArrayBuffer;
}

/** What the worker answers. */
export type Answered =
  | { readonly id: number; readonly text: string; readonly findings: readonly Finding[] }
  | { readonly id: number; readonly problem: string };
