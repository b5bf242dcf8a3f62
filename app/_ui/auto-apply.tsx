"use client";

import { useEffect } from "react";
import { APPLY, chosenOf } from "./sent";

type Field = HTMLInputElement | HTMLSelectElement;

/** Where the focus and the page stood when a form was sent. */
interface Kept {
  readonly path: string;
  readonly form: number;
  readonly name: string;
  /** Which of the fields of that name. */
  readonly nth: number;
  readonly scroll: number;
}

const KEY = "vacatio-field";

/**
 * Sends a form of settings when a choice is made; its Apply button is for readers without scripts. A choice made with the pointer is sent
 * at once. With the keyboard a reader passes other choices on the way: it is sent on Enter, or when the field is left. On the page that
 * follows the focus is back in the field, and the page stands where it stood.
 */
export function AutoApply() {
  useEffect(() => {
    showToday();
    restore();
    let key = "";
    let before = "";
    let pending: Field | undefined;
    let sent: Field | undefined;
    const send = (field: Field) => {
      pending = undefined;
      if (!field.form?.checkValidity()) return;
      sent = field;
      field.form.requestSubmit();
    };
    const onPointer = () => {
      key = "";
    };
    const onKey = (event: KeyboardEvent) => {
      key = event.key;
      if (key !== "Enter" || !(event.target instanceof HTMLSelectElement) || event.target !== pending) return;
      event.preventDefault();
      send(event.target);
    };
    const onChange = ({ target: field }: Event) => {
      if (!isField(field)) return;
      // Where the page answers without being loaded anew, nothing is lost on the way to another choice.
      const inPlace = field instanceof HTMLSelectElement && field.closest("[data-live=ready]");
      // The keys that open a list; while it is open, keys choose in it and only the last choice is told.
      const opened = field instanceof HTMLSelectElement && [" ", "Enter", "F4"].includes(key);
      if (key === "" || opened || inPlace) send(field);
      else pending = field;
    };
    const onLeave = ({ target: field }: FocusEvent) => {
      // A window that is left for another one keeps its focus.
      if (!isField(field) || field === document.activeElement) return;
      if (field.type === "date" && field.value === "") field.value = (field as HTMLInputElement).defaultValue;
      else if (field === pending && field.value !== before) send(field);
      pending = undefined;
    };
    const onFocus = ({ target: field }: FocusEvent) => {
      key = "";
      if (isField(field)) before = field.value;
    };
    const onSubmit = (event: SubmitEvent) => {
      const at = document.activeElement;
      const here = event.target instanceof HTMLFormElement && event.target.matches("[data-auto]");
      pending = undefined;
      // A page that answers by itself has taken the event, and keeps the focus by itself.
      if (!here || event.defaultPrevented) sent = undefined;
      else if (isField(at)) sent = at;
    };
    // Without scripts all fields are sent, and the server takes out of the address what says nothing.
    const onData = ({ target: form, formData }: FormDataEvent) => {
      const apply = form instanceof HTMLFormElement && form.querySelector<HTMLButtonElement>(`button[name=${APPLY}]`);
      if (!apply) return;
      const chosen = chosenOf([...formData] as [string, string][], apply.value);
      for (const name of new Set(formData.keys())) formData.delete(name);
      for (const [name, value] of chosen) formData.append(name, value);
    };
    const onHide = () => {
      if (sent) keep(isField(document.activeElement) ? document.activeElement : sent);
      sent = undefined;
    };
    // A choice made before this ran would otherwise be shown and not applied.
    const early = forms().flatMap(fieldsOf).find(isChosenAnew);
    if (early) send(early);
    document.addEventListener("pointerdown", onPointer, true);
    document.addEventListener("keydown", onKey, true);
    document.addEventListener("change", onChange);
    document.addEventListener("focusin", onFocus);
    document.addEventListener("focusout", onLeave);
    window.addEventListener("submit", onSubmit);
    document.addEventListener("formdata", onData);
    window.addEventListener("pagehide", onHide);
    return () => {
      document.removeEventListener("pointerdown", onPointer, true);
      document.removeEventListener("keydown", onKey, true);
      document.removeEventListener("change", onChange);
      document.removeEventListener("focusin", onFocus);
      document.removeEventListener("focusout", onLeave);
      window.removeEventListener("submit", onSubmit);
      document.removeEventListener("formdata", onData);
      window.removeEventListener("pagehide", onHide);
    };
  }, []);
  return null;
}

const isField = (target: EventTarget | null): target is Field =>
  (target instanceof HTMLSelectElement || target instanceof HTMLInputElement) && target.form?.matches("[data-auto]") === true;

const forms = () => [...document.querySelectorAll<HTMLFormElement>("form[data-auto]")];
const fieldsOf = (form: HTMLFormElement) => [...form.elements].filter((e): e is Field => isField(e) && e.type !== "hidden");
const named = (form: HTMLFormElement, name: string) => fieldsOf(form).filter((field) => field.name === name);

/** Whether a list shows another choice than the page came with. */
function isChosenAnew(field: Field): boolean {
  if (!(field instanceof HTMLSelectElement)) return false;
  const options = [...field.options];
  return (
    field.selectedIndex !==
    Math.max(
      0,
      options.findIndex((o) => o.defaultSelected),
    )
  );
}

function keep(field: Field) {
  if (!field.form) return;
  const kept: Kept = {
    path: new URL(field.form.action).pathname,
    form: forms().indexOf(field.form),
    name: field.name,
    nth: named(field.form, field.name).indexOf(field),
    scroll: window.scrollY,
  };
  try {
    sessionStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // A browser may keep nothing; then the next page begins at its top.
  }
}

/** A drawing that scrolls sideways opens on the as-of date, not years before it. */
function showToday(): void {
  for (const area of document.querySelectorAll(".view-narrow")) {
    const line = area.querySelector(".backdrop .as-of");
    if (line) area.scrollLeft += line.getBoundingClientRect().left - area.getBoundingClientRect().left - area.clientWidth * 0.62;
  }
}

function restore() {
  let text: string | null = null;
  try {
    text = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
  } catch {
    return;
  }
  if (text === null) return;
  const { path, form: index, name, nth, scroll } = JSON.parse(text) as Kept;
  const form = forms()[index];
  if (!form || path !== window.location.pathname) return;
  const fields = named(form, name);
  const field = fields[Math.min(nth, fields.length - 1)];
  // What the reader has begun meanwhile goes first.
  if (!field || document.activeElement !== document.body) return;
  const folded = field.closest("details");
  if (folded) folded.open = true;
  field.focus({ preventScroll: true });
  if (window.scrollY === 0) window.scrollTo({ top: scroll, behavior: "instant" });
}
