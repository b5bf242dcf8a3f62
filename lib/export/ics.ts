import ical, { ICalAlarmType, ICalEventStatus, ICalEventTransparency } from "ical-generator";
import { addDays, isoDay, parseDay } from "../time/day";

/** One event of a calendar file. */
export interface IcsEvent {
  /** The same for the same question, so that an event that has moved replaces the earlier one. */
  readonly uid: string;
  /** Rises when what is known has changed. */
  readonly sequence: number;
  /** Since when the event says what it does: a moment in ISO 8601, UTC. */
  readonly stamp: string;
  /** When its day or its title last changed: a moment in ISO 8601, UTC. */
  readonly lastModified?: string;
  /** A whole day, `2026-10-13`, or a moment by the clock of the place, `2026-07-03T14:30`. */
  readonly at: string;
  readonly summary: string;
  readonly description: string;
  readonly url?: string;
  /** `tentative`: an estimate, or what is not the law in force; `cancelled`: what had a day before and has none now. */
  readonly status?: "confirmed" | "tentative" | "cancelled";
  readonly categories?: readonly string[];
  /** When a program reminds of it: whole days before. */
  readonly alarms?: readonly number[];
}

/** What a calendar says of itself, for programs that subscribe to it. */
export interface IcsCalendar {
  readonly name: string;
  readonly description: string;
  /** After how many hours a program may ask again. */
  readonly refreshHours: number;
}

const STATUS = {
  confirmed: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
} as const;

const DAY_SECONDS = 24 * 60 * 60;

/**
 * Events as an iCalendar file (RFC 5545). A whole day is a `VALUE=DATE`, ends with the day after and blocks no time. A moment bears no
 * time zone: it is the same by the clock wherever the file is opened.
 * @param about left out for a file that is opened once
 */
export function ics(events: readonly IcsEvent[], about?: IcsCalendar): string {
  const calendar = ical({
    prodId: { company: "Vacatio", product: "Vacatio", language: "EN" },
    ...(about ? { name: escaped(about.name), description: escaped(about.description), ttl: about.refreshHours * 60 * 60 } : {}),
  });
  for (const event of events) {
    const { uid, sequence, stamp, lastModified, at, summary, description, url, status, categories = [], alarms = [] } = event;
    calendar.createEvent({
      id: uid,
      sequence,
      stamp,
      summary,
      description,
      ...(lastModified === undefined ? {} : { lastModified }),
      ...(url === undefined ? {} : { url }),
      ...(status === undefined ? {} : { status: STATUS[status] }),
      categories: categories.map((name) => ({ name: withoutComma(name) })),
      // The library would read a moment without a zone by the clock of the server.
      ...(at.includes("T")
        ? { start: `${at}:00Z`, floating: true }
        : { start: at, end: isoDay(addDays(parseDay(at), 1)), allDay: true }),
      alarms: alarms.map((days) => ({
        type: ICalAlarmType.display,
        triggerBefore: days * DAY_SECONDS,
        description: summary,
      })),
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return `${calendar.toString()}\r\n`;
}

// Evolution and khal take a category apart at a comma, also at one that is escaped.
const withoutComma = (name: string): string => name.replace(/, (.+)$/, " ($1)").replaceAll(",", "");

// The library escapes the texts of events, but not those of the calendar.
const escaped = (text: string): string => text.replace(/[\\;,]/g, (c) => `\\${c}`).replace(/\r?\n/g, "\\n");
