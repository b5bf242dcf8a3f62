import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import ICAL from "ical.js";
import { type IcsEvent, ics } from "./ics";

const EVENT: IcsEvent = {
  uid: "deadline-1@vacatio",
  sequence: 3,
  stamp: "2026-11-22T06:00:00.000Z",
  at: "2026-10-13",
  summary: "15 days end",
  description: "Not legal advice.",
};

/** The events as a second parser reads them. */
const read = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));

const only = (change: Partial<IcsEvent>) => {
  const text = ics([{ ...EVENT, ...change }]);
  const [event, ...more] = read(text);
  assert.ok(event && more.length === 0);
  return { text, event };
};

const octets = (line: string) => new TextEncoder().encode(line).length;

describe("a calendar file", () => {
  it("a day is a day, without a clock or a zone", () => {
    const { text, event } = only({});
    assert.match(text, /\r\nDTSTART;VALUE=DATE:20261013\r\n/);
    assert.equal(event.startDate.isDate, true);
    assert.equal(event.startDate.toString(), "2026-10-13");
    assert.match(text, /\r\nTRANSP:TRANSPARENT\r\n/);
  });

  it("a moment is the same by the clock wherever the file is made and opened", () => {
    const { text, event } = only({ at: "2026-07-03T14:30" });
    assert.match(text, /\r\nDTSTART:20260703T143000\r\n/);
    assert.equal(event.startDate.zone, ICAL.Timezone.localTimezone);
  });

  it("the stamp is UTC; uid and sequence are those that were given", () => {
    const { text, event } = only({});
    assert.match(text, /\r\nDTSTAMP:20261122T060000Z\r\n/);
    assert.deepEqual([event.uid, event.sequence], [EVENT.uid, 3]);
  });

  it("no line is longer than 75 octets, and folding tears no Greek or Polish letter", () => {
    const names = "Μεγάλη Παρασκευή; Δευτέρα του Πάσχα, Boże Ciało, Święto Konstytucji 3 Maja. ".repeat(8);
    const { text, event } = only({ summary: names.trim(), description: `${names}\n${names}` });
    for (const line of text.split("\r\n")) assert.ok(octets(line) <= 75, line);
    assert.equal(event.summary, names.trim());
    assert.equal(event.description, `${names}\n${names}`);
  });

  it("no category holds a comma, at which programs would take it apart", () => {
    const { text } = only({ categories: ["EU AI Act", "Transparency, Art. 50", "A, b, c"] });
    assert.match(text, /\r\nCATEGORIES:EU AI Act,Transparency \(Art\. 50\),A \(b c\)\r\n/);
  });

  it("every line ends with CRLF, the last one too", () => {
    const { text } = only({ description: "a\nb" });
    assert.doesNotMatch(text.replaceAll("\r\n", ""), /[\r\n]/);
    assert.match(text, /END:VCALENDAR\r\n$/);
  });

  it("any text comes back as it was written", () =>
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 120 }), (words) => {
        // Line ends are those of the file, other control characters have no place in it.
        const said = `x${words.replace(/\p{Cc}/gu, " ")}x`;
        const { text, event } = only({ summary: said, description: said });
        assert.deepEqual([event.summary, event.description], [said, said]);
        for (const line of text.split("\r\n")) assert.ok(octets(line) <= 75);
      }),
      { numRuns: 100 },
    ));
});
