"use client";

import { useEffect } from "react";

/** Copies what stands beside a button. */
export function CopyButtons() {
  useEffect(() => {
    const onClick = async (event: MouseEvent) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-copy]") : null;
      const status = button?.nextElementSibling;
      if (!button || !status) return;
      try {
        await navigator.clipboard.writeText(button.dataset.copy ?? "");
        status.textContent = "Copied.";
      } catch {
        status.textContent = "The browser did not allow it; copy it from the field.";
      }
    };
    document.addEventListener("click", onClick);
    return () => document.removeEventListener("click", onClick);
  }, []);
  return null;
}
