/** A chart as files. The PNG is made from the SVG in the browser, so it has the fonts of the reader's own device. */
export const Downloads = ({ file }: { file: string }) => (
  <p className="downloads">
    Download:{" "}
    <a href={file} download>
      SVG
    </a>{" "}
    <button type="button" data-png={file}>
      PNG
    </button>
  </p>
);
