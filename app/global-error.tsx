"use client";

// Stands in for the whole document, so it brings its own few styles.
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body
        style={{
          colorScheme: "light dark",
          font: "16px/1.5 system-ui, sans-serif",
          margin: "15vh auto",
          maxWidth: "36rem",
          padding: "0 1rem",
        }}
      >
        <title>Vacatio could not be shown</title>
        <h1>Vacatio could not be shown.</h1>
        <p>The fault is on our side. Try again in a moment.</p>
        <p>
          <button type="button" onClick={reset}>
            Try again
          </button>
        </p>
        {error.digest && <p>Error number {error.digest}</p>}
      </body>
    </html>
  );
}
