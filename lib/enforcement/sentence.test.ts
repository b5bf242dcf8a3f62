import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseDay } from "../time/day";
import type { Subject } from "./level";
import type { EnforcementEvent } from "./schema";
import { countrySentence, levelHeadline, sinceText } from "./sentence";

const day = parseDay("2026-11-22");
const national: Subject = { topic: "high-risk-annex-iii", enforcer: "national", why: "The authorities of the Member States." };
const dated = (iso: string) => ({ status: "dated", day: parseDay(iso) }) as const;
const base = { subject: national, powers: 8, members: 27, application: dated("2027-12-02"), duty: true, fineListed: true, day };

describe("the headline of levels", () => {
  it("says how many have the power and from when the duty applies", () =>
    assert.equal(
      levelHeadline(base),
      "In 8 of 27 Member States the power to fine is in place; the duty applies from 2 December 2027.",
    ));

  it("where the duty applies already it bites, and the sentence says since when", () =>
    assert.match(
      levelHeadline({ ...base, application: dated("2025-02-02") }),
      /; the duty has applied since 2 February 2025\.$/,
    ));

  it("on its first day the day is named, since an as-of date need not be today", () =>
    assert.match(
      levelHeadline({ ...base, application: { status: "dated", day } }),
      /; the duty applies from 22 November 2026\.$/,
    ));

  it("what the law gives no day and no condition is not on a condition", () => {
    const application = { status: "conditional", text: "no date in the Act" } as const;
    assert.match(levelHeadline({ ...base, application }), /; the duty has no day of application: no date in the Act\.$/);
    const condition = { status: "conditional", text: "30 days after the rules are adopted" } as const;
    assert.match(levelHeadline({ ...base, application: condition }), /; the duty applies on a condition: 30 days after/);
  });

  it("none and all have sentences of their own", () => {
    assert.match(levelHeadline({ ...base, powers: 0 }), /^In none of the 27 Member States is the power to fine known/);
    assert.match(levelHeadline({ ...base, powers: 27 }), /^In all 27 Member States/);
  });

  it("the Commission, the EDPS and nobody are named instead of a count", () => {
    const by = (enforcer: Subject["enforcer"]) => levelHeadline({ ...base, subject: { ...national, enforcer } });
    assert.match(by("commission"), /^The Commission enforces this/);
    assert.match(by("edps"), /^The European Data Protection Supervisor enforces this/);
    assert.match(by("none"), /^No authority enforces this: the authorities of the Member States\.$/);
    for (const enforcer of ["commission", "edps", "none"] as const) assert.doesNotMatch(by(enforcer), /of 27/);
  });

  it("a duty without a listed fine is not counted as if it had one", () =>
    assert.equal(
      levelHeadline({ ...base, fineListed: false, application: dated("2025-02-02") }),
      "The Act lists no EU fine for this duty; the duty has applied since 2 February 2025.",
    ));

  it("a duty without a day says why, and a date that binds nobody is not called a duty", () => {
    assert.match(levelHeadline({ ...base, application: { status: "none" } }), /the duty is not in this version of the law\.$/);
    assert.match(levelHeadline({ ...base, application: { status: "unknown", needs: [] } }), /no day of application/);
    assert.match(levelHeadline({ ...base, duty: false }), /a date, not a duty of an operator: 2 December 2027\.$/);
  });
});

describe("the sentence of a country", () => {
  const level = {
    level: "nothing",
    badge: "bans only",
    since: "unknown",
    because: undefined,
    events: [],
    confidence: "official",
  } as const;
  it("where there is no power to fine for the topic, the bans are told", () =>
    assert.equal(
      countrySentence({ iso2: "DK", name: "Denmark" }, level),
      "In Denmark the power to fine is in place for the bans of Article 5 only; for anything else none is known.",
    ));
  it("since when is no more exact than the event, and doubt is said in the same breath", () => {
    const event = { on: "2024-06" } as EnforcementEvent;
    assert.equal(sinceText(parseDay("2024-06-30"), [event]), "since June 2024");
    assert.equal(sinceText(parseDay("2026-11-22"), [{ ...event, on: "2026" }]), "in 2026, on a day that is not known");
    assert.equal(sinceText(parseDay("2026-10-28"), [{ ...event, on: "2026-10-28" }]), "since 28 October 2026");
    const italy = {
      ...level,
      level: "power-to-fine",
      badge: "none",
      since: parseDay("2026-10-23"),
      confidence: "one-secondary",
    } as const;
    assert.equal(
      countrySentence({ iso2: "IT", name: "Italy" }, italy),
      "In Italy the power to fine has been in place since 23 October 2026, by one secondary source.",
    );
    const vague = {
      ...italy,
      since: parseDay("2026-11-22"),
      events: [{ ...event, on: "2026" }],
      confidence: "official",
    } as const;
    assert.equal(
      countrySentence({ iso2: "IT", name: "Italy" }, vague),
      "In Italy the power to fine is in place in 2026, on a day that is not known.",
    );
    assert.match(
      countrySentence({ iso2: "IT", name: "Italy" }, italy, true),
      /^In Italy the power to fine under the Act in general has been in place .*; the Act lists no EU fine for this duty, and whether the penalties of Italy reach it is not on record\.$/,
    );
    assert.match(
      countrySentence({ iso2: "SI", name: "Slovenia" }, italy, true, true),
      /the Act lists no EU fine for this duty, and Slovenia has a penalty of its own for it\.$/,
    );
    assert.equal(
      countrySentence({ iso2: "IE", name: "Ireland" }, { ...italy, level: "authority" }),
      "In Ireland there has been an authority since 23 October 2026; no power to fine is known.",
    );
  });

  it("the Netherlands has its article", () =>
    assert.match(
      countrySentence({ iso2: "NL", name: "Netherlands" }, { ...level, level: "planned", badge: "none" }),
      /^In the Netherlands /,
    ));
});
