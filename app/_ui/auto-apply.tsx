"use client";

import { useEffect } from "react";

/** Sends a form of settings as soon as a valid choice is made; its Apply button is for readers without scripts. */
export function AutoApply() {
  useEffect(() => {
    let typing = false;
    const send = (field: HTMLInputElement | HTMLSelectElement) => {
      if (field.form?.matches("[data-auto]") && field.form.checkValidity()) field.form.requestSubmit();
    };
    const onChange = (event: Event) => {
      const field = event.target;
      // A date that is being typed is whole only when the reader leaves the field or presses Enter.
      if (field instanceof HTMLSelectElement || (field instanceof HTMLInputElement && !(field.type === "date" && typing)))
        send(field);
    };
    const onKey = (event: KeyboardEvent) => {
      typing = event.target instanceof HTMLInputElement && event.key !== "Enter";
    };
    const onLeave = (event: FocusEvent) => {
      const field = event.target;
      if (!(field instanceof HTMLInputElement) || field.type !== "date" || !typing) return;
      typing = false;
      if (field.value === "") field.value = field.defaultValue;
      else if (field.value !== field.defaultValue) send(field);
    };
    document.addEventListener("change", onChange);
    document.addEventListener("keydown", onKey);
    document.addEventListener("focusout", onLeave);
    return () => {
      document.removeEventListener("change", onChange);
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("focusout", onLeave);
    };
  }, []);
  return null;
}
