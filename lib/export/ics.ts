import ical, { ICalEventTransparency } from "ical-generator";

/** One event of a calendar file. */
export interface IcsEvent {
  /** The same for the same question, so that an event that has moved replaces the earlier one. */
  readonly uid: string;
  /** Rises when what is known has changed. */
  readonly sequence: number;
  /** When what the event says was recorded: a moment in ISO 8601, UTC. */
  readonly stamp: string;
  /** A whole day, `2026-10-13`, or a moment by the clock of the place, `2026-07-03T14:30`. */
  readonly at: string;
  readonly summary: string;
  readonly description: string;
  readonly url?: string;
}

/**
 * Events as an iCalendar file (RFC 5545). A whole day is a `VALUE=DATE` and blocks no time. A moment bears no time zone: it is the
 * same by the clock wherever the file is opened.
 */
export function ics(events: readonly IcsEvent[]): string {
  const calendar = ical({ prodId: { company: "Vacatio", product: "Vacatio", language: "EN" } });
  for (const { uid, sequence, stamp, at, summary, description, url } of events)
    calendar.createEvent({
      id: uid,
      sequence,
      stamp,
      summary,
      description,
      ...(url === undefined ? {} : { url }),
      // The library would read a moment without a zone by the clock of the server.
      ...(at.includes("T") ? { start: `${at}:00Z`, floating: true } : { start: at, allDay: true }),
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  return `${calendar.toString()}\r\n`;
}
