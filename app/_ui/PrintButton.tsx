"use client";

/** Opens the print dialogue. Without scripts it is not shown: the browser's own command prints the same. */
export const PrintButton = ({ children }: { children: string }) => (
  <button type="button" className="button print-button" onClick={() => window.print()}>
    {children}
  </button>
);
