import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkTable } from "@/app/_server/check-table";
import type { Context } from "@/app/_server/context";
import { claimsState } from "@/app/_views/claims";
import { COMPARISON_KEYS, comparisonState } from "@/app/_views/comparison";
import { COMPUTE_KEYS, computeContext, computeState } from "@/app/_views/compute";
import { COUNTRIES_KEYS, countriesState } from "@/app/_views/countries";
import { COUNTRY_KEYS, countryState } from "@/app/_views/country";
import { investmentState } from "@/app/_views/investment";
import { LAB_KEYS, labState } from "@/app/_views/lab";
import { MAP_KEYS, mapState } from "@/app/_views/map";
import { methodState } from "@/app/_views/method";
import { MILESTONE_KEYS, milestoneState } from "@/app/_views/milestone";
import { modelsState } from "@/app/_views/models";
import { OVERVIEW_KEYS, overviewState } from "@/app/_views/overview";
import { SCENARIOS_KEYS, scenariosState } from "@/app/_views/scenarios";
import { signalsContext } from "@/app/_views/signals";
import { parseSignal, signalBrief } from "@/app/_views/signals-brief";
import { signalsFeed } from "@/app/_views/signals-feed";
import { SITE_KEYS, siteState } from "@/app/_views/site";
import { citations, sourcesState } from "@/app/_views/sources";
import { TIMELINE_KEYS, timelineState } from "@/app/_views/timeline";
import { windowsState } from "@/app/_views/windows";
import { OPERATIONS } from "@/app/api/_answers";
import { respond } from "@/app/api/_edge/respond";
import { contextOn, EXAMPLE_DAY, operationAt } from "@/app/api/_openapi/examples";
import type { Dataset } from "@/db/dataset";
import { publishedOf, reportedFrom } from "@/lib/capacity/reported";
import { milestonesKnownOn } from "@/lib/law/known";
import { existsOn, standingOn } from "@/lib/law/scenario";
import { type LensContext, type LensKey, MAP_VIEWS, parseLens, WINDOW_KINDS } from "@/lib/lens";
import { signalsOf } from "@/lib/signals";
import { type Day, isoDay, longDay, parseDay, shortDay } from "@/lib/time/day";
import { countsFrom, mayBeBy, parseImprecise } from "@/lib/time/imprecise";

/**
 * Nothing on a page and nothing in an answer as known on a day knows what came later. Asked is the curated dataset, the same without
 * anything later, and the same with more of every kind; all three must say the same.
 */

const READINGS = ["observation", "promise", "contract", "progress", "forecast", "online", "revision", "loss"] as const;
const LATER = "2026-09-17";

const laterCode = {
  status: "signed" as const,
  on: LATER,
  detail: "Signed later.",
  sources: ["later-source"],
  confidence: "official" as const,
};

/** The dataset with later facts of every kind. */
function withLater(d: Dataset): Dataset {
  const [site] = d.sites;
  const [provider] = d.providers;
  const [deal] = d.deals;
  const [outcome] = d.delayEvidence.outcomes.outcomes;
  const [scenario] = d.law.scenarios.slice(-1);
  const [milestone] = d.law.milestones;
  const [procedure] = d.procedure;
  const [standard] = d.standards;
  const [count] = d.enforcementCounts.published.filter((p) => p.count !== null);
  const [claim] = d.claims.claims;
  const [source] = d.sources.filter((s) => s.publishedOn !== null);
  const [model] = d.models.models;
  const [modelEvent] = d.models.events;
  if (
    !site ||
    !provider ||
    !deal ||
    !outcome ||
    !scenario ||
    !milestone ||
    !procedure ||
    !standard ||
    !count ||
    !claim ||
    !source
  )
    throw new Error("the dataset lacks a kind of record");
  const sources = ["later-source"];
  const statements = (id: string) =>
    READINGS.map((reading) => ({
      id: `${id}-later-${reading}`,
      statedOn: LATER,
      speaker: "company" as const,
      kind: "announced" as const,
      reading,
      tranche: "site",
      target:
        reading === "loss" || reading === "observation"
          ? null
          : { when: "2028-06", text: "mid-2028", gpus: 7777, counts: "site-total" as const, marks: "full" as const },
      detail: "Said later.",
      sources,
      confidence: "official" as const,
    })) as typeof site.statements;
  return {
    ...d,
    law: {
      ...d.law,
      events: [
        ...d.law.events,
        { ...d.law.events[0], id: "later-event", title: "A later event", date: LATER, knownOn: LATER, sources },
      ] as typeof d.law.events,
      milestones: [
        ...d.law.milestones,
        { ...milestone, id: "later-milestone", title: "A later milestone", short: "Later", rule: { type: "none" }, sources },
      ] as typeof d.law.milestones,
      scenarios: [
        ...d.law.scenarios.map((s) =>
          s.id === "commission-proposal"
            ? {
                ...s,
                statusHistory: [...s.statusHistory, { from: LATER, status: "superseded", note: "later", title: "A later name" }],
              }
            : s,
        ),
        {
          ...scenario,
          id: "later-text",
          title: "A later text",
          validFrom: LATER,
          statusHistory: [
            { from: LATER, status: "proposed", note: "later" },
            { from: "2026-10-17", status: "in-force", note: "later" },
          ],
          amendments: [
            ...scenario.amendments,
            {
              target: "later-milestone",
              op: "replace-rule",
              rule: { type: "fixed", date: "2028-01-01" },
              citation: "Art. 1",
              summary: "A later amendment.",
              changeType: "new",
              sources,
              confidence: "official",
              change: "later-change",
            },
          ],
        },
      ] as typeof d.law.scenarios,
    },
    jurisdictions: d.jurisdictions.map((j) => ({
      ...j,
      summary: `${j.summary} Later.`,
      openQuestions: [...j.openQuestions, "A later question"],
      events: [
        ...j.events,
        ...(["market-surveillance-authority", "penalties", "eea-incorporation", "sandbox"] as const).map((dimension) => ({
          id: `${j.iso2.toLowerCase()}-later-${dimension}`,
          on: LATER,
          dimension,
          state: dimension === "market-surveillance-authority" ? ("designated" as const) : ("in-force" as const),
          authority: "A later authority",
          detail: "Happened later.",
          sources,
          confidence: "official" as const,
          track: "national" as const,
        })),
        {
          id: `${j.iso2.toLowerCase()}-later-list`,
          on: LATER,
          dimension: "penalties" as const,
          state: "in-force" as const,
          authority: null,
          detail: "Listed later.",
          sources,
          confidence: "official" as const,
          track: "commission-list" as const,
        },
      ],
    })),
    procedure: [...d.procedure, { ...procedure, id: "proc-later", date: LATER, title: "A later step", sources }],
    standards: d.standards.map((s) => ({ ...s, stages: [...s.stages, { date: LATER, stage: "a later stage" }] })),
    sites: [
      ...d.sites.map((s) => ({
        ...s,
        statements: [...s.statements, ...statements(s.id)],
        tenants: [...s.tenants, "A later tenant"],
      })),
      { ...site, id: "later-site", name: "A later site", provider: "later-provider", statements: statements("later-site") },
    ],
    providers: [
      ...d.providers.map((p) => ({
        ...p,
        ownershipNote: `${p.ownershipNote} Later.`,
        fleetSnapshots: [
          ...(p.fleetSnapshots ?? []),
          { asOf: LATER, activeGpus: 7777, note: "Later.", sources, confidence: "official" as const },
          // Of an earlier day, and reported later.
          { asOf: "2025-05-31", activeGpus: 8888, note: "Later.", sources, confidence: "official" as const },
        ],
        pledges: [...(p.pledges ?? []), { date: LATER, what: "A later pledge", sources, confidence: "official" as const }],
      })),
      { ...provider, id: "later-provider", name: "A later provider", fleetSnapshots: [], pledges: [] },
    ] as typeof d.providers,
    models: {
      ...d.models,
      providers: [
        ...d.models.providers.map((p) => ({ ...p, notes: `${p.notes} Later.`, euEntity: "A later entity" })),
        { ...d.models.providers[0], id: "later-maker", name: "A later provider of models", codeOfPractice: laterCode },
      ] as typeof d.models.providers,
      models: [
        ...d.models.models.map((m) => ({ ...m, licence: "A later licence", systemicRisk: "notified" as const })),
        { ...model, id: "later-model", name: "A later model", releasedOn: LATER, sources },
      ],
      events: [...d.models.events, { ...modelEvent, id: "later-model-event", date: LATER, title: "A later event", sources }],
      openQuestions: [...d.models.openQuestions, "A later question about models"],
    } as typeof d.models,
    deals: [
      ...d.deals,
      { ...deal, id: "later-deal", date: LATER, what: "A later deal", sources },
      { ...deal, id: "later-told-deal", date: "2025-05-30", what: "A deal told later", sources },
    ],
    delayEvidence: {
      ...d.delayEvidence,
      outcomes: {
        ...d.delayEvidence.outcomes,
        outcomes: [
          ...d.delayEvidence.outcomes.outcomes,
          {
            ...outcome,
            site: site.id,
            status: "cancelled",
            knownOn: LATER,
            outcomeDate: null,
            slipMonths: null,
            counts: true,
            sources,
          },
        ] as typeof d.delayEvidence.outcomes.outcomes,
      },
    },
    enforcementCounts: {
      ...d.enforcementCounts,
      published: [
        ...d.enforcementCounts.published,
        { ...count, id: "later-count", asOf: LATER, statement: "Counted later.", sources },
        // Of an earlier day, and published later.
        { ...count, id: "later-told-count", asOf: "2025-05-01", statement: "Counted later.", sources },
      ],
    },
    claims: {
      ...d.claims,
      claims: [
        ...d.claims.claims.map((c) => ({ ...c, explanation: `${c.explanation} Later.`, verdict: "true" as const })),
        { ...claim, id: "later-claim", claim: "Said later.", saidOn: LATER, saidUntil: undefined },
      ],
    },
    sources: [...d.sources, { ...source, id: "later-source", title: "A later source", publishedOn: LATER }],
  };
}

/** The dataset as it would be had nothing after the day been recorded. */
function withoutLater(d: Dataset, day: string): Dataset {
  const [asOf, datasetDay] = [parseDay(day), parseDay(d.law.meta.asOf)];
  const counts = (text: string) => countsFrom(parseImprecise(text), datasetDay) <= asOf;
  const published = publishedOf(d.sources);
  const out = (id: string) => mayBeBy(published.get(id) ?? null, asOf, datasetDay);
  const reported = (on: string, sources: readonly string[]) => reportedFrom(on, sources, published, datasetDay) <= asOf;
  const positions = new Set(d.sites.map((s) => s.coordSource));
  const kept: Dataset = {
    ...d,
    jurisdictions: d.jurisdictions.map((j) => ({
      ...j,
      summary: "",
      openQuestions: [],
      events: j.events.filter((event) => counts(event.on)),
    })),
    procedure: d.procedure.filter((e) => e.date === null || counts(e.date)),
    sites: d.sites.map((s) => ({
      ...s,
      statements: s.statements.filter((statement) => counts(statement.statedOn)),
    })),
    providers: d.providers.map((p) => ({
      ...p,
      fleetSnapshots: p.fleetSnapshots?.filter((f) => reported(f.asOf, f.sources)),
      pledges: p.pledges?.filter((pledge) => reported(pledge.date, pledge.sources)),
    })),
    deals: d.deals.filter((deal) => reported(deal.date, deal.sources)),
    standards: d.standards.map((s) => ({ ...s, stages: s.stages.filter((stage) => parseImprecise(stage.date).latest <= asOf) })),
    models: {
      ...d.models,
      providers: d.models.providers.map((p) => ({
        ...p,
        euEstablished: null,
        codeOfPractice:
          p.codeOfPractice.on !== null && counts(p.codeOfPractice.on)
            ? p.codeOfPractice
            : { ...p.codeOfPractice, status: "unknown", on: null },
      })),
      models: d.models.models
        .filter((m) => counts(m.releasedOn))
        .map(({ trainingSummaryDetail: detail, ...m }) => ({
          ...m,
          openWeights: null,
          euMarket: { ...m.euMarket, date: m.euMarket.date !== null && counts(m.euMarket.date) ? m.euMarket.date : null },
          ...(detail?.asOf && counts(detail.asOf) ? { trainingSummaryDetail: detail } : { trainingSummaryPublished: null }),
        })),
      events: d.models.events.filter((e) => counts(e.date)),
      openQuestions: [],
    },
    delayEvidence: {
      ...d.delayEvidence,
      outcomes: {
        ...d.delayEvidence.outcomes,
        outcomes: d.delayEvidence.outcomes.outcomes.filter((o) => o.knownOn !== null && counts(o.knownOn)),
      },
    },
    enforcementCounts: {
      ...d.enforcementCounts,
      published: d.enforcementCounts.published.filter((p) => p.asOf !== null && counts(p.asOf)),
      rejectedClaims: [],
    },
    claims: { ...d.claims, claims: d.claims.claims.filter((c) => parseImprecise(c.saidOn).earliest <= asOf) },
    // Where a position was read bears no day of its own; its source, where it came out later, is named as such.
    sources: d.sources.filter((s) => out(s.id) || positions.has(s.id)),
  };
  const cited = (value: unknown, key?: string): unknown =>
    Array.isArray(value)
      ? key === "sources"
        ? value.filter((item) => typeof item !== "string" || out(item))
        : value.map((item) => cited(item))
      : typeof value === "object" && value !== null
        ? Object.fromEntries(
            Object.entries(value).flatMap(([name, inner]) =>
              name === "source" && typeof inner === "string" && !out(inner) ? [] : [[name, cited(inner, name)]],
            ),
          )
        : value;
  return { ...(cited(kept) as Dataset), sources: kept.sources };
}

/** As text: what is made later is made, and sources that came out later, which are shown as such, are left out. */
const said = (state: unknown, of: Context, asOf: string): string => {
  const later = new Set(
    of.dataset.sources.flatMap((s) => (mayBeBy(s.publishedOn, parseDay(asOf), parseDay(of.dataset.law.meta.asOf)) ? [] : [s.id])),
  );
  const text = JSON.stringify(
    state,
    (key, value) =>
      typeof value === "function"
        ? value.length === 0
          ? value()
          : undefined
        : value instanceof Map
          ? [...value]
          : (key === "sourceIds" || key === "sources") && Array.isArray(value)
            ? value.filter((id) => typeof id !== "string" || (!later.has(id) && of.dataset.sources.some((s) => s.id === id)))
            : value,
    1,
  );
  return withoutCount(text);
};

/** How many sources are left out is told as a number, and is as large as what came later. */
const withoutCount = (text: string): string => text.replace(/\d+ sources? that came out/, "Sources that came out");

type Build = (c: Context, asOf: string) => unknown;

const lensOf = (search: string, asOf: string, context: LensContext, keys: readonly LensKey[]) =>
  parseLens(new URLSearchParams(`${search}&asOf=${asOf}`), context, keys);

const signals = (c: Context, search: string) =>
  signalsFeed(c.facts, c.dataset, new URLSearchParams(search), signalsContext(c.lensContext, c.dataset));

/** The briefs of the signals known on a day, each of so many. */
const briefs = (c: Context, asOf: Day, each: number, law = "in-force") => {
  const parsed = parseSignal(new URLSearchParams(`law=${law}&asOf=${isoDay(asOf)}`), c.lensContext);
  return signalsOf(c.facts, c.dataset, asOf).flatMap(({ id }, i) =>
    i % each === 0 ? [signalBrief(id, c.facts, c.dataset, parsed, c.lensContext)] : [],
  );
};

/** Every page, by what it is asked. */
const PAGES: readonly (readonly [string, Build])[] = [
  ...["", "country=none&site=none", "country=DK&site=fluidstack-bosquel", "duty=transparency-interaction&fine=NL:2027-07"].map(
    (search): readonly [string, Build] => [
      `/?${search}`,
      (c, asOf) => overviewState(c.facts, lensOf(search, asOf, c.lensContext, OVERVIEW_KEYS), c.lensContext),
    ],
  ),
  ...["", "provider=nscale", "bloc=EU", "law=commission-proposal"].map((search): readonly [string, Build] => [
    `/timeline?${search}`,
    (c, asOf) => timelineState(c.facts, lensOf(search, asOf, c.lensContext, TIMELINE_KEYS), c.lensContext),
  ]),
  [
    "/milestones/*",
    (c, asOf) =>
      c.facts.law.milestones
        .map((m) => milestoneState(c.facts, lensOf("", asOf, c.lensContext, MILESTONE_KEYS), c.lensContext, m.id))
        .filter((s) => s !== undefined),
  ],
  ...MAP_VIEWS.map((view): readonly [string, Build] => [
    `/map?view=${view}`,
    (c, asOf) => mapState(c.facts, lensOf(`view=${view}&country=DK`, asOf, c.lensContext, MAP_KEYS), c.lensContext),
  ]),
  ...["", "country=DE&country=DK&country=NO", "topic=prohibited"].map((search): readonly [string, Build] => [
    `/countries?${search}`,
    (c, asOf) => countriesState(c.facts, c.dataset, lensOf(search, asOf, c.lensContext, COUNTRIES_KEYS), c.lensContext),
  ]),
  [
    "/countries/*",
    (c, asOf) =>
      c.facts.jurisdictions.map((j) =>
        countryState(c.facts, lensOf("", asOf, c.lensContext, COUNTRY_KEYS), c.lensContext, j.iso2),
      ),
  ],
  [
    "/compute",
    (c, asOf) => {
      const all = computeContext(c.lensContext);
      return computeState(c.facts, c.dataset, lensOf("", asOf, all, COMPUTE_KEYS), all);
    },
  ],
  [
    "/compute/*",
    (c, asOf) =>
      c.facts.sites
        .map((s) => siteState(c.facts, c.dataset, lensOf("", asOf, c.lensContext, SITE_KEYS), c.lensContext, s.id, {}))
        .filter((s) => s?.known !== undefined),
  ],
  ...["", "model=llama-4&site=nebius-mantsala", "order=due&side=older"].map((search): readonly [string, Build] => [
    `/models?${search}`,
    (c, asOf) => modelsState(c.facts, c.dataset, new URLSearchParams(`${search}&asOf=${asOf}`), c.lensContext),
  ]),
  ["/signals/investment", (c, asOf) => investmentState(c.facts, c.dataset, new URLSearchParams(`asOf=${asOf}`), c.lensContext)],
  ...WINDOW_KINDS.map((kind): readonly [string, Build] => [
    `/windows?kind=${kind}`,
    (c, asOf) => windowsState(c.facts, new URLSearchParams(`kind=${kind}&asOf=${asOf}`), c.lensContext),
  ]),
  [
    "/claims",
    (c, asOf) => {
      const asked = "check=deals&deals=equity&party=nscale&start=2025-01-01&end=2026-12-31&claimed=1bn";
      return claimsState(c.facts, c.dataset, new URLSearchParams(`${asked}&asOf=${asOf}`), c.lensContext);
    },
  ],
  ...["", "moved=yes&country=NO"].map((search): readonly [string, Build] => [
    `/signals?${search}`,
    (c, asOf) => signals(c, `${search}&asOf=${asOf}`),
  ]),
  ["/signals/*", (c, asOf) => briefs(c, parseDay(asOf), 4)],
  ["/check", (c, asOf) => checkTable(c, lensOf("", asOf, c.lensContext, ["asOf"]).lens)],
  ["/method", (c, asOf) => methodState(c.facts, c.dataset, lensOf("", asOf, c.lensContext, ["asOf"]), c.lensContext)],
  ["/scenarios/compare", (c, asOf) => comparisonState(c.facts, lensOf("", asOf, c.lensContext, COMPARISON_KEYS), c.lensContext)],
  [
    "/scenarios/lab",
    (c, asOf) => {
      const query = new URLSearchParams(`shift=high-risk-annex-iii:P12M&fine=NL:2027-07&asOf=${asOf}`);
      return labState(c.facts, query, parseLens(query, c.lensContext, LAB_KEYS), c.lensContext);
    },
  ],
  ["/scenarios", (c, asOf) => scenariosState(c.facts, c.dataset, lensOf("", asOf, c.lensContext, SCENARIOS_KEYS), c.lensContext)],
  ["/sources", (c, asOf) => sourcesState(c.dataset, citations(c.dataset), new URLSearchParams(`asOf=${asOf}`), c.today)],
];

/** What the API is asked: each list, and each of its records. */
const LISTS = [
  "scenarios",
  "milestones",
  "milestones?law=commission-proposal",
  "compare",
  "jurisdictions",
  "jurisdictions?topic=prohibited&fine=NL:2025-01",
  "sites",
  "providers",
  "models",
  "sources",
  "claims",
  "claims/check?check=date&of=high-risk-annex-iii-classification&claimed=2026-08-02",
  "claims/check?check=countries&on=2025-05-01&claimed=1&topic=prohibited",
  "signals",
  "windows?kind=runway&kind=start-by&kind=relief&kind=promise",
  "windows?kind=enforcement-gap&topic=high-risk-annex-iii",
  "windows?kind=capacity-lead&delay=p90&topic=gpai",
  "windows?kind=migration&provider=nscale",
] as const;

async function answer(path: string, c: Context, asOf: string): Promise<{ status: number; text: string }> {
  const url = new URL(`/api/v1/${path}${path.includes("?") ? "&" : "?"}asOf=${asOf}`, "http://localhost");
  const found = operationAt(url.pathname);
  assert.ok(found, path);
  const response = await respond(found.operation, new Request(url), found.id, async () => c);
  return { status: response.status, text: withoutCount(JSON.stringify(await response.json(), null, 1)) };
}

const DATES = ["2026-04-01", "2025-06-01"] as const;
const plain = contextOn(EXAMPLE_DAY);
const more = contextOn(EXAMPLE_DAY, withLater);

/** The first place in which two texts differ: a page has too many lines to be shown whole. */
function same(actual: string, expected: string, where: string): void {
  if (actual === expected) return;
  const [a, b] = [actual.split("\n"), expected.split("\n")];
  const at = a.findIndex((line, i) => line !== b[i]);
  assert.fail(
    `${where} knows what came later, in line ${at}: ${a.slice(at - 3, at + 2).join(" ")} -- instead of ${b.slice(at - 3, at + 2).join(" ")}`,
  );
}

for (const asOf of DATES)
  describe(`as known on ${asOf}`, () => {
    const less = contextOn(EXAMPLE_DAY, (d) => withoutLater(d, asOf));

    for (const [name, build] of PAGES)
      it(`${name} says the same whatever came later`, () => {
        const expected = said(build(plain, asOf), plain, asOf);
        assert.ok(expected.length > 500);
        same(said(build(more, asOf), more, asOf), expected, `${name}, with more`);
        same(said(build(less, asOf), less, asOf), expected, `${name}, with less`);
      });

    for (const path of LISTS)
      it(`/api/v1/${path} answers the same whatever came later`, async () => {
        const expected = await answer(path, plain, asOf);
        // The proposal is of November 2025.
        assert.equal(expected.status, path.includes("law=") && asOf < "2025-11-19" ? 400 : 200, expected.text);
        same((await answer(path, more, asOf)).text, expected.text, `${path}, with more`);
        same((await answer(path, less, asOf)).text, expected.text, `${path}, with less`);
      });

    for (const list of ["milestones", "jurisdictions", "sites", "providers", "models"])
      it(`/api/v1/${list}/* answers the same whatever came later`, async () => {
        const rows: { id?: string; iso2?: string }[] = JSON.parse((await answer(list, plain, asOf)).text).data;
        assert.ok(rows.length > 0);
        for (const { id, iso2 } of rows) {
          const path = `${list}/${id ?? iso2}`;
          const expected = await answer(path, plain, asOf);
          same((await answer(path, more, asOf)).text, expected.text, `${path}, with more`);
          same((await answer(path, less, asOf)).text, expected.text, `${path}, with less`);
        }
      });

    it("what came later is not there at all", async () => {
      for (const path of ["milestones/later-milestone", "sites/later-site", "providers/later-provider"])
        assert.equal((await answer(path, more, asOf)).status, 404, path);
      assert.equal((await answer("milestones?law=later-text", more, asOf)).status, 400);
    });
  });

/** What nobody could write on a day: the names and numbers that texts bore later, and the days of events not known yet. */
function laterWords({ law }: Dataset, asOf: Day): string[] {
  const said = law.scenarios
    .flatMap((s) => s.statusHistory.flatMap((h) => (parseDay(h.from) <= asOf ? [standingOn(s, parseDay(h.from))] : [])))
    .flatMap((s) => [s.title, s.legalRef ?? ""])
    .join("\n");
  const names = law.scenarios.flatMap((s) => [
    s.title,
    ...s.statusHistory.flatMap((h) => h.title ?? []),
    s.legalRef.split(",")[0] as string,
    ...(/\d{4}\/\d{3,}/.exec(s.legalRef)?.slice(0, 1) ?? []),
  ]);
  const days = law.events.flatMap((e) =>
    e.date !== null && e.knownOn !== null && parseDay(e.knownOn) > asOf
      ? [e.date, longDay(parseDay(e.date)), shortDay(parseDay(e.date))]
      : [],
  );
  const later = names.filter((name) => !said.includes(name));
  return [...new Set([...later, ...days, "never adopted", "later cut back", "final text"])];
}

describe("the names, numbers and days of what came later", () => {
  const days = ["2025-11-20", "2026-03-20", "2026-04-01", "2026-05-10", "2026-06-20", "2026-07-01", "2026-07-25"];
  const dataset = plain.dataset;

  it("the words are those of the data", () => {
    const on = (day: string) => laterWords(dataset, parseDay(day));
    for (const word of ["2026/1744", "27 July 2026", "27 Jul 2026", "2026-07-27", "Council mandate", "Omnibus as adopted"])
      assert.ok(on("2025-11-20").includes(word), word);
    assert.ok(!on("2026-07-25").includes("2026/1744"));
    assert.ok(on("2026-07-01").includes("2026/1744"));
  });

  for (const asOf of days) {
    const words = laterWords(dataset, parseDay(asOf));
    const laws = dataset.law.scenarios.filter((s) => existsOn(s, parseDay(asOf))).map((s) => s.id);
    const none = (text: string, where: string) => {
      for (const word of words) {
        const at = text.indexOf(word);
        if (at >= 0) assert.fail(`${where} says "${word}": ${text.slice(Math.max(0, at - 150), at + 60)}`);
      }
    };
    for (const law of laws)
      it(`are on no page and in no answer as of ${asOf} under ${law}`, async () => {
        const lens = (keys: readonly LensKey[], more = "") =>
          lensOf(`law=${law}&compare=base-law${more}`, asOf, plain.lensContext, keys);
        const { facts, lensContext } = plain;
        const states: readonly (readonly [string, unknown])[] = [
          ["/", overviewState(facts, lens(OVERVIEW_KEYS), lensContext)],
          ["/timeline", timelineState(facts, lens(TIMELINE_KEYS), lensContext)],
          ["/check", checkTable(plain, lens(["law", "asOf"]).lens)],
          ...facts.law.milestones.map((m): readonly [string, unknown] => [
            `/milestones/${m.id}`,
            // Its windows are those of the page of windows.
            { ...milestoneState(facts, lens(MILESTONE_KEYS), lensContext, m.id), windows: undefined },
          ]),
          ["/scenarios", scenariosState(facts, dataset, lens(SCENARIOS_KEYS), lensContext)],
          ["/scenarios/compare", comparisonState(facts, lens(COMPARISON_KEYS), lensContext)],
          ["/windows", windowsState(facts, new URLSearchParams(`law=${law}&asOf=${asOf}`), lensContext)],
          ["/claims", claimsState(facts, dataset, new URLSearchParams(`law=${law}&asOf=${asOf}`), lensContext)],
          ["/models", modelsState(facts, dataset, new URLSearchParams(`law=${law}&asOf=${asOf}`), lensContext)],
          ["/signals", signals(plain, `law=${law}&asOf=${asOf}`)],
          ["/signals/*", briefs(plain, parseDay(asOf), 12, law)],
          [
            "/scenarios/lab",
            labState(
              facts,
              new URLSearchParams(`law=${law}&shift=high-risk-annex-iii:P12M&asOf=${asOf}`),
              lens(LAB_KEYS, "&shift=high-risk-annex-iii:P12M"),
              lensContext,
            ),
          ],
        ];
        for (const [where, state] of states) none(said(state ?? "", plain, asOf), where);
        const queries = ["milestones", "compare", "windows", "scenarios"].map((p) =>
          p === "scenarios" ? p : `${p}?law=${law}${p === "compare" ? "&compare=base-law" : ""}`,
        );
        const ones = milestonesKnownOn(facts.law, parseDay(asOf)).map((m) => `milestones/${m.id}?law=${law}`);
        for (const path of [...queries, ...ones]) {
          const { status, text } = await answer(path, plain, asOf);
          assert.equal(status, 200, text);
          none(text, `/api/v1/${path}`);
        }
      });
  }
});

describe("the later facts", () => {
  it("are seen once their day has come, in every list that shows them", async () => {
    for (const path of ["scenarios", "milestones", "jurisdictions", "sites", "providers", "sources", "compare"]) {
      const [a, b] = [await answer(path, plain, EXAMPLE_DAY), await answer(path, more, EXAMPLE_DAY)];
      assert.notEqual(a.text, b.text, path);
    }
    for (const [name, build] of PAGES.filter(([name]) => !name.includes("fine=")))
      assert.notEqual(
        said(build(plain, EXAMPLE_DAY), plain, EXAMPLE_DAY),
        said(build(more, EXAMPLE_DAY), more, EXAMPLE_DAY),
        name,
      );
  });

  it("every operation is asked, or has no as-of date", () => {
    const asked = new Set(LISTS.map((path) => `/api/v1/${path.split("?")[0]}`));
    for (const { path, parameters } of OPERATIONS)
      assert.ok(asked.has(path) || path.includes("{") || !parameters.includes("asOf"), path);
  });
});
