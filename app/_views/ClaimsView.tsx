import type { ReactNode } from "react";
import { DateField, described, LensForm, Segmented, SelectField } from "@/app/_ui/fields";
import { Badge, KeyFigures, PageHead } from "@/app/_ui/parts";
import { MEASURES } from "@/lib/claims/count";
import { Scroll } from "./CountriesView";
import type { AnswerState, ClaimCard, ClaimsState, FindingState, VerdictShown } from "./claims";
import { DEAL_OPTIONS, type FormKey, type FormKind } from "./claims-form";
import { Notices } from "./Notices";
import { Sourced, type Sources } from "./PanelView";

/** What was claimed, with its verdict and how it was checked, and a form for a claim of the reader's own. */
export function ClaimsView({ state: s, sources }: { state: ClaimsState; sources: Sources }) {
  return (
    <>
      <div className="lens-bar">
        <LensForm action={s.bar.action} keep={s.bar.keep} defaults={s.bar.defaults}>
          <Segmented label="Law" name="law" choices={s.bar.laws} />
          <DateField label="As known on" name="asOf" value={s.bar.asOf.value} min={s.bar.asOf.min} max={s.bar.asOf.max} />
          {s.filters.map((f) => (
            <SelectField key={f.name} label={f.label} name={f.name} value={f.value} options={f.options} />
          ))}
        </LensForm>
      </div>
      <PageHead title={s.headline} lead={s.lead} />
      {s.shown && (
        <p className="shown">
          Shown: {s.shown}. <a href={s.allHref}>Show all claims</a>
        </p>
      )}
      <Notices state={s.notices} />
      {s.figures.length > 0 && (
        <div className="claims-figures">
          <KeyFigures items={s.figures} />
        </div>
      )}
      <OwnCheck state={s} sources={sources} />
      <h2 className="claims-title">Claims on record</h2>
      {s.claims.length === 0 ? (
        <p className="muted">No claim on record fits these settings.</p>
      ) : (
        <ul className="bare claims-list">
          {s.claims.map((c) => (
            <ClaimItem key={c.id} claim={c} sources={sources} />
          ))}
        </ul>
      )}
      <HowChecked />
      <p className="page-links">
        {s.files.map((f) => (
          <a key={f.href} href={f.href}>
            {f.text}
          </a>
        ))}
      </p>
      <p className="muted">
        As known on {s.asOf}. A promise is checked as a promise: whether it was made and still stands, not whether it will be
        kept. Not legal advice.
      </p>
    </>
  );
}

const HowChecked = () => (
  <details className="claims-how">
    <summary>How verdicts are made</summary>
    <ul>
      <li>
        <b>Dates of the law, models.</b> Two looks: on the last day on which the claim went round, and on the as-of date. True: it
        holds on both. Outdated: only on the first. False: not on the first. The law in force is taken anew for each look; on the
        as-of date it is the version chosen above. A duty counts from the first day on which it can bite.
      </li>
      <li>
        <b>Counts of countries.</b> The events of each country on the day of the claim, for one topic.
      </li>
      <li>
        <b>GPUs by a day.</b> Until that day: whether a dated commitment of the company, a partner, a tenant or an authority still
        covers number and day. Afterwards: what runs, by the last look from outside.
      </li>
      <li>
        <b>Deals.</b> As they were announced, and without what an earlier deal had brought already. Plans and other currencies are
        never added; a ceiling, &ldquo;up to&rdquo;, is added and told apart.
      </li>
      <li>
        <b>The record.</b> Where it gives another verdict than its check, both stand there with the reason. Where no check
        computes it, the verdict is that of the record, on today&rsquo;s page alone.
      </li>
    </ul>
  </details>
);

const SHAPES: Readonly<Record<VerdictShown, ReactNode>> = {
  true: <path className="mark-full" d="M-6-6H6V6H-6ZM-3.5 0L-1 2.8L3.6-2.8" />,
  partly: <path d="M-6-6H6V6H-6Z M-6 6L6-6V6Z" className="mark-half" />,
  outdated: <path d="M-6-6H6V6H-6ZM0-3.6V0.4L2.8 2.4" />,
  false: <path className="mark-full" d="M-6-6H6V6H-6ZM-3-3L3 3M3-3L-3 3" />,
  unverifiable: <path d="M-6-6H6V6H-6ZM-3 0H3" />,
  "not-kept": <path className="mark-dotted" d="M-6-6H6V6H-6Z" />,
};

/** A verdict by a shape and a word. */
export const VerdictMark = ({ verdict, words }: { verdict: VerdictShown; words: string }) => (
  <span className={`verdict verdict-${verdict}`}>
    <svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">
      {SHAPES[verdict]}
    </svg>
    {words}
  </span>
);

/** One claim. Where yardsticks differ no single number stands for it. */
function ClaimItem({ claim: c, sources }: { claim: ClaimCard; sources: Sources }) {
  const table = c.yardsticks.length > 0;
  const how = (
    <details>
      <summary>
        How it was checked, and sources<span className="vh"> of this claim</span>
      </summary>
      {c.asks && (
        <p>
          <b>Checked:</b> {c.asks}
        </p>
      )}
      {c.finding && <Looks finding={c.finding} />}
      {c.sure && <p className="muted">How sure: {c.sure}.</p>}
      <Sourced ids={c.sourceIds} sources={sources} />
    </details>
  );
  return (
    <li className="card claim" id={c.id}>
      <p className="claim-head">
        <VerdictMark verdict={c.verdict} words={c.words} />
        <span className="muted">Said {c.said}</span>
        {c.sure === "sources disagree" && <Badge tone="today">sources disagree</Badge>}
        <a className="claim-link" href={c.href}>
          Link<span className="vh"> to this claim</span>
        </a>
      </p>
      <h3>
        <q>{c.claim}</q>
      </h3>
      <div className="claim-body">
        {c.finding && !table && (
          <div className="claim-figures">
            <Numbers finding={c.finding} />
            <div className="claim-days">
              <b>{c.daysTitle}</b>
              <ul className="bare">
                {c.trueAsOf.map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            </div>
          </div>
        )}
        <div>
          {(c.explanation || c.beside.length > 0) && (
            <details className="claim-why">
              <summary>
                Why<span className="vh"> this verdict</span>
              </summary>
              {c.explanation && <p>{c.explanation}</p>}
              {c.beside.map((text) => (
                <p key={text} className="claim-beside">
                  {text}
                </p>
              ))}
            </details>
          )}
          {!table && how}
        </div>
      </div>
      {table && <Yardsticks claim={c} sources={sources} />}
      {table && how}
    </li>
  );
}

const MoreLinks = ({ links }: { links: ClaimCard["links"] }) =>
  links.map((l) => (
    <a key={l.href} href={l.href}>
      {l.label}
    </a>
  ));

/** The number claimed beside the number computed. */
const Numbers = ({ finding: f }: { finding: FindingState }) => (
  <dl className="claim-numbers">
    <div>
      <dt>Claimed</dt>
      <dd>{f.claimed}</dd>
    </div>
    <div>
      <dt>Computed</dt>
      <dd className={f.computed.missing ? "missing" : undefined}>{f.computed.text}</dd>
    </div>
  </dl>
);

function Looks({ finding: f }: { finding: FindingState }) {
  return (
    <>
      {f.looks.length > 0 && (
        <dl className="claim-looks">
          {f.looks.map((l) => (
            <div key={`${l.day} ${l.text}`}>
              <dt>
                As known on <time dateTime={l.day}>{l.date}</time>
              </dt>
              <dd>{l.text}</dd>
            </div>
          ))}
        </dl>
      )}
      {f.parts.length > 0 && (
        <ul className="bare claim-parts">
          {f.parts.map((p) => (
            <li key={p.part}>
              <VerdictMark verdict={p.verdict} words={p.words} />
              <span>
                <q>{p.part}</q> {p.text}
              </span>
            </li>
          ))}
        </ul>
      )}
      {f.notes.length > 0 && (
        <ul>
          {f.notes.map((n) => (
            <li key={n}>{n}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function Yardsticks({ claim: c, sources }: { claim: ClaimCard; sources: Sources }) {
  return (
    <Scroll label={`Yardsticks for the claim: ${c.claim}`}>
      <table className="twin-table claim-yardsticks">
        <caption>The same question by every yardstick on record</caption>
        <thead>
          <tr>
            <th scope="col">Yardstick</th>
            <th scope="col">On</th>
            <th scope="col">Count</th>
            <th scope="col">Since then</th>
            <th scope="col">From</th>
          </tr>
        </thead>
        <tbody>
          {c.yardsticks.map((y) => (
            <tr key={`${y.measure} ${y.on}`}>
              <th scope="row">{y.text}</th>
              <td data-label="On">{y.on}</td>
              <td data-label="Count">
                <b>{y.count}</b>
              </td>
              <td data-label="Since then">
                {y.now ? (
                  <>
                    {y.now.count} <small>{y.now.on}</small>
                  </>
                ) : (
                  <span className="muted">no later count of this measure on record</span>
                )}
              </td>
              <td data-label="From">
                {y.how === "computed" ? (
                  <a href={y.href}>counted here from the events of the countries</a>
                ) : y.sourceIds.length === 0 ? (
                  "the sources of the claim"
                ) : (
                  <Sourced ids={y.sourceIds} sources={sources} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** The form, and above it the answer where something was asked. */
function OwnCheck({ state: s, sources }: { state: ClaimsState; sources: Sources }) {
  const { form, answer } = s;
  return (
    <section id="check" className="own-check" aria-labelledby="own-check-title">
      <h2 id="own-check-title">Check a claim of your own</h2>
      {answer && <Answer answer={answer} sources={sources} />}
      <details open={form.open || undefined} key={form.open ? "open" : "folded"}>
        <summary>{answer ? "Change the claim" : "Enter a date, a length of time, a count, a sum or a number of GPUs"}</summary>
        <CheckForm state={s} />
      </details>
    </section>
  );
}

const Answer = ({ answer: a, sources }: { answer: AnswerState; sources: Sources }) => (
  <div className="card claim own-answer" role="status">
    <p className="claim-head">
      <VerdictMark verdict={a.verdict} words={a.words} />
      <span className="muted">{a.why}</span>
    </p>
    <h3>{a.told}</h3>
    <Numbers finding={a} />
    <Looks finding={a} />
    <details>
      <summary>Sources of the facts</summary>
      {a.sourceIds.length === 0 ? (
        <p className="muted">No fact of the data was used.</p>
      ) : (
        <Sourced ids={a.sourceIds} sources={sources} />
      )}
    </details>
    <p className="page-links">
      <a href={a.href}>Link to this check</a>
      <a href={a.jsonHref}>As JSON</a>
      <MoreLinks links={a.links} />
    </p>
  </div>
);

function CheckForm({ state: s }: { state: ClaimsState }) {
  const { form } = s;
  const { kind, values } = form.read;
  const wrong = new Set(form.read.problems.map((p) => p.param).filter((p) => p !== "check")).size;
  return (
    <div className="check-form">
      <nav aria-label="Kind of claim" className="check-kinds">
        {form.kinds.map((k) => (
          <a key={k.kind} href={k.href} aria-current={k.current ? "true" : undefined}>
            {k.label}
          </a>
        ))}
      </nav>
      <form method="get" action="/claims#check" aria-label="A claim of your own" noValidate key={kind}>
        {[...form.keep, ["check", kind] as const].map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        {wrong > 0 && (
          <p role="alert" className="field-problem check-wrong">
            {wrong === 1 ? "One field has to be changed" : `${wrong} fields have to be changed`} before the claim can be checked.
          </p>
        )}
        {FIELDS[kind](s)}
        {(kind === "months" || kind === "date") && (
          <Field state={s} name="said" label="Said on, where that is an earlier day" type="date" />
        )}
        <button type="submit" className="button check-go">
          Check it
        </button>
      </form>
      {form.examples.map((e) => (
        <p key={e.href} className="muted check-example">
          For example: <a href={e.href}>{e.text}</a>
        </p>
      ))}
      {values.check === "" && <p className="muted">The claim lives in the link, so that it can be shared.</p>}
    </div>
  );
}

/** The fields of each kind of claim. */
const FIELDS: Readonly<Record<FormKind, (s: ClaimsState) => ReactNode>> = {
  months: (s) => (
    <>
      <fieldset>
        <legend>From</legend>
        <Choice state={s} name="from" label="Milestone" options={s.form.options.milestones} first="A day of my own" />
        <Choice state={s} name="fromLaw" label="Under" options={s.form.options.laws} />
        <Field state={s} name="fromDay" label="or the day" type="date" />
      </fieldset>
      <fieldset>
        <legend>To</legend>
        <Choice state={s} name="to" label="Milestone" options={s.form.options.milestones} first="A day of my own" />
        <Choice state={s} name="toLaw" label="Under" options={s.form.options.laws} />
        <Field state={s} name="toDay" label="or the day" type="date" />
      </fieldset>
      <Field state={s} name="claimed" label="Claimed, in months" hint="For example 18 or 4.5" />
      <Field state={s} name="tolerance" label="Give or take, in months" hint="0 where nothing is written" />
    </>
  ),
  date: (s) => (
    <>
      <Choice state={s} name="of" label="Milestone" options={s.form.options.milestones} first="Choose a milestone" />
      <Choice state={s} name="ofLaw" label="Under" options={s.form.options.laws} />
      <Field state={s} name="claimed" label="Claimed day" type="date" />
    </>
  ),
  countries: (s) => (
    <>
      <Choice state={s} name="bloc" label="Of" options={BLOCS} />
      <Choice
        state={s}
        name="measure"
        label="With"
        options={Object.entries(MEASURES).map(([value, { text }]) => ({ value, label: text }))}
      />
      <Choice state={s} name="topic" label="For" options={s.form.options.topics} fallback="high-risk-annex-iii" />
      <Field state={s} name="on" label="On" type="date" />
      <Field state={s} name="claimed" label="Claimed number" hint="For example 8" />
    </>
  ),
  deals: (s) => (
    <>
      <Ticks state={s} name="deals" legend="Kinds of deal" options={DEAL_OPTIONS} />
      <Ticks state={s} name="party" legend="Of" options={s.form.options.parties} />
      <Field state={s} name="start" label="From" type="date" />
      <Field state={s} name="end" label="To" type="date" />
      <Choice
        state={s}
        name="currency"
        label="In"
        options={[
          { value: "USD", label: "US dollars" },
          { value: "EUR", label: "euros" },
        ]}
      />
      <Field state={s} name="claimed" label="Claimed amount" hint="For example 3 billion" />
      <Choice
        state={s}
        name="more"
        label="Is it"
        options={[
          { value: "", label: "that amount" },
          { value: "yes", label: "more than that" },
        ]}
      />
      <Choice
        state={s}
        name="once"
        label="Money that a later deal contains"
        options={[
          { value: "", label: "counts in each deal" },
          { value: "yes", label: "counts once" },
        ]}
      />
    </>
  ),
  capacity: (s) => (
    <>
      <Choice state={s} name="site" label="Site" options={s.form.options.sites} first="Choose a site" />
      <Field state={s} name="claimed" label="Claimed number of GPUs" hint="For example 100,000" />
      <Field state={s} name="by" label="By" type="date" />
      <Field state={s} name="tenant" label="With the tenant, where the claim names one" />
    </>
  ),
};

const BLOCS = [
  { value: "EU", label: "the Member States" },
  { value: "EEA", label: "the EEA EFTA States" },
] as const;

type OneKey = Exclude<FormKey, "deals" | "party">;

function Field({
  state,
  name,
  label,
  hint,
  type = "text",
}: {
  state: ClaimsState;
  name: OneKey;
  label: string;
  hint?: string;
  type?: "text" | "date";
}) {
  const value = state.form.read.values[name];
  const { props, below } = described(name, hint, state.form.read.problems);
  // What was typed and is no day could not stand in a field for days.
  const shown = type === "date" && value !== "" && "aria-invalid" in props ? "text" : type;
  return (
    <div className="field">
      <label className="field-label" htmlFor={`field-${name}`}>
        {label}
      </label>
      <input
        {...props}
        id={`field-${name}`}
        name={name}
        type={shown}
        key={value}
        defaultValue={value}
        className="control"
        autoComplete="off"
        maxLength={80}
      />
      {below}
    </div>
  );
}

function Choice({
  state,
  name,
  label,
  options,
  first,
  fallback = "",
}: {
  state: ClaimsState;
  name: OneKey;
  label: string;
  options: readonly { readonly value: string; readonly label: string; readonly group?: string }[];
  first?: string;
  fallback?: string;
}) {
  const given = state.form.read.values[name];
  const value = options.some((o) => o.value === given) ? given : fallback;
  const { props, below } = described(name, undefined, state.form.read.problems);
  const groups = [...new Set(options.map((o) => o.group ?? ""))];
  const list = (group: string) =>
    options
      .filter((o) => (o.group ?? "") === group)
      .map((o) => (
        <option key={o.value} value={o.value}>
          {o.label}
        </option>
      ));
  return (
    <div className="field">
      <label className="field-label" htmlFor={`field-${name}`}>
        {label}
      </label>
      <select {...props} id={`field-${name}`} name={name} key={value} defaultValue={value} className="control" autoComplete="off">
        {first && <option value="">{first}</option>}
        {groups.map((group) =>
          group === "" ? (
            list(group)
          ) : (
            <optgroup key={group} label={group}>
              {list(group)}
            </optgroup>
          ),
        )}
      </select>
      {below}
    </div>
  );
}

function Ticks({
  state,
  name,
  legend,
  options,
}: {
  state: ClaimsState;
  name: "deals" | "party";
  legend: string;
  options: readonly { readonly value: string; readonly label: string }[];
}) {
  const on = state.form.read.values[name];
  const { props, below } = described(name, undefined, state.form.read.problems);
  return (
    <fieldset {...("aria-describedby" in props ? { "aria-describedby": props["aria-describedby"] } : {})} className="check-ticks">
      <legend>{legend}</legend>
      {options.map((o) => (
        <label key={o.value}>
          <input type="checkbox" name={name} value={o.value} defaultChecked={on.includes(o.value)} autoComplete="off" /> {o.label}
        </label>
      ))}
      {below}
    </fieldset>
  );
}
