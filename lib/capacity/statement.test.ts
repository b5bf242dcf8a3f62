import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { addDays, isoDay, parseDay } from "../time/day";
import { countsFrom, parseImprecise } from "../time/imprecise";
import { h100Equivalents } from "./equivalents";
import type { Statement } from "./schema";
import { amountText, fateOf, type Reading } from "./statement";
import { datasetAsOf, equivalents, online, read, sites, statement, withStatements } from "./testing/sites";

function given(reading: Reading | "none"): Reading {
  assert.ok(reading !== "none");
  return reading;
}
const dateText = (reading: Reading) =>
  reading.date === "undated" ? "undated" : `${isoDay(reading.date.earliest)}/${isoDay(reading.date.latest)}`;

describe("Narvik, as known on 22 November 2026", () => {
  const narvik = read("nscale-narvik");

  it("promise: 100,000 GB300 for the whole site by the end of 2026, about 253,000 H100 equivalents", () => {
    const promise = given(narvik.promise);
    assert.deepEqual(
      [promise.statement, promise.gpus, promise.chip, promise.tranche, promise.counts, promise.words, promise.h100e],
      ["nscale-narvik-2", 100_000, "NVIDIA GB300", "site", "site-total", "end-2026", 253_000],
    );
    assert.equal(dateText(promise), "2026-01-01/2026-12-31");
    assert.deepEqual([promise.mw, promise.mwMeasure, promise.by], [230, "grid", "company"]);
  });

  it("stated: 30,000 Rubin, a tranche, in 2027, about 265,000 H100 equivalents", () => {
    const stated = given(narvik.stated);
    assert.deepEqual(
      [stated.statement, stated.gpus, stated.chip, stated.tranche, stated.counts, stated.h100e],
      ["nscale-narvik-10", 30_000, "NVIDIA Rubin", "rubin-2027", "tranche", 265_200],
    );
    assert.equal(dateText(stated), "2027-01-01/2027-12-31");
    assert.equal(stated.mw, "unknown");
  });

  it("whether the tranche replaces the promise is not known, and is told as such", () => {
    assert.equal(narvik.relation.kind, "not-known");
    assert.equal(
      narvik.relation.text,
      "Whether 30,000 NVIDIA Rubin come in place of the promised 100,000 NVIDIA GB300 or on top is not known.",
    );
  });

  it("observed: the words of the last reading, of 5 July 2026, and no number", () => {
    assert.ok(narvik.observed.status === "observation");
    const { last } = narvik.observed;
    assert.deepEqual([last.statement, isoDay(last.on.latest), last.by], ["nscale-narvik-14", "2026-07-05", "observer"]);
    assert.match(last.words, /no operating building/);
  });

  it("forecasts of others stand apart, also the one with an earlier date", () => {
    assert.deepEqual(
      narvik.forecasts.map((f) => [f.statement, f.by]),
      [
        ["nscale-narvik-12", "press"],
        ["nscale-narvik-14b", "observer"],
      ],
    );
    assert.equal(narvik.forecasts[1]?.h100e, 265_000);
  });

  it("is being built", () => assert.equal(narvik.state, "building"));
});

describe("sites as known on a day", () => {
  it("Narvik on 31 March 2026: the promise for end-2026, first phases from August, no word of Rubin", () => {
    const narvik = read("nscale-narvik", "2026-03-31");
    assert.equal(given(narvik.stated).statement, "nscale-narvik-2");
    assert.equal(narvik.relation.kind, "same");
    assert.deepEqual(narvik.forecasts, []);
    assert.ok(!JSON.stringify(narvik.known).includes("Rubin"));
    const phases = narvik.commitments.find((c) => c.tranche === "first-phases");
    assert.deepEqual([phases?.words, phases?.marks], ["first phases from August 2026", "first-capacity"]);
  });

  it("Munich was online before the end of the quarter it was promised for", () => {
    const munich = read("dt-munich");
    assert.equal(munich.state, "online");
    assert.ok(munich.observed.status === "online");
    assert.equal(munich.observed.gpus, 10_000);
    assert.equal(isoDay(munich.observed.since.latest), "2026-02-05");
    const stated = given(munich.stated);
    assert.equal(dateText(stated), "2026-01-01/2026-03-31");
    assert.ok(stated.date !== "undated" && munich.observed.since.latest <= stated.date.latest);
    assert.equal(given(munich.promise).words, "2026 at the latest");
    assert.equal(munich.relation.kind, "revised");
  });

  it("Le Bosquel and Stargate UK are lost; Stargate UK was paused before", () => {
    assert.equal(read("fluidstack-bosquel").state, "lost");
    assert.equal(read("fluidstack-bosquel", "2026-06-29").state, "announced");
    assert.equal(read("nscale-stargate-uk").state, "lost");
    assert.equal(read("nscale-stargate-uk", "2026-09-17").state, "paused");
  });

  it("before its first statement a site is unknown", () => {
    const narvik = read("nscale-narvik", "2023-06-30");
    assert.deepEqual([narvik.state, narvik.promise, narvik.stated, narvik.observed.status], ["unknown", "none", "none", "none"]);
  });

  it("a revision without a size keeps the size it supersedes", () => {
    const stated = given(read("nscale-loughton").stated);
    assert.deepEqual([stated.statement, stated.gpus, stated.marks], ["nscale-loughton-5", 23_040, "first-capacity"]);
  });

  it("grid connections and calls are no compute", () => {
    const fouju = read("campus-ia-fouju");
    assert.deepEqual([given(fouju.promise).statement, given(fouju.stated).statement], ["campus-ia-fouju-2", "campus-ia-fouju-3"]);
    assert.ok(fouju.commitments.every((c) => !c.tranche.startsWith("grid")));
    const factories = read("eu-ai-gigafactories");
    assert.ok(factories.commitments.every((c) => c.tranche !== "call"));
    assert.equal(factories.observed.status, "none");
    assert.deepEqual(read("nscale-loughton").forecasts, []);
  });

  it("a depot seen on the plot is no building; a permit is the start of one", () => {
    assert.equal(read("nscale-loughton", "2026-03-31").state, "announced");
    assert.equal(read("nscale-loughton", "2026-06-30").state, "building");
  });

  it("the press commits nobody", () => assert.equal(read("coreweave-alava").promise, "none"));

  it("where no commitment carries a size, the first and the latest dated one count", () => {
    const lumi = read("eurohpc-lumi-ai");
    assert.deepEqual([given(lumi.promise).statement, given(lumi.stated).statement], ["eurohpc-lumi-ai-1", "eurohpc-lumi-ai-4"]);
  });

  it("not before 2027 is an earliest date", () => assert.equal(given(read("eurohpc-alice-recoque").stated).bound, "not-before"));

  it("a chip that the table does not know has no H100 equivalents", () => {
    assert.equal(h100Equivalents(1000, "NVIDIA H200", equivalents), 1000);
    assert.equal(h100Equivalents(1000, "no such chip", equivalents), "unknown");
    assert.equal(h100Equivalents("unknown", "NVIDIA H200", equivalents), "unknown");
  });

  it("an amount says its measure", () => {
    assert.equal(amountText(given(read("dt-munich").promise)), "10,000 GPUs");
    assert.equal(amountText(given(read("data4-cambrai").promise)), "1,000 MW");
    assert.equal(amountText(given(read("eurohpc-lumi-ai").promise)), "an amount not stated");
  });
});

describe("what runs", () => {
  const observedGpus = (statements: Statement[]) => {
    const { observed } = read(withStatements(statements));
    return observed.status === "online" ? observed.gpus : observed.status;
  };

  it("tranches add, a site-total replaces, a later word on the same tranche replaces the earlier one", () => {
    const halls = [
      online("2025-01-01", "a", { gpus: 10, counts: "tranche" }),
      online("2025-02-01", "b", { gpus: 5, counts: "tranche" }),
    ];
    assert.equal(observedGpus(halls), 15);
    assert.equal(observedGpus([...halls, online("2025-03-01", "a", { gpus: 12, counts: "tranche" })]), 17);
    assert.equal(observedGpus([...halls, online("2025-03-01", "site", { gpus: 100 })]), 100);
  });

  it("a word without a size never takes a size away, and a part without one is named", () => {
    const hall = online("2025-01-01", "a", { gpus: 10, counts: "tranche" });
    assert.equal(observedGpus([hall, online("2025-02-01", "a", { counts: "tranche" })]), 10);
    const { observed } = read(withStatements([hall, online("2025-02-01", "b", { counts: "tranche" })]));
    assert.ok(observed.status === "online");
    assert.deepEqual([observed.gpus, observed.withoutGpus], [10, ["b"]]);
    assert.equal(observedGpus([online("2025-02-01", "b", { counts: "tranche" })]), "unknown");
  });

  it("megawatts that measure different things are not added", () => {
    const { observed } = read(
      withStatements([
        online("2025-01-01", "a", { mw: 10, mwMeasure: "it", counts: "tranche" }),
        online("2025-02-01", "b", { mw: 10, mwMeasure: "grid", counts: "tranche" }),
      ]),
    );
    assert.ok(observed.status === "online");
    assert.equal(observed.mw, "unknown");
  });

  it("a new commitment after a loss takes the site up again", () => {
    const loss = statement("2026-01-01", { reading: "loss", kind: "cancelled" }, null);
    const promise = (on: string) => statement(on, { id: on }, { when: "2027", text: "2027", gpus: 1 });
    assert.equal(read(withStatements([promise("2025-01-01"), loss])).state, "lost");
    assert.equal(read(withStatements([promise("2025-01-01"), loss, promise("2026-02-01")])).state, "announced");
  });
});

describe("the fate of what a reading is about", () => {
  const promise = (on: string, tranche = "a") =>
    statement(on, { id: `${on}-promise`, tranche }, { when: "2026", text: "2026", gpus: 1, counts: "tranche" });
  const loss = (on: string, tranche: string, kind: "cancelled" | "paused" = "cancelled") =>
    statement(on, { id: `${on}-loss`, reading: "loss", kind, tranche }, null);
  const fate = (statements: Statement[], of = "stated") => {
    const site = read(withStatements(statements));
    const found = fateOf(site, of === "promise" ? site.promise : site.stated);
    if (found.status === "online") return [found.reading.statement, isoDay(found.date.latest), found.since];
    return found.status === "pending" ? "pending" : [found.status, found.statement.id];
  };

  it("is that of its own part: what runs or is lost elsewhere on the site does not bear on it", () => {
    assert.deepEqual(fate([promise("2025-01-01"), online("2025-06-01", "a", { counts: "tranche" })]), [
      "2025-06-01-a",
      "2025-06-01",
      false,
    ]);
    assert.equal(
      fate([promise("2025-01-01"), online("2025-06-01", "b", { counts: "tranche" }), loss("2025-07-01", "b")]),
      "pending",
    );
    assert.deepEqual(fate([promise("2025-01-01"), loss("2025-07-01", "a")]), ["lost", "2025-07-01-loss"]);
    assert.deepEqual(fate([promise("2025-01-01"), loss("2025-07-01", "a", "paused")]), ["paused", "2025-07-01-loss"]);
  });

  it("a site that is lost or paused loses all of its parts, until a new word takes it up again", () => {
    assert.deepEqual(fate([promise("2025-01-01"), loss("2025-07-01", "site")]), ["lost", "2025-07-01-loss"]);
    assert.deepEqual(fate([promise("2025-01-01"), loss("2025-07-01", "site", "paused")]), ["paused", "2025-07-01-loss"]);
    assert.equal(fate([promise("2025-01-01"), loss("2025-07-01", "site"), promise("2025-08-01")]), "pending");
  });

  it("words older than the reading say nothing of it; one of the same day does", () => {
    const before = [online("2025-01-01", "a", { counts: "tranche" }), loss("2025-01-02", "a")];
    assert.equal(fate([...before, promise("2025-02-01")]), "pending");
    assert.deepEqual(fate([promise("2025-01-01"), online("2025-01-01", "a", {})]), ["2025-01-01-a", "2025-01-01", false]);
  });

  it("since when it runs is known only where somebody said so; the first word counts", () => {
    const said = online("2026-08-21", "a", { when: "2025-11", text: "November 2025", counts: "tranche" });
    assert.deepEqual(fate([promise("2025-01-01"), said]), [said.id, "2025-11-30", true]);
    const later = online("2026-09-01", "a", { counts: "tranche" });
    assert.deepEqual(fate([promise("2025-01-01"), said, later]), [said.id, "2025-11-30", true]);
  });

  it("without any reading it is the first word that a part runs", () => {
    assert.equal(read("nscale-glomfjord").stated, "none");
    const glomfjord = fateOf(read("nscale-glomfjord"), "none");
    assert.ok(glomfjord.status === "online");
    assert.equal(glomfjord.reading.statement, "nscale-glomfjord-2");
    assert.equal(fateOf(read("ms-nrw"), "none").status, "pending");
  });
});

describe("laws of readings", () => {
  const first = parseDay("2025-06-01");
  const anyDay = fc.integer({ min: 0, max: 500 }).map((n) => isoDay(addDays(first, n)));

  it("what is said after the as-of date changes nothing", () =>
    fc.assert(
      fc.property(fc.constantFrom(...sites), anyDay, (site, asOf) => {
        const statements = site.statements.filter((s) => countsFrom(parseImprecise(s.statedOn), datasetAsOf) <= parseDay(asOf));
        const { site: _, ...whole } = read(site, asOf);
        const { site: __, ...part } = read({ ...site, statements }, asOf);
        assert.deepEqual(part, whole);
      }),
    ));

  it("promise and stated are commitments, and the promise is never the later one", () =>
    fc.assert(
      fc.property(fc.constantFrom(...sites), anyDay, (site, asOf) => {
        const { promise, stated, commitments } = read(site, asOf);
        assert.equal(promise === "none", stated === "none");
        if (promise === "none" || stated === "none") return;
        const [a, b] = [promise, stated].map((r) => commitments.findIndex((c) => c.statement === r.statement));
        assert.ok(a !== undefined && b !== undefined && a >= 0 && a <= b);
        assert.ok(promise.date !== "undated" && stated.date !== "undated");
      }),
    ));

  it("what runs is the sum of its parts, each tranche once", () =>
    fc.assert(
      fc.property(fc.constantFrom(...sites), anyDay, (site, asOf) => {
        const { observed } = read(site, asOf);
        if (observed.status !== "online") return;
        const parts = observed.readings.flatMap((r) => (r.gpus === "unknown" ? [] : [r.gpus]));
        assert.equal(observed.gpus, parts.length === 0 ? "unknown" : parts.reduce((x, y) => x + y, 0));
        assert.equal(new Set(observed.readings.map((r) => r.tranche)).size, observed.readings.length);
      }),
    ));
});
