import type { Lane, LanesState } from "@/app/_charts/lanes/state";
import type { Option } from "@/app/_ui/fields";
import { publishedOf } from "@/lib/capacity/reported";
import type { Deal, Provider } from "@/lib/capacity/schema";
import { type DealOn, dealsOn } from "@/lib/deals/known";
import { apartFrom, containedIn, groupedBy, KIND_ORDER, quarterOf, raisedFrom, type Sum, sumsOf } from "@/lib/deals/sums";
import type { Facts } from "@/lib/facts";
import { chosenLaw } from "@/lib/law/chosen";
import { listed } from "@/lib/law/sentence";
import { type Lens, type LensContext, type LensKey, type Problem, parseLens, printLens } from "@/lib/lens";
import { addMonths, civil, counted, type Day, day, isoDay, longDay, parseDay, shortDay } from "@/lib/time/day";
import { impreciseText, parseImprecise, tryParseImprecise } from "@/lib/time/imprecise";
import { type BarState, barState, type NoticeState, noticeState } from "./bar";
import { DEAL_KIND_WORDS, type DealRow, dealRow, moneyWords } from "./providers";
import { capital } from "./site-words";

/** The money: deals on a time line, and their sums by quarter, provider and kind, each in its own currency. */

export const INVESTMENT_PATH = "/signals/investment";
export const INVESTMENT_KEYS: readonly LensKey[] = ["asOf"];

export interface InvestmentInput {
  readonly deals: readonly Deal[];
  readonly providers: readonly Provider[];
  readonly sources: readonly { readonly id: string; readonly publishedOn: string | null }[];
}

const CURRENCIES = ["USD", "EUR"] as const;

/** The settings of this page; empty lists and `all` let everything through. */
interface Own {
  readonly who: readonly string[];
  readonly what: readonly Deal["kind"][];
  readonly currency: (typeof CURRENCIES)[number] | "all";
  /** `2026-Q1` */
  readonly quarter: string | "all";
}

/** A sum in words. */
export interface SumRow {
  readonly key: string;
  readonly kind: string;
  readonly currency: string;
  readonly nominal: string;
  /** `USD 0.43bn`; undefined where nothing is counted before. */
  readonly subtracted: string | undefined;
  readonly newMoney: string;
  readonly deals: string;
  /** What was subtracted and why, and what could not be. */
  readonly why: readonly string[];
}

export interface SumGroup {
  readonly key: string;
  readonly title: string;
  readonly href: string | undefined;
  readonly rows: readonly SumRow[];
  /** What stands apart, in words. */
  readonly apart: readonly string[];
}

export interface InvestmentState {
  readonly headline: string;
  readonly lead: string;
  readonly filter: string | undefined;
  readonly allHref: string;
  readonly bar: Pick<BarState, "action" | "asOf" | "defaults">;
  readonly fields: readonly {
    readonly label: string;
    readonly name: keyof Own;
    readonly value: string;
    readonly options: readonly Option[];
  }[];
  readonly notices: NoticeState;
  readonly asOf: string;
  readonly asOfDay: string;
  readonly count: string;
  readonly chart: LanesState | undefined;
  readonly drawingHref: string;
  readonly total: readonly SumRow[];
  readonly quarters: readonly SumGroup[];
  readonly providers: readonly SumGroup[];
  readonly apart: readonly { readonly title: string; readonly text: string; readonly deals: readonly string[] }[];
  /** A deal of several providers is counted at each of them. */
  readonly shared: boolean;
  readonly deals: readonly (DealRow & { readonly who: string })[];
  readonly sourceIds: readonly string[];
}

/** The page as known on the day of its lens. */
export function investmentState(
  facts: Facts,
  dataset: InvestmentInput,
  query: URLSearchParams,
  context: LensContext,
): InvestmentState {
  const names = new Map(dataset.providers.map((p) => [p.id, p.name]));
  const nameOf = (id: string) => names.get(id) ?? id;
  const parsed = parseLens(new URLSearchParams([...query].filter(([key]) => !OWN_KEYS.includes(key))), context, INVESTMENT_KEYS);
  const { lens } = parsed;
  const { asOf } = lens;
  const every = dealsOn(dataset.deals, publishedOf(dataset.sources), asOf, parseDay(facts.datasetDay));
  const asked = readOwn(query, [...new Set(every.flatMap(({ deal }) => deal.providers))]);
  const { own } = asked;
  const byId = new Map(every.map(({ deal }) => [deal.id, deal]));
  const shown = every.filter(({ deal, on }) => passes(deal, own) && (own.quarter === "all" || quarterOf(on) === own.quarter));
  const deals = shown.map(({ deal }) => deal);
  const around: Around = { lens, context, own, nameOf, byId };
  const total = sumsOf(deals, byId);
  const rows = shown.map((d) => ({
    ...dealRow({ record: d.deal, on: d.on }, facts, { asOf, today: asOf === context.today, deals: dataset.deals }),
    who: d.deal.providers.map(nameOf).join(", "),
  }));
  return {
    ...headOf(shown, total, around, every.length),
    filter: filterText(own, nameOf),
    allHref: pageHref(lens, context),
    bar: barState(INVESTMENT_PATH, lens, context, ["asOf"]),
    fields: fieldsOf(every, around),
    notices: noticeState(
      INVESTMENT_PATH,
      lens,
      context,
      chosenLaw(facts.law, lens),
      [...asked.problems, ...parsed.problems],
      parsed.warnings,
    ),
    asOf: longDay(asOf),
    asOfDay: isoDay(asOf),
    count:
      shown.length === every.length
        ? every.length === 1
          ? "One deal"
          : `All ${counted(every.length, "deal")}`
        : `${shown.length} of ${counted(every.length, "deal")}`,
    chart: shown.length === 0 ? undefined : chartOf(shown, asOf, nameOf),
    drawingHref: pageHref(lens, context, own).replace(INVESTMENT_PATH, "/charts/investment.svg"),
    total: total.map((s) => sumRow(s, around)),
    quarters: [...groupedBy(shown, ({ on }) => [quarterOf(on)])].reverse().map(([key, group]) => ({
      ...groupOf(key, quarterText(key), group, around),
      href: /Q/.test(key) ? pageHref(lens, context, { ...own, quarter: key }) : undefined,
    })),
    providers: [...groupedBy(shown, ({ deal }) => deal.providers)]
      .sort(([a], [b]) => nameOf(a).localeCompare(nameOf(b), "en"))
      .map(([key, group]) => ({
        ...groupOf(key, nameOf(key), group, around),
        href: pageHref(lens, context, { ...own, who: [key] }),
      })),
    apart: apartOf(deals, around),
    shared: deals.some((d) => d.providers.length > 1),
    deals: [...rows].reverse(),
    sourceIds: [...new Set(rows.flatMap((r) => r.sourceIds))],
  };
}

interface Around {
  readonly lens: Lens;
  readonly context: LensContext;
  readonly own: Own;
  readonly nameOf: (id: string) => string;
  /** The deals known on the day. */
  readonly byId: ReadonlyMap<string, Deal>;
}

const passes = (deal: Deal, own: Own): boolean =>
  (own.who.length === 0 || deal.providers.some((p) => own.who.includes(p))) &&
  (own.what.length === 0 || own.what.includes(deal.kind)) &&
  (own.currency === "all" || deal.currency === own.currency);

const OWN_KEYS: readonly string[] = ["who", "what", "currency", "quarter"] satisfies (keyof Own)[];

/** The settings of this page in a query. Nothing here throws: what cannot be applied is named. */
function readOwn(query: URLSearchParams, providers: readonly string[]) {
  const problems: Problem[] = [];
  const given = (key: string, many: boolean): string[] => {
    const values = [...new Set(query.getAll(key).filter((text) => text !== ""))];
    if (many || values.length < 2) return values;
    problems.push({ param: key, message: `"${key}" is given ${values.length} times; give it once. The default was used.` });
    return [];
  };
  const refuse = (key: string, text: string, hint: string) => {
    problems.push({ param: key, message: `"${text.slice(0, 60)}" cannot be used for "${key}"; ${hint}.` });
  };
  const among = <T extends string>(key: string, options: readonly T[], many: boolean): T[] =>
    given(key, many).flatMap((text) => {
      const found = options.find((o) => o === text);
      if (found === undefined) refuse(key, text, `use one of: ${options.join(", ")}`);
      return found ?? [];
    });
  const [quarter] = given("quarter", false).filter((text) => {
    const read = tryParseImprecise(text)?.precision === "quarter";
    if (!read) refuse("quarter", text, "write it as 2026-Q1");
    return read;
  });
  const own: Own = {
    who: among("who", providers, true),
    what: among("what", KIND_ORDER, true),
    currency: among("currency", CURRENCIES, false)[0] ?? "all",
    quarter: quarter ?? "all",
  };
  return { own, problems };
}

/** The page with the deals of one provider, as known on the day of a lens. */
export const investmentHref = (lens: Lens, context: LensContext, who: string): string =>
  pageHref(lens, context, { who: [who], what: [], currency: "all", quarter: "all" });

/** This page with other settings. */
function pageHref(lens: Lens, context: LensContext, own?: Own): string {
  const query = new URLSearchParams([...printLens(lens, context)].filter(([key]) => INVESTMENT_KEYS.some((k) => k === key)));
  for (const who of own?.who ?? []) query.append("who", who);
  for (const what of own?.what ?? []) query.append("what", what);
  if (own && own.currency !== "all") query.set("currency", own.currency);
  if (own && own.quarter !== "all") query.set("quarter", own.quarter);
  const text = query.toString();
  return text ? `${INVESTMENT_PATH}?${text}` : INVESTMENT_PATH;
}

const quarterText = (key: string): string => impreciseText(parseImprecise(key));

function filterText(own: Own, nameOf: (id: string) => string): string | undefined {
  const parts = [
    ...(own.who.length > 0 ? [own.who.map(nameOf).join(" or ")] : []),
    ...(own.what.length > 0 ? [own.what.map((k) => DEAL_KIND_WORDS[k]).join(" or ")] : []),
    ...(own.currency === "all" ? [] : [own.currency]),
    ...(own.quarter === "all" ? [] : [quarterText(own.quarter)]),
  ];
  return parts.length === 0 ? undefined : `Shown: ${parts.join("; ")}.`;
}

const money = (currency: string, amount: number): string => `${currency} ${moneyWords(amount)}`;

/** `Equity: USD 3.03bn as reported, USD 2.6bn of it new.` */
function sumText({ kind, currency, nominal, newMoney, subtracted }: Sum): string {
  const word = capital(DEAL_KIND_WORDS[kind]);
  return subtracted === 0
    ? `${word}: ${money(currency, nominal)}`
    : `${word}: ${money(currency, nominal)} as reported, ${money(currency, newMoney)} of it new`;
}

function headOf(shown: readonly DealOn[], total: readonly Sum[], { lens, own, nameOf }: Around, every: number) {
  const known = `As known on ${longDay(lens.asOf)}.`;
  if (every === 0) return { headline: "No deal was known.", lead: known };
  if (shown.length === 0)
    return {
      headline: "No deal matches these filters.",
      lead: `${known} ${counted(every, "deal")} would be shown without them.`,
    };
  const [first, ...others] = total;
  const of = [
    ...(own.who.length > 0 ? [listed(own.who.map(nameOf))] : []),
    ...(own.quarter === "all" ? [] : [quarterText(own.quarter)]),
  ].join(", ");
  const head = first ? sumText(first) : `${counted(shown.length, "deal")} without a firm amount`;
  const more = others.length === 0 ? "" : ` ${others.map(sumText).join("; ")}.`;
  return {
    headline: `${of ? `${of}. ` : ""}${head}.`,
    lead: `${known}${more} Kinds are not added to each other: a contract or a programme is money to be spent, not raised. Currencies are not converted; where the record of a deal names two, the whole counts in the first.`,
  };
}

function sumRow(sum: Sum, { byId, nameOf }: Around): SumRow {
  const { kind, currency, nominal, subtracted, newMoney, deals } = sum;
  const title = (d: Deal) =>
    `${d.providers.map(nameOf).join(", ")}, ${DEAL_KIND_WORDS[d.kind]} of ${impreciseText(parseImprecise(d.date), "short")}`;
  const raised = deals.flatMap((d) =>
    raisedFrom(d) === "none"
      ? []
      : [
          `${title(d)}: raised from ${raisedFrom(d)} by its words; the earlier amount is not on record as a deal, so nothing is taken out.`,
        ],
  );
  const contained = deals.flatMap((d) =>
    containedIn(d, byId).map(({ deal: earlier, subtracted: out }) =>
      out
        ? `${title(d)}: ${money(currency, earlier.amount ?? 0)} of it came with the ${DEAL_KIND_WORDS[earlier.kind]} of ${impreciseText(parseImprecise(earlier.date), "short")} and is counted there.`
        : `${title(d)}: it contains the ${DEAL_KIND_WORDS[earlier.kind]} of ${impreciseText(parseImprecise(earlier.date), "short")} (${earlier.amountText}), which cannot be taken out: it is no firm amount in ${currency}.`,
    ),
  );
  return {
    key: `${kind} ${currency}`,
    kind: capital(DEAL_KIND_WORDS[kind]),
    currency,
    nominal: money(currency, nominal),
    subtracted: subtracted === 0 ? undefined : money(currency, subtracted),
    newMoney: money(currency, newMoney),
    deals: counted(deals.length, "deal"),
    why: [...contained, ...raised],
  };
}

const dealName = (d: Deal, nameOf: (id: string) => string): string =>
  `${d.providers.map(nameOf).join(", ")}, ${DEAL_KIND_WORDS[d.kind]}, ${impreciseText(parseImprecise(d.date), "short")}: ${d.amountText}`;

function groupOf(key: string, title: string, group: readonly DealOn[], around: Around): Omit<SumGroup, "href"> {
  const deals = group.map(({ deal }) => deal);
  return {
    key,
    title,
    rows: sumsOf(deals, around.byId).map((s) => sumRow(s, around)),
    apart: Object.values(apartFrom(deals)).flatMap((list) => list.map((d) => dealName(d, around.nameOf))),
  };
}

function apartOf(deals: readonly Deal[], { nameOf }: Around): InvestmentState["apart"] {
  const { "up-to": ceilings, planned, undisclosed } = apartFrom(deals);
  const part = (title: string, text: string, list: readonly Deal[]) =>
    list.length === 0 ? [] : [{ title, text, deals: list.map((d) => dealName(d, nameOf)) }];
  return [
    ...part("Ceilings", "The most that a contract can come to; what it will come to is not known.", ceilings),
    ...part("Planned", "Announced, not raised.", planned),
    ...part("Not disclosed", "Nobody has said how much.", undisclosed),
  ];
}

function chartOf(shown: readonly DealOn[], asOf: Day, nameOf: (id: string) => string): LanesState {
  const first = Math.min(...shown.map(({ on }) => on.earliest)) as Day;
  const last = Math.max(asOf, ...shown.map(({ on }) => on.latest)) as Day;
  const { year, month } = civil(last);
  const short = (id: string) => nameOf(id).replace(/ \(.*$/, "");
  const lanes = KIND_ORDER.flatMap((kind): Lane[] => {
    const own = shown.filter(({ deal }) => deal.kind === kind);
    if (own.length === 0) return [];
    return [
      {
        id: kind,
        name: capital(DEAL_KIND_WORDS[kind]),
        note: counted(own.length, "deal"),
        tone: "compute",
        words: own
          .map(({ deal, on }) => `${impreciseText(on, "short")}, ${deal.providers.map(nameOf).join(", ")}, ${deal.amountText}`)
          .join("; "),
        marks: own.map(({ deal: d, on }) => {
          const amount =
            d.amount === null || d.currency === null
              ? "not disclosed"
              : `${d.upTo ? "up to " : ""}${money(d.currency, d.amount)}`;
          return {
            id: d.id,
            day: on.latest,
            ...(on.earliest < on.latest ? { earliest: on.earliest } : {}),
            shape: d.currency === "USD" ? ("circle" as const) : d.currency === "EUR" ? ("square" as const) : ("diamond" as const),
            fill: d.upTo || d.planned || d.amount === null ? ("open" as const) : ("full" as const),
            ...(d.planned ? { planned: true as const } : {}),
            labels: [`${d.providers.map(short).join(", ")}: ${amount}${d.planned ? ", planned" : ""}`, amount],
          };
        }),
      },
    ];
  });
  const has = (of: (d: Deal) => boolean) => shown.some(({ deal }) => of(deal));
  return {
    title: "Deals over time, by kind",
    axis: {
      from: day(civil(first).year, civil(first).month > 6 ? 7 : 1, 1),
      to: addMonths(day(year, month, 1), 5),
      asOf,
      asOfLabel: shortDay(asOf),
    },
    lanes,
    legend: [
      ...(has((d) => d.currency === "USD")
        ? [{ mark: { shape: "circle" as const, fill: "full" as const }, text: "in USD" }]
        : []),
      ...(has((d) => d.currency === "EUR")
        ? [{ mark: { shape: "square" as const, fill: "full" as const }, text: "in EUR" }]
        : []),
      ...(has((d) => d.upTo === true) ? [{ mark: { shape: "circle" as const, fill: "open" as const }, text: "a ceiling" }] : []),
      ...(has((d) => d.planned === true)
        ? [{ mark: { shape: "circle" as const, fill: "open" as const, planned: true as const }, text: "planned, not raised" }]
        : []),
      ...(has((d) => d.amount === null)
        ? [{ mark: { shape: "diamond" as const, fill: "open" as const }, text: "not disclosed" }]
        : []),
    ],
    note: "A dashed stretch before a mark: the day is known to the month. Amounts stand in the currency they were given in.",
  };
}

function fieldsOf(every: readonly DealOn[], { own, nameOf }: Around): InvestmentState["fields"] {
  const all = (label: string, options: readonly Option[]): Option[] => [{ value: "", label }, ...options];
  const providers = [...new Set(every.flatMap(({ deal }) => deal.providers))];
  const quarters = [...new Set(every.map(({ on }) => quarterOf(on)).filter((q) => /Q/.test(q)))].sort().reverse();
  const who = own.who.length === 0 ? [""] : own.who;
  return [
    ...who.map((value, i) => ({
      label: i === 0 ? "Provider" : "or provider",
      name: "who" as const,
      value,
      options: all(
        "All providers",
        providers.map((p) => ({ value: p, label: nameOf(p) })).sort((a, b) => a.label.localeCompare(b.label, "en")),
      ),
    })),
    ...(own.what.length === 0 ? [""] : own.what).map((value, i) => ({
      label: i === 0 ? "Kind" : "or kind",
      name: "what" as const,
      value,
      options: all(
        "All kinds",
        KIND_ORDER.map((k) => ({ value: k, label: capital(DEAL_KIND_WORDS[k]) })),
      ),
    })),
    {
      label: "Currency",
      name: "currency",
      value: own.currency === "all" ? "" : own.currency,
      options: all(
        "All currencies",
        CURRENCIES.map((c) => ({ value: c, label: c })),
      ),
    },
    {
      label: "Quarter",
      name: "quarter",
      value: own.quarter === "all" ? "" : own.quarter,
      options: all(
        "All quarters",
        [...new Set([...quarters, ...(own.quarter === "all" ? [] : [own.quarter])])].map((q) => ({
          value: q,
          label: quarterText(q),
        })),
      ),
    },
  ];
}
