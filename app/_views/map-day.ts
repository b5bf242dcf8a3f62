import { LOOKS, type Look, type MapCountry, type Stop, stepOn } from "@/app/_charts/map/state";
import { type Day, isoDay, longDay } from "@/lib/time/day";
import type { CountedWords, DutyWords, MapState, PanelStep } from "./map";

/** What the map says on one day. The browser runs this while the slider moves, so it needs no more than the state. */

/** The day whose facts the map shows: what happens after the as-of date does not count, unless the reader assumes it. */
export const known = (state: Pick<MapState, "asOf" | "assumed">, day: Day): Day =>
  state.assumed === "" ? (Math.min(day, state.asOf) as Day) : day;

/** A link to the map with another day, country or view; what is the default is left out. */
export function mapHref(
  state: Pick<MapState, "query" | "asOf">,
  day: Day,
  over: { readonly country?: string; readonly view?: string } = {},
): string {
  const query = new URLSearchParams(state.query.map(([key, value]) => [key, value]));
  if (day !== state.asOf) query.set("day", isoDay(day));
  if (over.country !== undefined) query.set("country", over.country);
  if (over.view !== undefined) query.set("view", over.view);
  for (const [key, fallback] of [
    ["country", "DE"],
    ["view", "level"],
  ] as const)
    if (query.get(key) === fallback) query.delete(key);
  const text = query.toString();
  return text ? `/map?${text}` : "/map";
}

export interface LookGroup {
  readonly look: Look;
  readonly countries: readonly MapCountry[];
}

/** The countries by look, the strongest first; looks that no country has are left out. */
export function groupsOn(countries: readonly MapCountry[], day: Day): LookGroup[] {
  return LOOKS.map((look) => ({ look, countries: countries.filter((c) => stepOn(c, day).look === look) })).filter(
    (group) => group.countries.length > 0,
  );
}

/** The headline: how many have it, and what that means for the duty. */
export function headlineOn(state: MapState, day: Day): string {
  const duty = dutyClause(state.duty, day);
  const { counted } = state;
  if (!counted) return `${state.enforcer}; ${duty}.`;
  const [number, total] = countOn(state, counted, day);
  const among = number === 0 ? `none of the ${total}` : number === total ? `all ${total}` : `${number} of ${total}`;
  if (number === 0)
    return day >= state.asOf
      ? `In ${among} ${counted.group} is ${counted.what} ${counted.is}; ${duty}.`
      : `On ${longDay(day)}, in ${among} ${counted.group} was ${counted.what} ${counted.is}; ${duty}.`;
  if (day >= state.asOf) return `In ${among} ${counted.group} ${counted.what} is ${counted.is}; ${duty}.`;
  return `On ${longDay(day)}, ${counted.what} was ${counted.is} in ${among} ${counted.group}; ${duty}.`;
}

export function countOn(state: MapState, counted: CountedWords, day: Day): [number: number, total: number] {
  const asked = state.countries.filter((c) => c.bloc === counted.bloc);
  return [asked.filter((c) => stepOn(c, known(state, day)).look === "strong").length, asked.length];
}

function dutyClause(duty: DutyWords, day: Day): string {
  if (duty.day === "none") return duty.text;
  const under = duty.under ? `under ${duty.under} ` : "";
  if (!duty.binds) return `${under}${duty.text}: ${longDay(duty.day)}`;
  return duty.day > day
    ? `${under}the duty applies from ${longDay(duty.day)}`
    : `${under}the duty has applied since ${longDay(duty.day)}`;
}

/** The sentences under the headline. */
export function leadOn(state: MapState, day: Day): string {
  const { duty } = state;
  const binds =
    duty.day === "none" || !duty.binds
      ? ""
      : duty.day > day
        ? `The duty binds in all 27 Member States from ${longDay(duty.day)}, whether or not somebody can fine there; `
        : `The duty binds in all 27 Member States${state.national ? ", also where nobody can fine yet" : ""}; `;
  const shows = binds ? state.shows : state.shows.charAt(0).toUpperCase() + state.shows.slice(1);
  const stands =
    day < state.asOf
      ? `as the countries stood on ${longDay(day)}, by the law as known on ${longDay(state.asOf)}`
      : `as known on ${longDay(state.asOf)}`;
  const own = state.assumed === "" ? "" : `You assume the power to fine for ${state.assumed} too; it is not counted. `;
  return `${state.topic}, ${stands}. ${binds}${shows}. ${own}Not legal advice.`;
}

/** The stop on a day, where there is one. */
export const stopOn = (stops: readonly Stop[], day: Day): Stop | undefined => stops.find((s) => s.day === day);

/** What changed on a day, in one line. */
export function saysOn(state: MapState, day: Day): string {
  const said = [...(stopOn(state.stops, day)?.says ?? [])];
  if (state.duty.day === day) said.push(state.duty.binds ? "the duty applies" : state.duty.text);
  if (said.length > 0) return `${said.join("; ")}.`;
  return day > state.asOf ? `Nothing is known after ${longDay(state.asOf)}.` : "Nothing changed on this day.";
}

/** The next day to stop at, in the direction of `by`; the day itself where there is none. */
export function nextStop(stops: readonly Day[], day: Day, by: 1 | -1): Day {
  const found = by > 0 ? stops.find((d) => d > day) : stops.findLast((d) => d < day);
  return found ?? day;
}

/** The stop nearest to a day, where it lies within the reach (days). */
export function nearestStop(stops: readonly Day[], day: Day, reach: number): Day {
  let best = day;
  let least = reach + 1;
  for (const stop of stops)
    if (Math.abs(stop - day) < least) {
      least = Math.abs(stop - day);
      best = stop;
    }
  return best;
}

/** What the panel says of the chosen country on a day. */
export const panelOn = (steps: readonly PanelStep[], day: Day): PanelStep | undefined =>
  steps.findLast((s) => s.from === "start" || s.from <= day);
