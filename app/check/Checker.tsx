"use client";

import { type ClipboardEvent, useEffect, useRef, useState } from "react";
import { CheckResult } from "@/app/_views/CheckResult";
import { type CheckState, checkState } from "@/app/_views/check";
import type { Finding } from "@/lib/check/finding";
import { EXTENSIONS, LARGEST_FILE, LONGEST_TEXT, tooLong } from "@/lib/check/limits";
import { jsonReport, sarifReport } from "@/lib/check/report";
import type { Timetable } from "@/lib/check/timetable";
import type { Answered, Asked } from "./messages";

const EXAMPLE = `The EU AI Act entered into force on 1 August 2024. Prohibited practices have been banned since 2 February 2025. Its rules for high-risk AI systems listed in Annex III apply from 2 August 2026, and those for products in Annex I from August 2027. Member States need a sandbox by 2 August 2027. The GDPR has applied since 25 May 2018.`;

/** Longer than any text of a person at a keyboard takes; then something is wrong. */
const LIMIT_MS = 60_000;

interface Result {
  readonly name: string;
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly state: CheckState;
}

/** The text field, the choice of a file and the results. Everything happens in the browser. */
export function Checker({ table, version }: { table: Timetable; version: string }) {
  const worker = useRef<Worker | undefined>(undefined);
  const asked = useRef(0);
  const late = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const field = useRef<HTMLTextAreaElement>(null);
  const [ready, setReady] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [result, setResult] = useState<Result>();
  const name = useRef("");

  const settle = () => {
    clearTimeout(late.current);
    setBusy(false);
  };

  const begin = () => {
    const made = new Worker(new URL("./worker.ts", import.meta.url));
    made.onmessage = ({ data }: MessageEvent<Answered>) => {
      if (data.id !== asked.current) return;
      settle();
      if ("problem" in data) return fail(data.problem);
      setProblem(undefined);
      setResult({ name: name.current, text: data.text, findings: data.findings, state: checkState(data.text, data.findings) });
    };
    made.onerror = () => {
      settle();
      fail("The checker could not be started in this browser. Use the command line below.");
    };
    worker.current = made;
  };

  const fail = (message: string) => {
    setResult(undefined);
    setProblem(message);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: the worker lives as long as the page
  useEffect(() => {
    begin();
    setReady(true);
    return () => {
      clearTimeout(late.current);
      worker.current?.terminate();
    };
  }, []);

  const ask = (from: string, content: string | ArrayBuffer) => {
    asked.current += 1;
    name.current = from;
    setBusy(true);
    setProblem(undefined);
    clearTimeout(late.current);
    late.current = setTimeout(() => {
      worker.current?.terminate();
      begin();
      settle();
      fail("Checking took too long and was stopped. Check the text in parts.");
    }, LIMIT_MS);
    worker.current?.postMessage({ id: asked.current, table, name: from, content } satisfies Asked);
  };

  const checkTyped = () => {
    const text = field.current?.value ?? "";
    if (text.trim() === "") fail("There is no text yet. Paste one, or choose a file.");
    else if (text.length > LONGEST_TEXT) fail(tooLong(text.length));
    else ask("text", text);
  };

  const checkFile = async (file: File | undefined) => {
    if (!file) return;
    if (!EXTENSIONS.some((end) => file.name.toLowerCase().endsWith(end)))
      return fail(`${file.name} is no file that can be checked. Choose one that ends in ${EXTENSIONS.join(", ")}.`);
    if (file.size > LARGEST_FILE)
      return fail(`${file.name} has ${(file.size / 1e6).toFixed(1)} MB; at most ${LARGEST_FILE / 1e6} MB are read.`);
    ask(file.name, await file.arrayBuffer());
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
    const files = [{ name: result.name, text: result.text, findings: result.findings }];
    const body = kind === "json" ? jsonReport(files, table) : sarifReport(files, table, version);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([body], { type: "application/json" }));
    link.download = `dates.${kind}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

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
          aria-describedby="check-private"
        />
        <div className="check-actions">
          <button type="button" className="button check-go" disabled={!ready || busy} onClick={checkTyped}>
            Check the dates
          </button>
          <label className="button check-file">
            Choose a file
            <input
              type="file"
              className="vh"
              accept={EXTENSIONS.join(",")}
              disabled={!ready || busy}
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
            disabled={!ready || busy}
            onClick={() => {
              if (field.current) field.current.value = EXAMPLE;
              checkTyped();
            }}
          >
            Try an example
          </button>
        </div>
        <p id="check-private" className="muted">
          The text stays in this browser: nothing is sent. Files: .txt, .md, .html, .docx, up to {LARGEST_FILE / 1e6} MB and{" "}
          {LONGEST_TEXT.toLocaleString("en")} characters.
        </p>
      </section>
      <p className="vh" role="status">
        {busy ? "Checking." : (result?.state.headline ?? "")}
      </p>
      {problem && (
        <div className="notice notice-problem" role="alert">
          {problem}
        </div>
      )}
      {result && !problem && <CheckResult state={result.state} onSave={save} />}
    </>
  );
}
