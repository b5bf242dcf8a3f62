"use client";

import { useEffect } from "react";
import { isReadable, monthsOf, monthsPeriod, periodOf, periodWords, type RowKey, UNREADABLE } from "@/app/_views/lab-form";
import { PAINTED, SHOW, SHOWN, type Shown, type ShowRequest } from "./events";

type Field = HTMLInputElement | HTMLSelectElement;

const form = () => document.querySelector<HTMLFormElement>("#lab-form");
const inForm = (target: EventTarget | null): Field | undefined =>
  (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) && target.form?.id === "lab-form"
    ? target
    : undefined;
const isText = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !["range", "checkbox", "radio", "button"].includes(target.type));

/**
 * The controls of one's own version while they move: every step is painted in the next frame, and what was finished is one step back
 * in the history of the browser and of Undo. Without it the form works by its Apply button.
 */
export function LabControls() {
  useEffect(() => {
    const past: string[] = [];
    const future: string[] = [];
    let present = window.location.search;
    let moving = false;
    // The field that is being written in or dragged, from its first step on.
    let editing: Field | undefined;
    let frame = 0;
    let added = "";
    let leftField = "none";
    let pause: ReturnType<typeof setTimeout> | undefined;

    const ask = (search: string, how: ShowRequest["how"]): boolean =>
      !window.dispatchEvent(new CustomEvent<ShowRequest>(SHOW, { detail: { search, how }, cancelable: true }));
    // What stands in the lists to add from counts once its Add button is pressed.
    const written = (adding = ""): string => {
      const of = form();
      if (!of) return window.location.search;
      const waits = (name: string) => name.startsWith("add-") && name !== `add-${adding}`;
      const fields = [...new FormData(of)].filter(([name, value]) => typeof value === "string" && value !== "" && !waits(name));
      return `?${new URLSearchParams(fields as [string, string][])}`;
    };
    const pair = (field: Field) => {
      const months = field.dataset.monthsOf;
      const text = months ? document.getElementById(months) : undefined;
      if (text instanceof HTMLInputElement) text.value = periodWords(monthsPeriod(Number(field.value)));
      const slider = document.querySelector<HTMLInputElement>(`[data-months-of="${field.id}"]`);
      const n = slider && monthsOf(periodOf(field.value));
      if (slider && n !== undefined && n !== null) slider.value = String(n);
    };
    // What is not written to its end is said beside its field, once the reader pauses or leaves it.
    const canRead = (field: Field): boolean =>
      field.dataset.kind === undefined || field.value === "" || isReadable(field.dataset.kind as RowKey, field.value);
    const judge = (field: Field) => {
      clearTimeout(pause);
      if (canRead(field)) say(field, "");
      else pause = setTimeout(() => say(field, UNREADABLE[field.dataset.kind as RowKey]), 700);
    };
    const say = (field: Field, problem: string) => {
      const said = document.getElementById(`${field.id}-problem`);
      if (!said) return;
      said.textContent = problem;
      field.setAttribute("aria-invalid", String(problem !== ""));
    };
    const finish = () => {
      cancelAnimationFrame(frame);
      clearTimeout(pause);
      leftField = editing?.id ?? "none";
      const how = moving ? "settle" : "push";
      moving = false;
      editing = undefined;
      if (!ask(written(), how)) form()?.requestSubmit();
    };
    const onInput = (event: Event) => {
      const field = inForm(event.target);
      if (!field || field instanceof HTMLSelectElement) return;
      editing = field;
      pair(field);
      judge(field);
      // What is not written to its end would only be refused.
      if (
        !field.checkValidity() ||
        !canRead(field) ||
        (field.value === "" && field.dataset.value !== "" && field.type === "date")
      )
        return;
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        if (ask(written(), moving ? "replace" : "open")) moving = true;
      });
    };
    const onChange = (event: Event) => {
      const field = inForm(event.target);
      if (!field || field.name.startsWith("add-")) return;
      pair(field);
      if (field.type === "date" && field.value === "") field.value = field.dataset.value ?? field.defaultValue;
      finish();
    };
    const add = (kind: string) => {
      const list = document.querySelector<HTMLSelectElement>(`select[name="add-${kind}"]`);
      if (!list) return;
      if (list.value === "") return list.focus();
      added = kind;
      const search = written(kind);
      cancelAnimationFrame(frame);
      if (!ask(search, "push")) return form()?.requestSubmit();
      list.value = "";
    };
    // A field that is left as it was found tells of no change.
    const onLeave = (event: FocusEvent) => {
      if (editing === undefined || event.target !== editing) return;
      if (moving) finish();
      else editing = undefined;
    };
    const back = (from: string[], to: string[]) => {
      const search = from.pop();
      if (search === undefined) return;
      to.push(present);
      present = search;
      moving = false;
      editing = undefined;
      ask(search, "push");
      buttons();
    };
    const undo = () => back(past, future);
    const redo = () => back(future, past);
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isText(event.target)) return;
      const key = event.key.toLowerCase();
      if (key !== "z" && key !== "y") return;
      event.preventDefault();
      if (key === "y" || event.shiftKey) redo();
      else undo();
    };
    const onClick = (event: MouseEvent) => {
      const { lab: action, kind } = (event.target as Element).closest<HTMLElement>("[data-lab]")?.dataset ?? {};
      if (action === "add") add(kind ?? "");
      if (action === "undo") undo();
      if (action === "redo") redo();
      if (action === "copy") copy();
    };
    const copy = async () => {
      const link = document.querySelector<HTMLInputElement>("#lab-link");
      const said = document.querySelector("#lab-copied");
      if (!link || !said) return;
      link.select();
      const done = await navigator.clipboard?.writeText(link.value).then(
        () => true,
        () => false,
      );
      said.textContent = done ? "Copied" : "Select the link and copy it";
    };
    const buttons = () => {
      const enable = (action: string, on: boolean) => {
        const button = document.querySelector<HTMLButtonElement>(`[data-lab="${action}"]`);
        if (button) button.disabled = !on;
      };
      enable("undo", past.length > 0);
      enable("redo", future.length > 0);
    };
    // On a small screen the drawing scrolls by itself to the first new date, where that is out of sight.
    const inSight = () => {
      const area = document.querySelector<HTMLElement>(".lab .view-narrow");
      const mark = area?.querySelector(".law-rows .mark");
      if (!area || !mark || area.clientWidth === 0) return;
      const [frame, at] = [area.getBoundingClientRect(), mark.getBoundingClientRect()];
      if (at.left < frame.left + 8 || at.right > frame.right - 96)
        area.scrollLeft += at.left - frame.left - area.clientWidth * 0.62;
    };
    // What is said of a field just left stands in view, also where a notice above pushed it away.
    const problemInView = () => {
      document.querySelector(`#${leftField}-problem:not(:empty)`)?.scrollIntoView({ block: "nearest", behavior: "instant" });
      leftField = "none";
    };
    // After a paint the fields show what was painted; the one that is being written in keeps its text.
    const follow = () => {
      buttons();
      for (const field of form()?.elements ?? []) {
        if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) continue;
        const { value } = field.dataset;
        const busy =
          editing && (field === editing || field.dataset.monthsOf === editing.id || editing.dataset.monthsOf === field.id);
        if (value === undefined || busy) continue;
        if (field.value !== value) field.value = value;
        if (field.dataset.kind) say(field, document.getElementById(`${field.id}-problem`)?.dataset.problem ?? "");
      }
      inSight();
      problemInView();
      if (added === "") return;
      const rows = document.querySelectorAll<HTMLElement>(`[name^="${added}-value-"]`);
      const row = [...rows].at(-1);
      const slider = row && document.querySelector<HTMLElement>(`[data-months-of="${row.id}"]`);
      (slider ?? row)?.focus();
      added = "";
    };
    const onShown = (event: Event) => {
      const { search, final } = (event as CustomEvent<Shown>).detail;
      if (final && search !== present) {
        past.push(present);
        future.length = 0;
        present = search;
        const said = document.querySelector("#lab-copied");
        if (said) said.textContent = "";
      }
      requestAnimationFrame(() => setTimeout(follow));
    };
    follow();
    document.addEventListener("input", onInput);
    document.addEventListener("change", onChange);
    document.addEventListener("focusout", onLeave);
    document.addEventListener("keydown", onKey);
    document.addEventListener("click", onClick);
    window.addEventListener(SHOWN, onShown);
    window.addEventListener(PAINTED, follow);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(pause);
      document.removeEventListener("input", onInput);
      document.removeEventListener("change", onChange);
      document.removeEventListener("focusout", onLeave);
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("click", onClick);
      window.removeEventListener(SHOWN, onShown);
      window.removeEventListener(PAINTED, follow);
    };
  }, []);
  return null;
}
