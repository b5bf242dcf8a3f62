"use client";

import { useSyncExternalStore } from "react";
import type { Views } from "./Chart";

// The same width as in charts.css: from here on the wide view has its least plot.
const WIDE = "(min-width: 960px)";

// Kept, since every drawing asks for it and the browser is slow to tell.
let shown: Views | undefined;
const read = (): Views => (matchMedia(WIDE).matches ? "wide" : "narrow");

const subscribe = (changed: () => void) => {
  const query = matchMedia(WIDE);
  const onChange = () => {
    shown = read();
    changed();
  };
  shown = read();
  query.addEventListener("change", onChange);
  return () => query.removeEventListener("change", onChange);
};

/** The view that is shown in this browser; `both` on the server and in the first paint, so that they agree. */
export const useViews = (): Views =>
  useSyncExternalStore<Views>(
    subscribe,
    () => {
      shown ??= read();
      return shown;
    },
    () => "both",
  );
