"use client";

import { useEffect } from "react";

const SCALE = 2;

/** Makes the PNG that a button asks for, at twice the size of its drawing. */
export function PngButtons() {
  useEffect(() => {
    const onClick = async (event: MouseEvent) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-png]") : null;
      const file = button?.dataset.png;
      if (!button || file === undefined) return;
      try {
        await save(file);
      } catch {
        button.textContent = "PNG: not possible here, use the SVG";
      }
    };
    document.addEventListener("click", onClick);
    return () => document.removeEventListener("click", onClick);
  }, []);
  return null;
}

async function save(file: string): Promise<void> {
  // The answer names the file with its day; the image is then the one that was answered.
  const answer = await fetch(file);
  const name = /filename="([\w-]+)\.svg"/.exec(answer.headers.get("content-disposition") ?? "")?.[1] ?? "vacatio-chart";
  const image = new Image();
  image.src = file;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * SCALE;
  canvas.height = image.naturalHeight * SCALE;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const png = await new Promise<Blob | null>((done) => canvas.toBlob(done));
  if (!png) throw new Error(`${file} gave no image.`);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(png);
  link.download = `${name}.png`;
  link.click();
  URL.revokeObjectURL(link.href);
}
