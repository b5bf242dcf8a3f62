import type { Dataset } from "@/db/files";

/** The dataset as a later edition, with changes in many rows of several tables. */
export function edited(dataset: Dataset): Dataset {
  const data = structuredClone(dataset);
  for (const m of data.law.milestones) m.short = `${m.short}.`;
  for (const s of data.sites) for (const x of s.statements) x.detail = `${x.detail}.`;
  for (const s of data.sources) s.title = `${s.title}.`;
  return data;
}
