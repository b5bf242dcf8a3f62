import assert from "node:assert/strict";
import { test } from "node:test";
import { isOfAThing } from "./own";

/** A sentence up to its date, and the one before. */
const own = (lead: string, previous = ""): boolean => isOfAThing(lead, lead, previous);

test("documents, contracts, events and products have days of their own", () => {
  for (const lead of [
    "This policy takes effect on ",
    "Version 2.1 of our AI Act handbook applies from ",
    "The general terms, which include an AI Act clause on prohibited practices, are effective as of ",
    "The Agreement shall commence on ",
    "Webinar on the AI Act's high-risk rules, ",
    "Our AI Act training starts on ",
    "The pilot with high-risk AI ran until ",
    "Die Betriebsvereinbarung zu Hochrisiko-KI tritt am ",
    "Le contrat prend effet le ",
  ])
    assert.ok(own(lead), lead);
  assert.ok(own("It enters into force on ", "Article 26 is implemented by this works agreement."));
});

test("what a document says of the law, and what a product has to meet, is dated by the law", () => {
  for (const lead of [
    "This policy implements the AI Act's rules on high-risk systems, which start on ",
    "This guide explains the duties that apply from ",
    "The ban on nudification apps has applied since ",
    "These rules have applied since ",
    "Regulated products start ",
    "Insurers pricing life policies come under Annex III on ",
  ])
    assert.ok(!own(lead), lead);
  assert.ok(!own("It has applied since ", "The Commission wanted to scrap the literacy duty."));
});
