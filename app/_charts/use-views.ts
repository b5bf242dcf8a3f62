"use client";

import { useSyncExternalStore } from "react";
import type { Views } from "./Chart";

// The same width as in charts.css: from here on the wide view has its least plot.
const WIDE = "(min-width: 960px)";

const subscribe = (changed: () => void) => {
  const query = matchMedia(WIDE);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
};

/** The view that is shown in this browser; `both` on the server and in the first paint, so that they agree. */
export const useViews = (): Views =>
  useSyncExternalStore<Views>(
    subscribe,
    () => (matchMedia(WIDE).matches ? "wide" : "narrow"),
    () => "both",
  );
