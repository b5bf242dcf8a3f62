"use client";

import { useEffect } from "react";

/** Sends a form of settings as soon as a valid choice is made; its Apply button is for readers without scripts. */
export function AutoApply() {
  useEffect(() => {
    const onChange = (event: Event) => {
      const form = event.target instanceof Element ? event.target.closest<HTMLFormElement>("form[data-auto]") : null;
      if (form?.checkValidity()) form.requestSubmit();
    };
    document.addEventListener("change", onChange);
    return () => document.removeEventListener("change", onChange);
  }, []);
  return null;
}
