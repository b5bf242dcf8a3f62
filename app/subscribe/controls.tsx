"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const COPIED = "Copied.";
const NOT_COPIED = "The browser did not allow it; copy the address from the field.";

/** Shows the calendar anew after each choice, and copies its address. Without it the form works by its button. */
export function SubscribeControls() {
  const router = useRouter();
  useEffect(() => {
    const form = document.querySelector<HTMLFormElement>("form[data-subscribe]");
    const button = document.querySelector<HTMLButtonElement>("button[data-copy]");
    const say = (text: string) => {
      const status = document.getElementById("copied");
      if (status) status.textContent = text;
    };
    const onChange = () => {
      if (!form) return;
      const fields = [...new FormData(form)].filter((field): field is [string, string] => typeof field[1] === "string");
      say("");
      router.replace(`/subscribe?${new URLSearchParams(fields.filter(([, value]) => value !== ""))}`, { scroll: false });
    };
    const onCopy = async () => {
      try {
        await navigator.clipboard.writeText(button?.dataset.copy ?? "");
        say(COPIED);
      } catch {
        say(NOT_COPIED);
      }
    };
    if (button) button.hidden = false;
    form?.addEventListener("change", onChange);
    button?.addEventListener("click", onCopy);
    return () => {
      form?.removeEventListener("change", onChange);
      button?.removeEventListener("click", onCopy);
    };
  }, [router]);
  return null;
}
