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
  return (
    <>
      <AutoApply />
      <div className="lens-bar">
        <LensForm action="/scenarios/days" keep={state.to === "/" ? [] : [["to", state.to]]}>
          <SelectField
            label="Kind"
            name="of"
            value={state.of}
            options={[{ value: "", label: "All kinds" }, ...DAY_KINDS.map((value) => ({ value, label: DAY_KIND_WORDS[value] }))]}
          />
        </LensForm>
      </div>
      <PageHead title="Days that mattered" lead={state.lead} />
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
      {state.years.map(({ year, days }) => (
        <section key={year} aria-labelledby={`year-${year}`}>
          <h2 id={`year-${year}`}>{year}</h2>
          <ol className="day-list">
            {days.map(({ text, href, events }) => (
              <li key={text}>
                <a href={href} rel="nofollow">
                  {text}
                </a>
                <ul>
                  {events.map((event) => (
                    <li key={`${event.kind} ${event.text}`}>
                      <span className={`day-kind day-kind-${event.kind}`}>{DAY_KIND_WORDS[event.kind]}</span> {event.text}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}
