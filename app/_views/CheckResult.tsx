import { type ReactNode, useState } from "react";
import type { CheckState, FindingRow, Piece } from "./check";

/** The findings beside the text in which they are marked. */
export function CheckResult({ state, onSave }: { state: CheckState; onSave: (kind: "json" | "sarif") => void }) {
  return (
    <section className="check-result" aria-labelledby="check-headline">
      <h2 id="check-headline">{state.headline}</h2>
      <ul className="check-counts">
        {state.counts.map((c) => (
          <li key={c.verdict} className={`verdict-${c.verdict}`}>
            <span aria-hidden="true">{c.sign}</span> <b>{c.count}</b> {c.word}
          </li>
        ))}
      </ul>
      {state.pieces.length > 0 && (
        <div className="check-columns">
          <div className="check-list">
            {state.open.length > 0 && (
              <ol aria-label="Dates to look at">
                {state.open.map((row) => (
                  <Row key={row.n} row={row} />
                ))}
              </ol>
            )}
            {state.current.length > 0 && (
              <details open={state.open.length === 0}>
                <summary>
                  {state.current.length} {state.current.length === 1 ? "date is" : "dates are"} current
                </summary>
                <ol aria-label="Current dates">
                  {state.current.map((row) => (
                    <Row key={row.n} row={row} />
                  ))}
                </ol>
              </details>
            )}
            {state.unlisted > 0 && (
              <p className="muted">
                {state.unlisted} further dates are not listed here; the files of results hold them.
                {state.cut && " The text holds more dates than are kept; check it in parts."}
              </p>
            )}
            <p className="check-actions">
              <button type="button" className="button" onClick={() => onSave("json")}>
                Results as JSON
              </button>
              <button type="button" className="button" onClick={() => onSave("sarif")}>
                Results as SARIF
              </button>
            </p>
          </div>
          <section
            className="card check-text"
            aria-label={state.excerpts ? "Statements with dates" : "The text with its dates marked"}
          >
            {state.excerpts && <p className="muted">The text is long: only the statements with dates of the Act are shown.</p>}
            <p className="check-marked">{state.pieces.map(piece)}</p>
          </section>
        </div>
      )}
    </section>
  );
}

const piece = ({ at, text, row }: Piece): ReactNode =>
  row ? (
    <mark key={at} className={`verdict-${row.verdict}`}>
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

function Row({ row }: { row: FindingRow }) {
  return (
    <li id={`finding-${row.n}`} className={`card check-finding verdict-${row.verdict}`}>
      <p className="check-head">
        <strong className="check-verdict">
          <span aria-hidden="true">{row.sign}</span> {row.word}
        </strong>{" "}
        <q>{row.quote}</q> <small>line {row.line}</small>
      </p>
      <p>{row.reason}</p>
      {row.about.length > 0 && (
        <ul className="check-about">
          {row.about.map((a) => (
            <li key={a.id}>
              <a href={a.href}>{a.title}</a>, {a.day}
              <small>
                {" "}
                {a.citationHref ? (
                  <a href={a.citationHref} rel="noreferrer">
                    {a.citation}
                  </a>
                ) : (
                  a.citation
                )}
              </small>
            </li>
          ))}
        </ul>
      )}
      {row.corrected !== undefined && <Corrected text={row.corrected} />}
    </li>
  );
}

function Corrected({ text }: { text: string }) {
  const [copied, setCopied] = useState<"yes" | "no">();
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied("yes"),
      () => setCopied("no"),
    );
  return (
    <div className="check-corrected">
      <p>
        <b>Corrected:</b> {text}
      </p>
      <button type="button" className="button" onClick={copy}>
        Copy
      </button>{" "}
      <span role="status">
        {copied === "yes"
          ? "Copied."
          : copied === "no"
            ? "Not copied: this browser does not allow it. Select the sentence instead."
            : ""}
      </span>
    </div>
  );
}
