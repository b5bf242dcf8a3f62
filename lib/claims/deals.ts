import type { Deal } from "../capacity/schema";
import { countedBefore } from "../deals/sums";
import { notFound, quote } from "../errors";
import { longDay, parseDay } from "../time/day";
import { impreciseText, parseImprecise } from "../time/imprecise";
import { type Figure, type Finding, type Look, moneyText, unknown } from "./finding";
import type { SingleCheck, Verdict } from "./schema";
import { dealFrom, type When, type World } from "./world";

/** Claims about money: sums of deals, and what an investor took. */

type Sum = Extract<SingleCheck, { type: "deal-sum" }>;

/** The deals a claim adds up, and what they come to. */
export interface DealSum {
  readonly deals: readonly Deal[];
  readonly nominal: number;
  /** Each amount less the amounts of the earlier deals that it contains. */
  readonly newMoney: number;
  /** What of the nominal sum is only a ceiling, and of the new money. */
  readonly ceilings: number;
  readonly newCeilings: number;
  /** Fit in all but the currency, or have no amount, or are only planned: they are not added. */
  readonly left: readonly { readonly deal: Deal; readonly why: string }[];
}

const matches = (deal: Deal, party: string) => deal.providers.some((p) => p.toLowerCase() === party.toLowerCase());

/** The sum of the deals known on the as-of date, as a claim asks for it. */
export function sumOf(check: Sum, world: World, { asOf }: Pick<When, "asOf">): DealSum {
  const [from, to] = [parseDay(check.from), parseDay(check.to)];
  const fitting = world.deals.filter((d) => {
    const on = parseImprecise(d.date).latest;
    return (
      check.kinds.includes(d.kind) &&
      check.parties.some((party) => matches(d, party)) &&
      on >= from &&
      on <= to &&
      dealFrom(world, d) <= asOf
    );
  });
  const why = (d: Deal) =>
    d.planned
      ? "only planned"
      : d.amount === null
        ? "amount not disclosed"
        : d.currency === check.currency
          ? undefined
          : `in ${d.currency}`;
  const deals = fitting.filter((d) => why(d) === undefined);
  const byId = new Map(world.deals.map((d) => [d.id, d]));
  const ceilings = deals.filter((d) => d.upTo);
  const inName = (of: readonly Deal[]) => of.reduce((sum, d) => sum + (d.amount ?? 0), 0);
  const inNew = (of: readonly Deal[]) => of.reduce((sum, d) => sum + (d.amount ?? 0) - countedBefore(d, byId), 0);
  return {
    deals,
    nominal: inName(deals),
    newMoney: inNew(deals),
    ceilings: inName(ceilings),
    newCeilings: inNew(ceilings),
    left: fitting.flatMap((deal) => {
      const reason = why(deal);
      return reason === undefined ? [] : [{ deal, why: reason }];
    }),
  };
}

/** Whether the deals add up to the amount. */
export function dealSum(check: Sum, world: World, when: When): Finding {
  const currency = check.currency as "USD" | "EUR";
  const sum = sumOf(check, world, when);
  const amount = check.claimed ?? (check.claimedMoreThan as number);
  const meets = (value: number) => (check.claimed === undefined ? value > amount : Math.abs(value - amount) < 0.5);
  const valued = check.valuation === undefined || sum.deals.some((d) => d.valuation === check.valuation);
  const running = when.asOf < parseDay(check.to);
  // Deals of which only the amount in this currency is missing leave the sum open.
  const none = sum.deals.length === 0;
  const open = none && sum.left.some(({ deal }) => !deal.planned);
  const verdictOf = (inName: number, inNew: number): Verdict => {
    const [nominal, fresh] = [meets(inName) && valued, meets(inNew) && valued];
    const met = check.countOnce
      ? nominal && fresh
        ? "true"
        : nominal || fresh
          ? "partly"
          : "false"
      : nominal
        ? "true"
        : "false";
    // While the period runs more may come, so that only what is met already can be told.
    return (running || open) && met === "false" ? "unverifiable" : met;
  };
  const verdict = verdictOf(sum.nominal, sum.newMoney);
  const rests = sum.ceilings > 0 && verdictOf(sum.nominal - sum.ceilings, sum.newMoney - sum.newCeilings) !== verdict;
  const subtracted = sum.nominal - sum.newMoney;
  const ofIt = sum.ceilings > 0 ? `, of it up to ${moneyText(sum.ceilings, currency)} in ceilings` : "";
  const found: Figure = none
    ? unknown(currency, open ? `no such amount in ${currency} on record` : "no such deal on record")
    : {
        value: sum.nominal,
        unit: currency,
        text: `${
          check.countOnce && subtracted > 0
            ? `${moneyText(sum.nominal, currency)} nominal, ${moneyText(sum.newMoney, currency)} new money`
            : moneyText(sum.nominal, currency)
        }${ofIt}`,
      };
  const look: Look = {
    day: when.asOf,
    holds: verdict === "true" ? "yes" : verdict === "unverifiable" ? "unknown" : "no",
    found,
    text: [
      none
        ? `No such deal ${open ? `with an amount in ${currency} ` : ""}is on record.`
        : `${sum.deals.map((d) => `${nameOf(d)}: ${moneyText(d.amount as number, currency)}`).join(" + ")}${sum.deals.length > 1 ? ` = ${moneyText(sum.nominal, currency)}` : ""}.`,
      sum.ceilings > 0
        ? `Of that, ${moneyText(sum.ceilings, currency)} are ceilings, \u201cup to\u201d; without them it is ${moneyText(sum.nominal - sum.ceilings, currency)}.`
        : "",
      subtracted > 0
        ? `Of that, ${moneyText(subtracted, currency)} had come in an earlier deal: ${moneyText(sum.newMoney, currency)} is new money.`
        : "",
      running ? `The period runs until ${longDay(parseDay(check.to))}.` : "",
    ]
      .filter(Boolean)
      .join(" "),
  };
  return {
    verdict,
    claimed: {
      value: amount,
      unit: currency,
      text: [
        check.claimed === undefined ? `more than ${moneyText(amount, currency)}` : moneyText(amount, currency),
        check.valuation === undefined ? "" : `at a valuation of ${moneyText(check.valuation, currency)}`,
      ]
        .filter(Boolean)
        .join(" "),
    },
    computed: found,
    looks: [look],
    notes: [
      ...(check.valuation !== undefined && sum.deals.length > 0
        ? [
            valued
              ? `A valuation of ${moneyText(check.valuation, currency)} is on record.`
              : `No deal of the sum bears a valuation of ${moneyText(check.valuation, currency)}.`,
          ]
        : []),
      ...sum.deals.filter((d) => d.upTo).map((d) => `${nameOf(d)} is a ceiling, \u201cup to\u201d.`),
      ...sum.deals
        .filter((d) => CURRENCIES.some((c) => c !== d.currency && d.amountText.includes(c)))
        .map((d) => `${nameOf(d)} is on record as ${d.amountText}; it is added whole in ${d.currency}.`),
      ...sum.left.map(
        ({ deal, why }) => `Not added: ${nameOf(deal)}, ${why}${deal.amount === null ? "" : ` (${deal.amountText})`}.`,
      ),
    ],
    ...(rests ? { withCeilings: true as const } : {}),
    sources: [...new Set([...sum.deals, ...sum.left.map((l) => l.deal)].flatMap((d) => d.sources))],
    parts: [],
  };
}

const CURRENCIES = ["USD", "EUR", "GBP"];

const KIND: Readonly<Record<Deal["kind"], string>> = {
  contract: "contract",
  programme: "programme",
  equity: "equity",
  debt: "debt",
  safe: "SAFE",
  ipo: "IPO",
};

/** `Nscale, equity of 9 March 2026` */
const nameOf = (d: Deal): string =>
  `${d.parties[0] ?? d.providers[0]}, ${KIND[d.kind]} of ${impreciseText(parseImprecise(d.date))}`;

/** Whether the investor took that share for that amount. */
export function dealStake(
  { deal: id, investor, amount, sharePercent }: Extract<SingleCheck, { type: "deal-stake" }>,
  world: World,
  { asOf }: When,
): Finding {
  const deal = world.deals.find((d) => d.id === id);
  if (!deal) throw notFound("deal", `There is no deal ${quote(id)}.`);
  const stake = deal.stakes?.find((s) => s.investor === investor);
  const currency = stake?.currency ?? deal.currency ?? "USD";
  const told = (money: number, percent: number) => `${percent} % for ${moneyText(money, currency)}`;
  const known = dealFrom(world, deal) <= asOf;
  const holds = !known ? "unknown" : stake?.amount === amount && stake.sharePercent === sharePercent ? "yes" : "no";
  const found: Figure =
    known && stake
      ? { value: stake.sharePercent, unit: "percent", text: told(stake.amount, stake.sharePercent) }
      : unknown("percent", "no such stake on record");
  const look: Look = {
    day: asOf,
    holds,
    found,
    text:
      known && stake
        ? `${investor}: ${found.text}. The whole would be worth about ${moneyText(Math.round(((stake.amount / stake.sharePercent) * 100) / 1e7) * 1e7, currency)} after the round.${stake.canRiseToPercent === undefined ? "" : ` The share can rise to ${stake.canRiseToPercent} %.`}`
        : "No such stake is on record.",
  };
  return {
    verdict: holds === "yes" ? "true" : holds === "no" ? "false" : "unverifiable",
    claimed: { value: sharePercent, unit: "percent", text: told(amount, sharePercent) },
    computed: found,
    looks: [look],
    notes: [],
    sources: known ? deal.sources : [],
    parts: [],
  };
}
