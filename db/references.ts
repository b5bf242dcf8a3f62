import type { ClaimCheck } from "@/lib/claims/schema";
import { isDuty } from "@/lib/law/duty";
import type { Rule } from "@/lib/law/schema";
import { COLLECTIONS, groupsOf } from "./collections";
import { type Dataset, FILES, type FileKey } from "./files";
import { type Problem, place } from "./problem";

type Path = readonly (string | number)[];

/** What an id may point to: the ids there are, how one is called, and the file that holds them. */
interface Target {
  readonly ids: ReadonlySet<string>;
  readonly noun: string;
  readonly file: string;
}

/** Names stand beside ids in a few fields; what is written like an id has to be one. */
const looksLikeId = (text: string) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);

/**
 * Follows every id of the dataset to what it names, and checks what must be complete or unique.
 * @param data the files as read
 * @param broken records whose shape is wrong already: others may refer to them, but they are not looked into
 */
export function crossCheck(data: Dataset, broken: ReadonlySet<unknown> = new Set()): Problem[] {
  const problems: Problem[] = [];
  const { law, enforcementMap, enforcementCounts, models } = data;

  const report = (key: FileKey, path: Path, message: string) =>
    void problems.push({ file: FILES[key].file, ...place(data[key], path), message });

  const sound = <T>(list: readonly T[] | undefined): [number, T][] =>
    [...(list ?? []).entries()].filter(([, r]) => !broken.has(r));

  const target = (noun: string, key: FileKey, ids: Iterable<string>): Target => ({
    ids: new Set(ids),
    noun,
    file: FILES[key].file,
  });

  const refer = (key: FileKey, path: Path, id: unknown, to: Target) => {
    if (typeof id !== "string" || to.ids.has(id)) return;
    report(key, path, `no ${to.noun} has the id "${id}"; correct the id, or add the ${to.noun} to ${to.file}`);
  };
  const referAll = (key: FileKey, path: Path, ids: readonly string[] | undefined, to: Target) => {
    for (const [i, id] of (ids ?? []).entries()) refer(key, [...path, i], id, to);
  };

  const ids = (list: readonly { id: string }[]) => list.map((r) => r.id);
  const statementsOf = data.sites.flatMap((s) => s.statements ?? []);

  const source = target("source", "sources", ids(data.sources));
  const instrument = target("instrument", "law", ids(law.instruments));
  const event = target("event", "law", ids(law.events));
  const milestone = target("milestone", "law", ids(law.milestones));
  const amendable = target("anchor or milestone", "law", [...ids(law.anchors), ...ids(law.milestones)]);
  const dated = target("event, anchor or milestone", "law", [...event.ids, ...amendable.ids]);
  const scenario = target("scenario", "law", ids(law.scenarios));
  const version = target("scenario", "law", [...scenario.ids, "in-force"]);
  const provider = target("provider", "providers", ids(data.providers));
  const site = target("site", "sites", ids(data.sites));
  const statement = target("statement", "sites", ids(statementsOf));
  const deal = target("deal", "deals", ids(data.deals));
  const chip = target(
    "chip",
    "gpuEquivalents",
    data.gpuEquivalents.table.map((c) => c.gpuModel),
  );
  const leadTime = target("lead time", "leadTimes", ids(data.leadTimes));
  const measure = target("measure", "enforcementCounts", Object.keys(enforcementCounts.measures));
  const modelProvider = target("provider of models", "models", ids(models.providers));

  followSources();
  checkLaw();
  checkEnforcement();
  checkCompute();
  checkModelsAndClaims();
  checkUniqueness();
  return problems;

  function followSources() {
    const walk = (key: FileKey, value: unknown, path: Path) => {
      if (Array.isArray(value)) for (const [i, item] of value.entries()) walk(key, item, [...path, i]);
      else if (typeof value === "object" && value !== null)
        for (const [field, inner] of Object.entries(value)) {
          if (field === "sources" && Array.isArray(inner)) referAll(key, [...path, field], inner, source);
          else walk(key, inner, [...path, field]);
        }
    };
    for (const key of Object.keys(FILES) as FileKey[]) if (key !== "sources") walk(key, data[key], []);
    for (const [i, r] of sound(enforcementCounts.rejectedClaims))
      refer("enforcementCounts", ["rejectedClaims", i, "source"], r.source, source);
    for (const [i, claim] of sound(data.claims.claims))
      for (const [j, y] of sound(claim.yardsticks)) refer("claims", ["claims", i, "yardsticks", j, "source"], y.source, source);
    for (const [i, s] of sound(data.sites))
      if (s.coordSource && looksLikeId(s.coordSource)) refer("sites", [i, "coordSource"], s.coordSource, source);
  }

  function checkLaw() {
    const rule = (path: Path, r: Rule | undefined): void => {
      if (r === undefined) return;
      if (r.type === "relative") refer("law", [...path, "to"], r.to, dated);
      else if (r.type === "same-as") refer("law", [...path, "ref"], r.ref, dated);
      else if (r.type === "earliest-of" || r.type === "latest-of")
        for (const [i, option] of sound(r.options)) rule([...path, "options", i], option);
      else if (r.type === "recurring") {
        rule([...path, "first"], r.first);
        rule([...path, "until"], r.until);
      }
    };
    const check = (path: Path, c: { to: string } | undefined) => refer("law", [...path, "check", "to"], c?.to, dated);

    for (const [i, e] of sound(law.events)) refer("law", ["events", i, "sameActAs"], e.sameActAs, event);
    for (const [i, a] of sound(law.anchors)) {
      rule(["anchors", i, "rule"], a.rule);
      check(["anchors", i], a.check);
    }
    for (const [i, m] of sound(law.milestones)) {
      rule(["milestones", i, "rule"], m.rule);
      rule(["milestones", i, "practicalRule"], m.practicalRule);
      check(["milestones", i], m.check);
      referAll("law", ["milestones", i, "legacyOf"], m.legacyOf, milestone);
    }
    for (const [i, s] of sound(law.scenarios)) {
      const path = ["scenarios", i];
      refer("law", [...path, "instrument"], s.instrument, instrument);
      for (const [j, a] of sound(s.amendments)) {
        const inner = [...path, "amendments", j];
        refer("law", [...inner, "target"], a.target, amendable);
        if ("rule" in a) rule([...inner, "rule"], a.rule);
        if ("check" in a) check(inner, a.check);
        if ("effective" in a) rule([...inner, "effective"], a.effective);
      }
      for (const [j, k] of sound(s.kept)) referAll("law", [...path, "kept", j, "targets"], k.targets, amendable);
    }
    for (const [i, c] of sound(law.coverage)) {
      refer("law", ["coverage", i, "scenario"], c.scenario, scenario);
      referAll("law", ["coverage", i, "targets"], c.targets, amendable);
      referAll("law", ["coverage", i, "also"], c.also, amendable);
      const version = law.scenarios.find((s) => s.id === c.scenario);
      const texts = c.as === "amended" ? version?.amendments : c.as === "kept" ? version?.kept : undefined;
      if (texts && !texts.some((x) => x.change === c.change))
        report("law", ["coverage", i, "change"], `nothing in ${c.scenario} is ${c.as} by the change "${c.change}"; correct it`);
    }
    for (const [i, s] of sound(data.standards)) refer("standards", [i, "milestone"], s.milestone, milestone);
  }

  function checkEnforcement() {
    for (const [i, t] of sound(enforcementMap.topics)) {
      refer("enforcementMap", ["topics", i, "leadMilestone"], t.leadMilestone, milestone);
      refer("enforcementMap", ["topics", i, "fineMilestone"], t.fineMilestone, milestone);
    }
    const milestones = sound(law.milestones).map(([, m]) => m);
    const topics = new Set(enforcementMap.topics.map((t) => t.topic));
    for (const topic of new Set(milestones.map((m) => m.topic)))
      if (!topics.has(topic)) report("enforcementMap", ["topics"], `the topic "${topic}" has no entry; add who enforces it`);

    referAll("enforcementMap", ["noListedEuFine"], enforcementMap.noListedEuFine, milestone);
    for (const [i, m] of sound(enforcementMap.milestones)) refer("enforcementMap", ["milestones", i, "id"], m.id, milestone);
    const enforced = new Set(ids(enforcementMap.milestones));
    const unfined = new Set(enforcementMap.noListedEuFine);
    for (const m of milestones) {
      const needsEnforcer = m.kind === "obligation-applies" || m.kind === "transitional-end";
      if (needsEnforcer && !enforced.has(m.id))
        report("enforcementMap", ["milestones"], `the milestone "${m.id}" has no entry; add who enforces it`);
      if (!needsEnforcer && enforced.has(m.id))
        report(
          "enforcementMap",
          ["milestones"],
          `the milestone "${m.id}" is of kind ${m.kind}, which nobody enforces; remove its entry`,
        );
      const hasNoFine = isDuty(m) && m.maxFine === null;
      if (hasNoFine && !unfined.has(m.id))
        report("enforcementMap", ["noListedEuFine"], `the duty "${m.id}" has no maxFine in law.json; add it here`);
      if (!hasNoFine && unfined.has(m.id))
        report(
          "enforcementMap",
          ["noListedEuFine"],
          `"${m.id}" ${isDuty(m) ? "has a maxFine in law.json" : "is no duty"}; remove it from here`,
        );
    }
  }

  function checkCompute() {
    for (const [i, s] of sound(data.sites)) {
      refer("sites", [i, "provider"], s.provider, provider);
      const tranches = target(
        `statement of ${s.id} on a tranche`,
        "sites",
        s.statements.map((x) => x.tranche),
      );
      for (const tranche of Object.keys(s.trancheClass ?? {})) refer("sites", [i, "trancheClass", tranche], tranche, tranches);
      for (const [j, x] of sound(s.statements)) refer("sites", [i, "statements", j, "target", "chip"], x.target?.chip, chip);
    }
    for (const [i, d] of sound(data.deals)) {
      referAll("deals", [i, "includesDeal"], d.includesDeal, deal);
      for (const [j, p] of d.providers.entries()) if (looksLikeId(p)) refer("deals", [i, "providers", j], p, provider);
    }
    for (const [i, o] of sound(data.delayEvidence.outcomes.outcomes)) {
      const path = ["outcomes", "outcomes", i];
      refer("delayEvidence", [...path, "site"], o.site, site);
      const own = data.sites.find((s) => s.id === o.site);
      const ofSite = own ? target(`statement of ${o.site}`, "sites", ids(own.statements ?? [])) : statement;
      refer("delayEvidence", [...path, "promiseStatement"], o.promiseStatement, ofSite);
      refer("delayEvidence", [...path, "outcomeStatement"], o.outcomeStatement, ofSite);
    }
  }

  function checkModelsAndClaims() {
    for (const [i, m] of sound(models.models)) refer("models", ["models", i, "provider"], m.provider, modelProvider);
    for (const [i, e] of sound(models.events)) {
      referAll("models", ["events", i, "providers"], e.providers, modelProvider);
      const touched = e.data?.milestones;
      if (Array.isArray(touched)) referAll("models", ["events", i, "data", "milestones"], touched, milestone);
    }
    for (const [i, c] of sound(models.claims)) claimCheck("models", ["claims", i, "check"], c.check);
    for (const [i, c] of sound(data.claims.claims)) {
      claimCheck("claims", ["claims", i, "check"], c.check);
      for (const [j, y] of sound(c.yardsticks)) refer("claims", ["claims", i, "yardsticks", j, "measure"], y.measure, measure);
    }
  }

  function claimCheck(key: FileKey, path: Path, check: ClaimCheck | null) {
    if (check === null) return;
    const point = (field: string, at: object) => {
      if (!("milestone" in at && "scenario" in at)) return;
      refer(key, [...path, field, "milestone"], at.milestone, milestone);
      refer(key, [...path, field, "scenario"], at.scenario, version);
    };
    switch (check.type) {
      case "date-equals":
      case "not-before":
        return point("of", check.of);
      case "months-between":
        point("from", check.from);
        return point("to", check.to);
      case "latest-start":
        point("for", check.for);
        return refer(key, [...path, "leadTime"], check.leadTime, leadTime);
      case "jurisdiction-count":
        return refer(key, [...path, "measure"], check.measure, measure);
      case "capacity-by": {
        refer(key, [...path, "site"], check.site, site);
        const statements = data.sites.find((s) => s.id === check.site)?.statements;
        if (statements && !statements.some((s) => s.tranche === check.tranche))
          report(key, [...path, "tranche"], `no statement of ${check.site} is about the tranche "${check.tranche}"; correct it`);
        return;
      }
      case "deal-sum": {
        const raisers = target(
          "deal",
          "deals",
          data.deals.flatMap((d) => d.providers),
        );
        for (const [i, p] of check.parties.entries())
          if (!raisers.ids.has(p))
            report(key, [...path, "parties", i], `no deal in deals.json has the provider "${p}"; correct the name`);
        return;
      }
      case "deal-stake":
        return refer(key, [...path, "deal"], check.deal, deal);
      case "event-figure": {
        const events = models.events.filter((e) => e.kind === check.eventKind);
        if (!events.some((e) => e.data && check.figure in e.data))
          report(
            key,
            [...path, "figure"],
            `no event of kind "${check.eventKind}" in models.json has the figure "${check.figure}"`,
          );
        return;
      }
      case "all-of":
        for (const [i, part] of check.parts.entries()) claimCheck(key, [...path, "parts", i, "check"], part.check);
        return;
      case "model-count":
        return;
    }
  }

  function checkUniqueness() {
    for (const c of COLLECTIONS) {
      const seen = new Set<string>();
      for (const { path, records, keys } of groupsOf(c, data))
        for (const [i, key] of keys.entries()) {
          if (broken.has(records[i])) continue;
          if (seen.has(key)) report(c.at[0], [...path, i], `"${key}" stands twice; give one of them another id, or remove it`);
          seen.add(key);
        }
    }
    const holder = new Map<string, string>();
    for (const kind of ["events", "anchors", "milestones"] as const)
      for (const [i, { id }] of sound<{ id: string }>(law[kind])) {
        const earlier = holder.get(id);
        if (earlier !== undefined && earlier !== kind)
          report("law", [kind, i, "id"], `is an id of ${earlier} too; they share one namespace, so give one of them another`);
        holder.set(id, kind);
      }
    for (const [i, id] of enforcementMap.noListedEuFine.entries())
      if (enforcementMap.noListedEuFine.indexOf(id) !== i)
        report("enforcementMap", ["noListedEuFine", i], `"${id}" stands twice; remove one`);
  }
}
