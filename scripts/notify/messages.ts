import { createHash } from "node:crypto";
import { beginOf } from "@/app/_server/today";
import type { ChangeRow } from "@/app/api/_schemas/changes";
import type { UpcomingFile } from "@/app/feeds/_edge/upcoming";
import { parseDay } from "@/lib/time/day";
import type { Address, Message } from "./schema";

/** What is posted, made from the server's answers. */

/** A message stays so small that any receiver takes it. */
const MOST = { characters: 16_000, record: 3_000 };

const idOf = (address: Address, key: string): string =>
  `msg_${createHash("sha256").update(`${address.name}\n${key}`).digest("hex").slice(0, 32)}`;

/**
 * One message for each date that is near.
 * @param started a mark that was reached before this day is not told
 */
export function nearMessages(address: Address, file: UpcomingFile, started: string): Message[] {
  const { asOf, revision, notice } = file.meta;
  return file.data
    .filter(({ mark }) => mark.reachedOn >= started)
    .map(({ mark, ...event }) => ({
      id: idOf(address, mark.id),
      type: "date.near",
      timestamp: beginOf(parseDay(mark.reachedOn)),
      data: { daysBefore: mark.daysBefore, ...event, asOf, revision, notice },
    }));
}

/**
 * One message for all that has changed between two revisions; none where that is nothing but the order of records.
 * @param rows the first of the changes; `more`: whether there are others
 */
export function changeMessages(
  address: Address,
  rows: readonly ChangeRow[],
  between: {
    readonly from: number;
    readonly to: number;
    readonly recordedAt: string;
    readonly more: boolean;
    readonly url: string;
  },
): Message[] {
  const records: Record<string, unknown>[] = [];
  let room = MOST.characters;
  const changed = rows.filter((row) => row.change !== "reordered");
  for (const { fromRevision: _, toRevision: __, ...row } of changed) {
    // Of a long record only the names of what differs.
    const record =
      JSON.stringify(row).length <= MOST.record
        ? row
        : {
            ...row,
            title: row.title.slice(0, 300),
            fields: row.fields.slice(0, 50).map(({ field }) => ({ field })),
            shortened: true,
          };
    room -= JSON.stringify(record).length;
    if (room < 0) break;
    records.push(record);
  }
  if (records.length === 0) return [];
  const { from, to, recordedAt, more, url } = between;
  return [
    {
      id: idOf(address, `changes/${from}/${to}/${recordedAt}`),
      type: "data.changed",
      timestamp: recordedAt,
      data: {
        fromRevision: from,
        toRevision: to,
        records,
        more: more || records.length < changed.length,
        url,
        notice: "Not legal advice.",
      },
    },
  ];
}
