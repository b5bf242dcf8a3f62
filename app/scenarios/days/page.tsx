import type { Metadata } from "next";
import { context, queryOf, type SearchParams } from "@/app/_server/context";
import { daysOf } from "@/app/_server/days";
import { AutoApply } from "@/app/_ui/auto-apply";
import { takesDay } from "@/app/_ui/carried";
import { LensForm, SelectField } from "@/app/_ui/fields";
import { Notice, PageHead } from "@/app/_ui/parts";
import { DAY_KIND_WORDS, DAY_KINDS } from "@/app/_views/day-marks";
import { daysList } from "@/app/_views/days-list";
import "@/app/_views/days-list.css";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Days that mattered" };

export default async function Days({ searchParams }: { searchParams: SearchParams }) {
  const c = await context();
  const state = daysList(daysOf(c).events, await queryOf(searchParams), takesDay);
  const keep: [string, string][] = [
    ...(state.to === "/" ? [] : ([["to", state.to]] as [string, string][])),
    ...(state.asOf === undefined ? [] : ([["asOf", state.asOf]] as [string, string][])),
  ];
  return (
    <>
      <AutoApply />
      <div className="lens-bar">
        <LensForm action="/scenarios/days" keep={keep}>
          <SelectField
            label="Kind"
            name="of"
            value={state.of}
            options={[{ value: "", label: "All kinds" }, ...DAY_KINDS.map((value) => ({ value, label: DAY_KIND_WORDS[value] }))]}
          />
        </LensForm>
      </div>
      <PageHead
        title="Days that mattered"
        lead={
          <>
            {state.lead} {state.allHref && <a href={state.allHref}>Show all days</a>}
          </>
        }
      />
      {state.problems.length > 0 && (
        <Notice kind="problem" title="Some settings could not be applied.">
          <ul>
            {state.problems.map(({ param, message }) => (
              <li key={param}>
                <code>{param}</code>: {message}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <nav className="day-jumps" aria-label="Years and months">
        {state.jumps.map(({ year, href }) => (
          <p key={year}>
            <a href={href ?? `#year-${year}`}>{year}</a>
            {state.years
              .find((y) => y.year === year)
              ?.months.map((m) => (
                <a key={m.id} href={`#month-${m.id}`}>
                  {m.name}
                </a>
              ))}
          </p>
        ))}
      </nav>
      {state.years.map(({ year, months }) => (
        <section key={year} aria-labelledby={`year-${year}`}>
          <h2 id={`year-${year}`}>{year}</h2>
          {months.map((month) => (
            <section key={month.id} aria-labelledby={`month-${month.id}`}>
              <h3 id={`month-${month.id}`}>
                {month.name} {year}
              </h3>
              <ol className="day-list">
                {month.days.map(({ text, href, events }) => (
                  <li key={text}>
                    <a href={href} rel="nofollow">
                      {text}
                    </a>
                    <ul>
                      {events.map((event) => (
                        <li key={`${event.kind} ${event.text} ${event.detail}`}>
                          <span className="day-kind">{DAY_KIND_WORDS[event.kind]}</span>
                          <span>
                            <a href={event.href}>{event.text}</a>
                            {event.detail && <small>{event.detail}</small>}
                          </span>
                        </li>
                      ))}
                    </ul>
                  </li>
                ))}
              </ol>
            </section>
          ))}
        </section>
      ))}
    </>
  );
}
