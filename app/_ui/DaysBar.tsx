"use client";

import { usePathname } from "next/navigation";
import { type KeyboardEvent, useState } from "react";
import { DAY_KIND_WORDS, DAY_KINDS, type MarkedDay, unpackDays } from "@/app/_views/day-marks";
import { civil, type Day, day, isoDay, longDay, tryParseDay } from "@/lib/time/day";
import { takesDay } from "./carried";
import { useQuery } from "./query";

interface Props {
  /** The marked days, packed. */
  readonly days: string;
  readonly from: number;
  readonly today: number;
}

const LANE = 5;
const HEIGHT = LANE * DAY_KINDS.length;

/**
 * The days on which something happened or was said, from the Act's publication to today: a jump to what was known then. Marks after the
 * as-of date bear no words, since nothing of them was known.
 */
export function DaysBar({ days, from, today }: Props) {
  const path = usePathname();
  const query = useQuery();
  const [near, setNear] = useState<MarkedDay>();
  const [words, setWords] = useState<Words>();
  if (!takesDay(path)) return null;
  const marked = unpackDays(days);
  const asOf = Math.min(Number(tryParseDay(query.get("asOf") ?? "") ?? today), today);
  const hrefOf = (to: Day) => {
    const next = new URLSearchParams(query);
    if (to === today) next.delete("asOf");
    else next.set("asOf", isoDay(to));
    const text = next.toString();
    return text ? `${path}?${text}` : path;
  };
  const before = marked.findLast((m) => m.day < asOf);
  const after = marked.find((m) => m.day > asOf);
  const share = (on: number) => ((on - from) / Math.max(1, today - from)) * 100;
  const look = () => {
    if (words) return;
    setWords({});
    fetch("/scenarios/days.json")
      .then((answer) => (answer.ok ? answer.json() : {}))
      .then(setWords)
      .catch(() => undefined);
  };
  const point = (event: { clientX: number; currentTarget: Element }) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const at = from + ((event.clientX - left) / width) * (today - from);
    setNear(marked.reduce((a, b) => (Math.abs(b.day - at) < Math.abs(a.day - at) ? b : a)));
  };
  const choose = (event: KeyboardEvent) => {
    const at = near ? marked.findIndex((m) => m.day === near.day) : marked.findLastIndex((m) => m.day <= asOf);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: marked.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    setNear(marked[Math.min(Math.max(to, 0), marked.length - 1)]);
  };
  return (
    <nav className="days" aria-label="Days that mattered">
      <div className="wrap">
        <span className="days-step">
          {before ? (
            <a href={hrefOf(before.day)} rel="nofollow">
              <span aria-hidden="true">‹ </span>
              <span className="vh">Earlier: </span>
              {longDay(before.day)}
            </a>
          ) : (
            <span className="muted">no earlier day</span>
          )}
        </span>
        <div className="days-axis">
          {yearStarts(from as Day, today as Day).map((start) => (
            <span key={start} className="days-year" style={{ left: `${share(start)}%` }} aria-hidden="true">
              {civil(start).year}
            </span>
          ))}
          <a
            className="days-strip"
            href={hrefOf(near?.day ?? (asOf as Day))}
            aria-label={near ? `${longDay(near.day)}: ${kindsText(near)}` : "Choose a day with the arrow keys"}
            rel="nofollow"
            onKeyDown={choose}
            onBlur={() => setNear(undefined)}
            onPointerMove={point}
            onPointerDown={point}
            onPointerEnter={look}
            onFocus={look}
            onPointerLeave={() => setNear(undefined)}
            onClick={() => setTimeout(() => setNear(undefined))}
          >
            <svg viewBox={`0 0 100 ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
              {DAY_KINDS.map((kind, i) => (
                <path
                  key={kind}
                  className={`days-${kind}`}
                  d={marked
                    .filter((m) => m.kinds.includes(kind))
                    .map((m) => `M${share(m.day).toFixed(1)} ${i * LANE}v4`)
                    .join("")}
                />
              ))}
              <path className="days-as-of" d={`M${share(asOf).toFixed(2)} 0v${HEIGHT}`} />
              {near && <path className="days-near" d={`M${share(near.day).toFixed(2)} 0v${HEIGHT}`} />}
            </svg>
            {near && (
              <span
                className={share(near.day) > 50 ? "days-tip days-tip-left" : "days-tip"}
                style={{ left: `${share(near.day)}%` }}
              >
                <strong>
                  {longDay(near.day)}: {kindsText(near)}
                </strong>
                {near.day <= asOf && words?.[isoDay(near.day)]?.slice(0, TOLD).map((text) => <span key={text}>{text}</span>)}
                {near.day <= asOf && more(words?.[isoDay(near.day)])}
                {near.day > asOf && <span>Later than the as-of date: not known then.</span>}
              </span>
            )}
          </a>
        </div>
        <span className="days-step">
          {after ? (
            <a href={hrefOf(after.day)} rel="nofollow">
              <span className="vh">Later: </span>
              {longDay(after.day)}
              <span aria-hidden="true"> ›</span>
            </a>
          ) : (
            <a href={hrefOf(today as Day)} rel="nofollow">
              {asOf === today ? "today" : "Today ›"}
            </a>
          )}
        </span>
        <a className="days-all" href={`/scenarios/days?to=${encodeURIComponent(path)}`} rel="nofollow">
          Days that mattered
        </a>
      </div>
    </nav>
  );
}

/** The first days of the years that begin between two days. */
const yearStarts = (from: Day, to: Day): Day[] =>
  Array.from({ length: civil(to).year - civil(from).year }, (_, i) => day(civil(from).year + 1 + i, 1, 1));

type Words = Readonly<Record<string, readonly string[]>>;

/** As many facts of a day as the bar tells. */
const TOLD = 4;

const more = (texts: readonly string[] | undefined) =>
  texts && texts.length > TOLD ? <span>and {texts.length - TOLD} more</span> : null;

const kindsText = ({ kinds }: MarkedDay) => kinds.map((k) => DAY_KIND_WORDS[k].toLowerCase()).join(", ");
