import type { Option } from "@/app/_ui/fields";
import { isMeasure, MEASURES } from "@/lib/claims/count";
import { moneyText } from "@/lib/claims/finding";
import type { ClaimEnd, SingleCheck } from "@/lib/claims/schema";
import { DEAL_WORDS } from "@/lib/claims/told";
import { dealFrom, type World } from "@/lib/claims/world";
import { quote } from "@/lib/errors";
import { milestonesKnownOn } from "@/lib/law/known";
import { scenariosOn, standingOn } from "@/lib/law/scenario";
import type { Topic } from "@/lib/law/schema";
import { SCENARIO_SHORT, TOPIC_WORDS } from "@/lib/law/words";
import { FIRST_AS_OF, type Problem } from "@/lib/lens";
import { type Day, isoDay, longDay, tryParseDay } from "@/lib/time/day";
import { countsFrom, parseImprecise } from "@/lib/time/imprecise";
import { siteName } from "./capacity";
import { lower, partText } from "./site-words";

/** The form in which a reader enters a claim: its fields as a link has them, and the check that they stand for. */

export const FORM_KINDS = ["months", "date", "countries", "deals", "capacity"] as const;
export type FormKind = (typeof FORM_KINDS)[number];

export const FORM_KIND_WORDS: Readonly<Record<FormKind, string>> = {
  months: "Time between two dates",
  date: "A date of the law",
  countries: "A count of countries",
  deals: "A sum of deals",
  capacity: "GPUs by a day",
};

/** The settings of the form that stand beside the lens. */
export const FORM_KEYS = [
  "check",
  "from",
  "fromDay",
  "fromLaw",
  "to",
  "toDay",
  "toLaw",
  "of",
  "ofLaw",
  "tolerance",
  "bloc",
  "measure",
  "topic",
  "on",
  "deals",
  "party",
  "start",
  "end",
  "currency",
  "more",
  "once",
  "site",
  "tenant",
  "by",
  "said",
  "claimed",
] as const;
export type FormKey = (typeof FORM_KEYS)[number];

/** What each kind of check takes. */
export const TAKES = {
  months: ["claimed", "from", "fromDay", "fromLaw", "to", "toDay", "toLaw", "tolerance", "said"],
  date: ["claimed", "of", "ofLaw", "said"],
  countries: ["claimed", "on", "bloc", "measure", "topic"],
  deals: ["claimed", "deals", "party", "start", "end", "currency", "more", "once"],
  capacity: ["claimed", "site", "by", "tenant"],
} as const satisfies Readonly<Record<FormKind, readonly FormKey[]>>;

/** How the API calls a field whose name is that of another parameter there. */
export const API_NAMES = {
  from: "fromMilestone",
  to: "toMilestone",
  start: "firstDay",
  end: "lastDay",
} as const satisfies Partial<Record<FormKey, string>>;

export type ApiName<K extends FormKey> = K extends keyof typeof API_NAMES ? (typeof API_NAMES)[K] : K;

/** The name of a field in the API. */
export const apiName = <K extends FormKey>(key: K): ApiName<K> =>
  ((API_NAMES as Partial<Record<FormKey, string>>)[key] ?? key) as ApiName<K>;

const REPEATED: readonly FormKey[] = ["deals", "party"];
const LONGEST = 80;
const MOST = 20;

/** The fields as they were typed; those that may repeat are lists. */
export type FormValues = Readonly<Record<Exclude<FormKey, "deals" | "party">, string>> & {
  readonly deals: readonly string[];
  readonly party: readonly string[];
};

/** What can be chosen in the form on a day. */
export interface FormOptions {
  readonly milestones: readonly Option[];
  readonly laws: readonly Option[];
  readonly topics: readonly Option[];
  readonly parties: readonly Option[];
  readonly sites: readonly Option[];
}

export interface FormRead {
  readonly kind: FormKind;
  /** Whether the link asks for a check at all. */
  readonly asked: boolean;
  readonly values: FormValues;
  /** Undefined where a field is missing or cannot be used. */
  readonly check: SingleCheck | undefined;
  /** The day on which the claim was made; the as-of date where none is given. */
  readonly said: Day;
  readonly problems: readonly Problem[];
}

// Repeat the lists of the schema, which only the check of the dataset loads.
const DEAL_KINDS = Object.keys(DEAL_WORDS);
const CURRENCIES = ["USD", "EUR"] as const;

const isKind = (text: string): text is FormKind => FORM_KINDS.some((k) => k === text);

/** What can be chosen on a day: nothing that was not known by then. */
export function formOptions(world: World, names: ReadonlyMap<string, string>, asOf: Day): FormOptions {
  const known = milestonesKnownOn(world.law, asOf);
  const datasetAsOf = tryParseDay(world.law.meta.asOf) ?? asOf;
  const parties = new Map<string, string>();
  for (const deal of world.deals)
    if (dealFrom(world, deal) <= asOf) for (const id of deal.providers) parties.set(id, names.get(id) ?? id);
  return {
    milestones: (Object.keys(TOPIC_WORDS) as Topic[]).flatMap((topic) =>
      known.filter((m) => m.topic === topic).map((m) => ({ value: m.id, label: m.short, group: TOPIC_WORDS[topic].title })),
    ),
    laws: [
      { value: "in-force", label: "In force" },
      ...scenariosOn(world.law, asOf).map((s) => ({
        value: s.id,
        label: SCENARIO_SHORT[s.id] ?? standingOn(s, asOf).title,
      })),
    ],
    topics: world.enforcementMap.topics
      .filter((t) => t.enforcer === "national")
      .map((t) => ({ value: t.topic, label: TOPIC_WORDS[t.topic].title })),
    parties: [...parties].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label, "en")),
    sites: world.sites
      .map((s) => ({
        site: s,
        tranches: [
          ...new Set([
            "site",
            ...s.statements
              .filter((t) => countsFrom(parseImprecise(t.statedOn), datasetAsOf) <= asOf)
              .map((t) => t.tranche)
              .filter((t) => !t.startsWith("grid") && t !== "call"),
          ]),
        ],
        known: s.statements.some((t) => countsFrom(parseImprecise(t.statedOn), datasetAsOf) <= asOf),
      }))
      .filter((s) => s.known)
      .sort((a, b) => a.site.name.localeCompare(b.site.name, "en"))
      .flatMap(({ site, tranches }) =>
        tranches.map((t) => ({
          value: t === "site" ? site.id : `${site.id}:${t}`,
          label: t === "site" ? siteName(site) : `${siteName(site)}: ${lower(partText(t))}`,
        })),
      ),
  };
}

/**
 * The check that the fields of a link stand for. Nothing here throws: what cannot be used is named at its field.
 * @param options what can be chosen on the as-of date
 */
export function readForm(query: URLSearchParams, options: FormOptions, asOf: Day): FormRead {
  const problems: Problem[] = [];
  const refuse = (param: FormKey, message: string): undefined => void problems.push({ param, message });
  const clean = (text: string) => text.replace(/\p{Cc}/gu, " ").trim();
  const given = (key: FormKey): string[] =>
    query
      .getAll(key)
      .map(clean)
      .filter((t) => t !== "");
  const one = (key: FormKey): string => {
    const [first = "", ...more] = given(key);
    if (more.length > 0) refuse(key, `${quote(key)} is given more than once; the first was used.`);
    if (first.length > LONGEST) refuse(key, `This is ${first.length} characters long; no value has more than ${LONGEST}.`);
    return first.slice(0, LONGEST);
  };
  const typed = Object.fromEntries(
    FORM_KEYS.map((key) => [key, REPEATED.includes(key) ? given(key).slice(0, MOST) : one(key)]),
  ) as unknown as FormValues;
  // A day may stand in the place of a milestone; the form has a field of its own for it.
  const day = (end: "from" | "to", own: "fromDay" | "toDay") =>
    tryParseDay(typed[end]) !== undefined && typed[own] === "" ? { [end]: "", [own]: typed[end] } : {};
  const values: FormValues = { ...typed, ...day("from", "fromDay"), ...day("to", "toDay") };
  const asked = values.check !== "";
  const kind = isKind(values.check) ? values.check : "months";
  if (asked && !isKind(values.check))
    refuse("check", `There is no kind of check ${quote(values.check)}; use one of: ${FORM_KINDS.join(", ")}.`);
  // A kind that is only chosen has no fields yet, and nothing is wrong with them.
  const filled = FORM_KEYS.some((key) => key !== "check" && given(key).length > 0);
  if (!asked || !isKind(values.check) || !filled) return { kind, asked: false, values, check: undefined, said: asOf, problems };
  const reader = new Reader(values, options, asOf, refuse);
  const check = reader.check(kind);
  const said = reader.said(kind);
  return { kind, asked: true, values, check: problems.length > 0 ? undefined : check, said, problems };
}

/** The check of a form as a query of the API: the same fields, without those that its kind does not take. */
export function apiQueryOf({ kind, values }: Pick<FormRead, "kind" | "values">): [name: string, value: string][] {
  const fields = TAKES[kind].flatMap((key: FormKey): [string, string][] => {
    const given = [values[key]].flat().filter((text) => text !== "");
    if (key !== "site") return given.map((text) => [apiName(key), text]);
    return given.flatMap((text) => {
      const [site = "", tranche] = text.split(":");
      return [["site", site], ...(tranche === undefined ? [] : [["tranche", tranche] as [string, string]])];
    });
  });
  return [["check", kind], ...fields];
}

type Refuse = (param: FormKey, message: string) => undefined;

class Reader {
  constructor(
    private readonly values: FormValues,
    private readonly options: FormOptions,
    private readonly asOf: Day,
    private readonly refuse: Refuse,
  ) {}

  check(kind: FormKind): SingleCheck | undefined {
    const { values } = this;
    switch (kind) {
      case "months": {
        const [from, to] = [this.end("from", "fromDay", "fromLaw"), this.end("to", "toDay", "toLaw")];
        const claimed = this.number("claimed", "months", 0, 1200);
        const tolerance = values.tolerance === "" ? 0 : this.number("tolerance", "months", 0, 120);
        return from && to && claimed !== undefined && tolerance !== undefined
          ? { type: "months-between", from, to, claimed, tolerance }
          : undefined;
      }
      case "date": {
        const milestone = this.milestone("of");
        const scenario = this.law("ofLaw");
        const claimed = this.day("claimed");
        return milestone && scenario && claimed ? { type: "date-equals", of: { milestone, scenario }, claimed } : undefined;
      }
      case "countries": {
        const bloc = (["EU", "EEA"] as const).find((b) => b === (values.bloc || "EU"));
        if (!bloc) this.refuse("bloc", `${quote(values.bloc)} is no bloc; use EU or EEA.`);
        const measure = values.measure || "power-to-fine";
        if (!isMeasure(measure))
          this.refuse("measure", `${quote(measure)} is not counted; use one of: ${Object.keys(MEASURES).join(", ")}.`);
        const topic = this.among("topic", values.topic || "high-risk-annex-iii", this.options.topics, "topic");
        const on = this.day("on");
        const claimed = this.number("claimed", "countries", 0, 50, true);
        return bloc && isMeasure(measure) && topic && on && claimed !== undefined
          ? { type: "jurisdiction-count", bloc, measure, topic: topic as Topic, on, claimed }
          : undefined;
      }
      case "deals":
        return this.deals();
      case "capacity": {
        const at = this.among("site", values.site, this.options.sites, "site");
        const gpus = this.number("claimed", "GPUs", 1, 1e8, true);
        const by = this.day("by");
        if (!at || gpus === undefined || !by) return undefined;
        const [site = "", tranche = "site"] = at.split(":");
        return {
          type: "capacity-by",
          site,
          tranche,
          gpus,
          by,
          asOf: [isoDay(this.asOf)],
          ...(values.tenant ? { tenant: values.tenant } : {}),
        };
      }
    }
  }

  /** Only dates of the law are looked at on two days. */
  said(kind: FormKind): Day {
    const text = this.values.said;
    if (text === "" || (kind !== "months" && kind !== "date")) return this.asOf;
    const day = tryParseDay(text);
    if (day === undefined) this.refuse("said", `${quote(text)} is no day of the calendar; write it as 2026-04-01.`);
    else if (day < FIRST_AS_OF || day > this.asOf)
      this.refuse(
        "said",
        `${longDay(day)} is outside the range, from ${isoDay(FIRST_AS_OF)} to the as-of date, ${isoDay(this.asOf)}.`,
      );
    return day ?? this.asOf;
  }

  private deals(): SingleCheck | undefined {
    const { values, options } = this;
    const kinds = values.deals.filter((k) => DEAL_KINDS.some((d) => d === k));
    for (const k of values.deals)
      if (!kinds.includes(k)) this.refuse("deals", `${quote(k)} is no kind of deal; use one of: ${DEAL_KINDS.join(", ")}.`);
    if (values.deals.length === 0) this.refuse("deals", "Choose at least one kind of deal.");
    const parties = values.party.filter((p) => options.parties.some((o) => o.value === p));
    for (const p of values.party)
      if (!parties.includes(p)) this.refuse("party", `No deal of ${quote(p)} is on record; choose from the list.`);
    if (values.party.length === 0) this.refuse("party", "Choose whose deals are added.");
    const [from, to] = [this.day("start"), this.day("end")];
    if (from && to && from > to) this.refuse("end", `The period ends on ${to}, before it starts on ${from}; choose a later day.`);
    const currency = CURRENCIES.find((c) => c === (values.currency || "USD"));
    if (!currency) this.refuse("currency", `${quote(values.currency)} is no currency here; use ${CURRENCIES.join(" or ")}.`);
    const amount = this.amount();
    if (!from || !to || !currency || amount === undefined) return undefined;
    return {
      type: "deal-sum",
      kinds,
      parties,
      from,
      to,
      currency,
      countOnce: values.once === "yes",
      ...(values.more === "yes" ? { claimedMoreThan: amount } : { claimed: amount }),
    };
  }

  private end(key: "from" | "to", dayKey: "fromDay" | "toDay", lawKey: "fromLaw" | "toLaw"): ClaimEnd | undefined {
    const { values } = this;
    const written = values[key];
    if (written === "") {
      if (values[dayKey] === "") return this.refuse(key, "Choose a milestone, or give a day.");
      const date = this.day(dayKey);
      return date ? { date } : undefined;
    }
    if (values[dayKey] !== "") return this.refuse(dayKey, "A milestone and a day are given; choose one of the two.");
    const milestone = this.milestone(key);
    const scenario = this.law(lawKey);
    return milestone && scenario ? { milestone, scenario } : undefined;
  }

  private milestone(key: "from" | "to" | "of"): string | undefined {
    if (this.values[key] === "") return this.refuse(key, "Choose a milestone.");
    return this.among(key, this.values[key], this.options.milestones, "milestone");
  }

  private law(key: "fromLaw" | "toLaw" | "ofLaw"): string | undefined {
    const text = this.values[key] || "in-force";
    if (this.options.laws.some((o) => o.value === text)) return text;
    return this.refuse(
      key,
      `There is no version of the law ${quote(text)} on ${longDay(this.asOf)}; use one of: ${this.options.laws.map((o) => o.value).join(", ")}.`,
    );
  }

  private among(key: FormKey, text: string, options: readonly Option[], what: string): string | undefined {
    if (options.some((o) => o.value === text)) return text;
    return this.refuse(key, text === "" ? `Choose a ${what}.` : `There is no ${what} ${quote(text)}; choose one from the list.`);
  }

  private day(key: "fromDay" | "toDay" | "claimed" | "on" | "start" | "end" | "by"): string | undefined {
    const text = this.values[key];
    const day = tryParseDay(text);
    if (text === "") return this.refuse(key, "Give a day, for example 2026-08-02.");
    if (day === undefined) return this.refuse(key, `${quote(text)} is no day of the calendar; write it as 2026-08-02.`);
    if (day < FIRST || day > LAST) return this.refuse(key, `${longDay(day)} is outside the range, from 2000 to 2099.`);
    return text;
  }

  private number(key: "claimed" | "tolerance", what: string, from: number, to: number, whole = false): number | undefined {
    const text = this.values[key].replace(/[\s,](?=\d{3}(\D|$))/g, "");
    if (text === "") return this.refuse(key, `Give the number of ${what} that is claimed.`);
    const value = Number(text);
    if (isTwoNumbers(text)) return this.refuse(key, twoNumbers(this.values[key]));
    if (!/^-?\d+(\.\d+)?$/.test(text) || (whole && !Number.isInteger(value)))
      return this.refuse(
        key,
        `${quote(this.values[key])} is no ${whole ? "whole number" : "number"}; write it as ${whole ? "8" : "4.5"}.`,
      );
    if (value < from || value > to)
      return this.refuse(
        key,
        `${quote(this.values[key])} is outside the range; give ${from} to ${to.toLocaleString("en-GB")} ${what}.`,
      );
    return value;
  }

  private amount(): number | undefined {
    const text = this.values.claimed;
    if (text === "") return this.refuse("claimed", "Give the amount that is claimed, for example 3 billion.");
    const plain = text.replace(/\s|,(?=\d{3}(\D|$))/g, "");
    if (isTwoNumbers(plain)) return this.refuse("claimed", twoNumbers(text));
    const parts = /^(\d+(?:\.\d+)?)(m|million|bn|billion)?$/i.exec(plain);
    const unit = parts?.[2]?.toLowerCase() ?? "";
    const value = parts ? Math.round(Number(parts[1]) * (unit.startsWith("b") ? 1e9 : unit.startsWith("m") ? 1e6 : 1)) : 0;
    if (!parts) return this.refuse("claimed", `${quote(text)} is no amount; write it as 3 billion, 830 million or 3000000000.`);
    if (value <= 0 || value > 1e15)
      return this.refuse("claimed", `${quote(text)} is outside the range; give more than 0 and at most 1,000,000 billion.`);
    return value;
  }
}

/** Half of Europe writes a hundred thousand as 100.000, the other half means a hundred by it. */
const isTwoNumbers = (text: string): boolean => /^\d{1,3}(\.\d{3})+$/.test(text);
const twoNumbers = (text: string): string =>
  `${quote(text)} can be read in two ways; write it without points, for example ${text.replace(/\./g, "")}.`;

const FIRST = tryParseDay("2000-01-01") as Day;
const LAST = tryParseDay("2099-12-31") as Day;

/** The kinds of deal for the form. */
export const DEAL_OPTIONS: readonly Option[] = Object.entries(DEAL_WORDS).map(([value, label]) => ({ value, label }));

/** Examples that can be asked with one link: what the press of spring 2026 claimed, in the fields of the form. */
export const EXAMPLES: readonly { readonly kind: FormKind; readonly text: string; readonly query: string }[] = [
  {
    kind: "months",
    text: "18 months from the 2024 date of Annex III to the new one",
    query:
      "check=months&from=high-risk-annex-iii-classification&fromLaw=base-law&to=high-risk-annex-iii-classification&toLaw=in-force&claimed=18",
  },
  {
    kind: "date",
    text: "Annex III applies from 2 August 2026, said on 1 April 2026",
    query: "check=date&of=high-risk-annex-iii-classification&claimed=2026-08-02&said=2026-04-01",
  },
  {
    kind: "countries",
    text: "1 of 27 had the power to fine on 1 April 2026",
    query: "check=countries&on=2026-04-01&claimed=1",
  },
  {
    kind: "deals",
    text: `more than ${moneyText(3e9, "USD")} of equity in the first quarter of 2026`,
    query:
      "check=deals&deals=equity&party=nscale&party=AMI+Labs&start=2026-01-01&end=2026-03-31&claimed=3+billion&more=yes&once=yes",
  },
  {
    kind: "capacity",
    text: "Narvik has 100,000 GPUs by the end of 2026",
    query: "check=capacity&site=nscale-narvik&claimed=100000&by=2026-12-31",
  },
];
