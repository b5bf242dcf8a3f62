import assert from "node:assert/strict";
import { test } from "node:test";
import { languageOf } from "./language";
import { languageNote } from "./report";

test("a text in a language that is not read is told by its name, and its dates are not taken for checked", () => {
  for (const [language, text] of [
    ["Polish", "Rozporządzenie stosuje się od 2 sierpnia 2026 r."],
    ["Spanish", "El Reglamento se aplica a partir del 2 de agosto de 2026."],
    ["Italian", "Il regolamento si applica dal 2 agosto 2026."],
    ["Dutch", "De verordening is van toepassing vanaf 2 augustus 2026 voor aanbieders."],
    ["Portuguese", "O regulamento é aplicável a partir de 2 de agosto de 2026, em todos os Estados."],
    ["Czech", "Nařízení se použije od 2. srpna 2026."],
    ["Swedish", "Förordningen ska tillämpas från och med den 2 augusti 2026."],
    ["Danish", "Forordningen finder anvendelse fra og med den 2. august 2026."],
    ["Greek", "Ο κανονισμός εφαρμόζεται από την 2 Αυγούστου 2026."],
  ] as const) {
    assert.equal(languageOf(text), language);
    assert.match(
      languageNote(language) ?? "",
      new RegExp(`seems to be ${language}, which is not read: dates that are not marked`),
    );
  }
  assert.match(languageNote("German") ?? "", /Only simple statements are read in German;/);
});

test("English stays English where it holds few common words, foreign names, or no sentence at all", () => {
  for (const text of [
    "Annex III: 2 August 2026",
    "CNIL, Agencia Española de Supervisión de la Inteligencia Artificial and the Bundesnetzagentur apply the Act from 2 August 2026.",
    "On 2 December 2027 the duty of deployers applies.",
    "",
  ])
    assert.equal(languageOf(text), "English", text);
});
