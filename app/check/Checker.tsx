"use client";

import { type ClipboardEvent, useEffect, useRef, useState } from "react";
import { CheckLegend, CheckResult } from "@/app/_views/CheckResult";
import { type CheckState, checkState } from "@/app/_views/check";
import type { Examined } from "@/lib/check/check";
import { EXTENSIONS, LARGEST_FILE, LONGEST_TEXT, tooLong } from "@/lib/check/limits";
import { jsonReport, sarifReport } from "@/lib/check/report";
import type { Timetable } from "@/lib/check/timetable";
import { type Kept, keep, kept } from "./kept";
import type { Answered, Asked } from "./messages";

const EXAMPLE = `The EU AI Act entered into force on 1 August 2024. Prohibited practices have been banned since 2 February 2025. Its rules for high-risk AI systems listed in Annex III apply from 2 August 2026, and those for products in Annex I from August 2027. Member States need a sandbox by 2 August 2027. The GDPR has applied since 25 May 2018.`;

/** Longer than any text of a person at a keyboard takes; then something is wrong. */
const LIMIT_MS = 60_000;

interface Result {
  /** Whether the reader asked for it, and is taken to it. */
  readonly move: boolean;
  readonly text: string;
  readonly shown: string;
  readonly examined: Examined;
  readonly state: CheckState;
}

type Content = { readonly bytes: ArrayBuffer } | Omit<Extract<Asked, { text: string }>, "id" | "table" | "name">;

/** The text field, the choice of a file and the results. Everything happens in the browser. */
export function Checker({ table, version }: { table: Timetable; version: string }) {
  const worker = useRef<Worker | undefined>(undefined);
  const asked = useRef<{ id: number; file: string | undefined; move: boolean }>({ id: 0, file: undefined, move: false });
  const late = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const field = useRef<HTMLTextAreaElement>(null);
  const checked = useRef<Kept["checked"]>("none");
  const [ready, setReady] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [result, setResult] = useState<Result>();
  const [typed, setTyped] = useState<"nothing" | "as-checked" | "other">("nothing");
  const [said, say] = useState("");

  const settle = () => {
    clearTimeout(late.current);
    setBusy(false);
    say("");
  };

  const begin = () => {
    const made = new Worker(new URL("./worker.ts", import.meta.url));
    made.onmessage = ({ data }: MessageEvent<Answered>) => {
      const { id, file, move } = asked.current;
      if (data.id !== id) return;
      settle();
      if ("problem" in data) return fail(data.problem);
      const { text, format, shown, examined } = data;
      checked.current = file === undefined ? "typed" : { name: file, text, format };
      const state = checkState(text, examined, { file, shown });
      setProblem(undefined);
      setResult({ move, text, shown, examined, state });
      compare(file === undefined ? text : undefined);
      // Where the reader is taken to the result, it is read out there.
      if (!move) say(state.headline);
    };
    made.onerror = () => {
      settle();
      fail("The checker could not be started in this browser. Use the command line below.");
    };
    worker.current = made;
  };

  const fail = (message: string) => {
    checked.current = "none";
    setResult(undefined);
    setProblem(message);
  };

  /** Whether the field still holds what the results stand for. */
  const compare = (text: string | undefined) => {
    const value = field.current?.value ?? "";
    setTyped(value === text ? "as-checked" : value === "" ? "nothing" : "other");
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: the worker lives as long as the page
  useEffect(() => {
    const area = field.current;
    const leave = () => area && keep({ typed: area.value, checked: checked.current });
    begin();
    setReady(true);
    const before = kept();
    if (area && before && (area.value === "" || area.value === before.typed)) {
      area.value = before.typed;
      if (before.checked === "typed" && before.typed.trim() !== "") checkTyped(false);
      else if (typeof before.checked === "object") {
        const { name, text, format } = before.checked;
        ask(name, { text, format }, false);
      }
    }
    window.addEventListener("pagehide", leave);
    return () => {
      leave();
      window.removeEventListener("pagehide", leave);
      clearTimeout(late.current);
      worker.current?.terminate();
    };
  }, []);

  const ask = (file: string | undefined, content: Content, move = true) => {
    const id = asked.current.id + 1;
    asked.current = { id, file, move };
    setBusy(true);
    say("Checking.");
    setProblem(undefined);
    clearTimeout(late.current);
    late.current = setTimeout(() => {
      worker.current?.terminate();
      begin();
      settle();
      fail("Checking took too long and was stopped. Check the text in parts.");
    }, LIMIT_MS);
    worker.current?.postMessage({ id, table, name: file ?? "The text", ...content } satisfies Asked);
  };

  const checkTyped = (move = true) => {
    const text = field.current?.value ?? "";
    if (text.trim() === "") fail("There is no text yet. Paste one, or choose a file.");
    else if (text.length > LONGEST_TEXT) fail(tooLong(text.length));
    else {
      checked.current = "typed";
      ask(undefined, { text, format: "markdown" }, move);
    }
  };

  const checkFile = async (file: File | undefined) => {
    if (!file || busy) return;
    if (!EXTENSIONS.some((end) => file.name.toLowerCase().endsWith(end)))
      return fail(`${file.name} is no file that can be checked. Choose one that ends in ${EXTENSIONS.join(", ")}.`);
    if (file.size > LARGEST_FILE)
      return fail(`${file.name} has ${(file.size / 1e6).toFixed(1)} MB; at most ${LARGEST_FILE / 1e6} MB are read.`);
    ask(file.name, { bytes: await file.arrayBuffer() });
  };

  const onPaste = (event: ClipboardEvent) => {
    const { length } = event.clipboardData.getData("text");
    if (length <= LONGEST_TEXT) return;
    // A field with so much text would hold up the browser.
    event.preventDefault();
    fail(tooLong(length));
  };

  const save = (kind: "json" | "sarif") => {
    if (!result) return;
    const { text, shown, examined, state } = result;
    const files = [{ name: state.file ?? "text", text, shown, ...examined }];
    const body = kind === "json" ? jsonReport(files, table) : sarifReport(files, table, version);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([body], { type: "application/json" }));
    link.download = `dates.${kind}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  const file = result?.state.file;
  return (
    <>
      <section className="card check-input" aria-label="Text to check" data-ready={ready}>
        <label className="field-label" htmlFor="check-text">
          Text
        </label>
        <textarea
          id="check-text"
          ref={field}
          className="control"
          rows={9}
          spellCheck={false}
          onPaste={onPaste}
          onInput={() => compare(file === undefined ? result?.text : undefined)}
          aria-describedby={file !== undefined && typed === "other" ? "check-other check-private" : "check-private"}
        />
        {file !== undefined && typed === "other" && (
          <p id="check-other" className="check-other">
            The result below is that of the file {file}, not of this text.
          </p>
        )}
        <div className="check-actions">
          {/* While it checks, the buttons keep the focus. */}
          <button
            type="button"
            className="button check-go"
            disabled={!ready}
            aria-disabled={busy}
            onClick={() => busy || checkTyped()}
          >
            Check the dates
          </button>
          <label className="button check-file" aria-disabled={busy}>
            Choose a file
            <input
              type="file"
              className="vh"
              accept={EXTENSIONS.join(",")}
              disabled={!ready}
              onChange={(event) => {
                const input = event.currentTarget;
                void checkFile(input.files?.[0]).catch(() => fail("The file cannot be read."));
                input.value = "";
              }}
            />
          </label>
          <button
            type="button"
            className="button"
            disabled={!ready}
            aria-disabled={busy}
            onClick={() => {
              if (busy) return;
              if (field.current) field.current.value = EXAMPLE;
              checkTyped();
            }}
          >
            Try an example
          </button>
        </div>
        <p id="check-private" className="muted">
          The text stays in this tab until you close it: nothing is sent. Files: .txt, .md, .html, .docx, up to{" "}
          {LARGEST_FILE / 1e6} MB and {LONGEST_TEXT.toLocaleString("en")} characters.
        </p>
      </section>
      <p className="vh" role="status">
        {said}
      </p>
      {problem && (
        <div className="notice notice-problem" role="alert">
          {problem}
        </div>
      )}
      {result && !problem && (
        <CheckResult
          state={result.state}
          changed={file === undefined && typed !== "as-checked"}
          moveTo={result.move}
          onAgain={() => busy || checkTyped()}
          onSave={save}
          onSay={say}
        />
      )}
      {!result && <CheckLegend />}
    </>
  );
}
