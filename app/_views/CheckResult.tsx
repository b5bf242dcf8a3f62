import { type ReactNode, useEffect, useRef, useState } from "react";
import { type CheckState, type FindingRow, LEGEND, type Piece, type Reference } from "./check";

interface Handlers {
  readonly onAgain: () => void;
  readonly onSave: (kind: "json" | "sarif") => void;
  /** For readers who hear the page. */
  readonly onSay: (message: string) => void;
}

/** The text with its dates marked, and the findings. `changed`: the text is another by now; `moveTo`: the reader asked for it. */
export function CheckResult({
  state,
  changed,
  moveTo,
  onAgain,
  onSave,
  onSay,
}: { state: CheckState; changed: boolean; moveTo: boolean } & Handlers) {
  const head = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each result
  useEffect(() => {
    if (!moveTo) return;
    head.current?.focus({ preventScroll: true });
    head.current?.scrollIntoView({ block: "start" });
  }, [state]);
  useEffect(() => {
    if (changed) onSay("The text has changed. Check it again.");
  }, [changed, onSay]);
  const marked = new Set(state.pieces.flatMap((p) => (p.row ? [p.row.n] : [])));
  const list = (label: string, rows: readonly FindingRow[]) => (
    <ol aria-label={label}>
      {rows.map((row) => (
        <Row key={row.n} row={row} marked={marked.has(row.n)} onSay={onSay} />
      ))}
    </ol>
  );
  return (
    <section className="check-result" aria-labelledby="check-headline">
      <h2 id="check-headline" ref={head} tabIndex={-1}>
        {state.file !== undefined && <span className="check-of">Result for {state.file}: </span>}
        {state.headline}
      </h2>
      {changed && (
        <p className="notice notice-warning check-changed">
          The text has changed; this is the result of the text before.{" "}
          <button type="button" className="button" onClick={onAgain}>
            Check again
          </button>
        </p>
      )}
      <ul className="check-counts">
        {state.counts.map((c) => (
          <li key={c.word} className={`verdict-${c.verdict}`}>
            <span aria-hidden="true">{c.sign}</span> <b>{c.count.toLocaleString("en")}</b> {c.word}
          </li>
        ))}
      </ul>
      {state.notes.length > 0 && <p className="check-notes">{state.notes.join(" ")}</p>}
      {state.pieces.length > 0 && (
        <div className="check-columns">
          <section
            className="card check-text"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls is scrolled by keys too
            tabIndex={0}
            aria-label={state.excerpts ? "Statements with dates" : "The text with its dates marked"}
          >
            {state.excerpts && <p className="muted">The text is long: only the statements with dates of the Act are shown.</p>}
            <p className="check-marked">{state.pieces.map(piece)}</p>
          </section>
          <div className="check-list">
            {state.open.length > 0 && list("Dates to look at", state.open)}
            {state.current.length > 0 && (
              <details open={state.open.length === 0}>
                <summary>{currentText(state.current)}</summary>
                {list("Current dates", state.current)}
              </details>
            )}
            {state.unlisted > 0 && (
              <p className="muted">
                {state.unlisted.toLocaleString("en")} further dates are not listed here; the files of results hold them.
                {state.cut && " The text holds more dates than are kept; check it in parts."}
              </p>
            )}
            {(state.open.length > 0 || state.current.length > 0) && (
              <p className="check-actions">
                <button type="button" className="button" onClick={() => onSave("json")}>
                  Results as JSON
                </button>
                <button type="button" className="button" onClick={() => onSave("sarif")}>
                  Results as SARIF
                </button>
              </p>
            )}
          </div>
        </div>
      )}
    </section>
  );
}

function currentText(rows: readonly FindingRow[]): string {
  const told = rows.filter((row) => row.history).length;
  const others = rows.length - told;
  const history = `${told} told as history`;
  if (others === 0) return history;
  return `${others} ${others === 1 ? "date is" : "dates are"} current${told === 0 ? "" : `, ${history}`}`;
}

/** What the verdicts mean, for who has checked nothing yet. */
export function CheckLegend() {
  return (
    <section className="check-legend" aria-labelledby="check-legend">
      <h2 id="check-legend">What the verdicts mean</h2>
      <dl>
        {LEGEND.map((v) => (
          <div key={v.verdict} className={`verdict-${v.verdict}`}>
            <dt>
              <span aria-hidden="true">{v.sign}</span> {v.word}
            </dt>
            <dd>{v.meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const piece = ({ at, text, row }: Piece): ReactNode =>
  row ? (
    <mark key={at} id={`mark-${row.n}`} className={`verdict-${row.verdict}`}>
      <a href={`#finding-${row.n}`}>
        {text}
        <span className="check-sign" aria-hidden="true">
          {row.sign}
        </span>
        <span className="vh"> ({row.word})</span>
      </a>
    </mark>
  ) : (
    <span key={at}>{text}</span>
  );

function Row({ row, marked, onSay }: { row: FindingRow; marked: boolean } & Pick<Handlers, "onSay">) {
  return (
    <li id={`finding-${row.n}`} className={`card check-finding verdict-${row.verdict}`}>
      <p className="check-head">
        <strong className="check-verdict">
          <span aria-hidden="true">{row.sign}</span> {row.word}
        </strong>{" "}
        <q>{row.quote}</q>{" "}
        <small>
          {marked ? (
            <a href={`#mark-${row.n}`}>
              line {row.line}
              <span className="vh"> of the text</span>
            </a>
          ) : (
            `line ${row.line}`
          )}
        </small>
      </p>
      <p>{row.reason}</p>
      {row.corrected !== undefined && <Corrected text={row.corrected} onSay={onSay} />}
      {row.about.length > 0 && (
        <details className="check-about">
          <summary>In the law: {row.places}</summary>
          <ul>
            {row.about.map((a) => (
              <li key={a.id}>
                <a href={a.href}>{a.title}</a>, {a.day}, <Cited reference={a.place} />
              </li>
            ))}
            {row.datedBy.map((r) => (
              <li key={r.text}>
                Dated by <Cited reference={r} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

const Cited = ({ reference: { text, href } }: { reference: Reference }) =>
  href ? (
    <a href={href} rel="noreferrer">
      {text}
    </a>
  ) : (
    text
  );

function Corrected({ text, onSay }: { text: string } & Pick<Handlers, "onSay">) {
  const [copied, setCopied] = useState<"yes" | "no">();
  const copy = async () => {
    const outcome = await toClipboard(text);
    setCopied(outcome);
    onSay(outcome === "yes" ? `Copied: ${text}` : NOT_COPIED);
  };
  return (
    <div className="check-corrected">
      <p>
        <b>Corrected:</b> {text}
        {copied === "no" && <span className="check-not-copied"> {NOT_COPIED}</span>}
      </p>
      <button type="button" className="button" onClick={() => void copy()}>
        {copied === "yes" ? "Copied" : "Copy"}
      </button>
    </div>
  );
}

const NOT_COPIED = "Not copied: this browser does not allow it. Select the sentence instead.";

/** A browser may have no clipboard at all for a page that was not sent over https. */
async function toClipboard(text: string): Promise<"yes" | "no"> {
  try {
    await navigator.clipboard.writeText(text);
    return "yes";
  } catch {
    return "no";
  }
}
