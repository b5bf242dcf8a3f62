"use client";

export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <div className="plain">
      <h1>This page could not be made.</h1>
      <p>
        The fault is on our side, not in what you asked for. Try again; if it stays, the timeline without settings may still open.
      </p>
      <p className="actions">
        <button type="button" className="button" onClick={reset}>
          Try again
        </button>
        <a className="button" href="/timeline">
          Open the timeline
        </a>
      </p>
      {error.digest && (
        <p className="muted">
          Error number <code>{error.digest}</code>
        </p>
      )}
    </div>
  );
}
