"use client";

import { useEffect } from "react";

/** Keys for the rows of a chart: up and down through the rows, left and right through the dates, Home and End to the ends. */
export function RowKeys() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const from = event.target;
      if (!(from instanceof HTMLElement) || from.dataset.row === undefined) return;
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")].filter((row) => row.checkVisibility());
      const dated = rows.filter((row) => row.dataset.day !== undefined);
      dated.sort((a, b) => Number(a.dataset.day) - Number(b.dataset.day));
      const step = (list: HTMLElement[], by: number) => list[list.indexOf(from) + by];
      const targets: Record<string, () => HTMLElement | undefined> = {
        ArrowDown: () => step(rows, 1),
        ArrowUp: () => (rows.indexOf(from) > 0 ? step(rows, -1) : undefined),
        ArrowRight: () => (dated.includes(from) ? step(dated, 1) : undefined),
        ArrowLeft: () => (dated.indexOf(from) > 0 ? step(dated, -1) : undefined),
        Home: () => rows[0],
        End: () => rows.at(-1),
      };
      const go = targets[event.key];
      if (!go) return;
      event.preventDefault();
      go()?.focus();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return null;
}
