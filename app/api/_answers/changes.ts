import { notFound } from "@/lib/errors";
import { listLater } from "../_edge/operation";
import { type ChangeRow, zChangeRow } from "../_schemas/changes";

export const changes = listLater({
  id: "listChanges",
  path: "/api/v1/changes",
  tag: "Sources",
  summary: "Changes of the dataset",
  description:
    "What one revision of the dataset says otherwise than an earlier one, record by record and field by field. A record that was changed and changed back is none. Where there is one revision only, the list is empty.",
  parameters: ["from", "to"],
  undated: [],
  example: "/api/v1/changes",
  data: zChangeRow,
  list: async ({ context: { history }, own }) => {
    const revisions = await history.revisions();
    const to = own.to ?? revisions[0]?.id ?? 0;
    if (!revisions.some((r) => r.id === to))
      throw notFound("to", `There is no revision ${to}; choose one of those listed on /changes.`);
    const from = own.from ?? revisions.find((r) => r.id < to)?.id;
    if (from === undefined) return [];
    const found = await history.changes(from, to);
    const between = { fromRevision: from, toRevision: to };
    return [
      ...found.changes.map((c) => ({
        key: `${c.collection}/${c.key}`,
        make: (): ChangeRow => ({
          ...between,
          collection: c.collection,
          id: c.key,
          of: c.of ?? "none",
          title: c.title,
          change: c.kind,
          fields: [...c.fields],
          sources: [...c.sources],
        }),
      })),
      ...found.reordered.map((name) => ({
        key: name,
        make: (): ChangeRow => ({
          ...between,
          collection: name,
          id: name,
          of: "none",
          title: "The order of the records",
          change: "reordered",
          fields: [],
          sources: [],
        }),
      })),
    ];
  },
});
