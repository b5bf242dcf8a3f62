import type { ReactNode } from "react";
import { Badge, Card, PageHead } from "@/app/_ui/parts";
import type { DevelopersState, FieldText, OperationText, ParameterText, TypeText } from "./developers";

/** The documentation of the API, made from its OpenAPI document, and the other ways to take the data along. */
export function DevelopersView({ state: s }: { state: DevelopersState }) {
  const first = s.groups.flatMap((group) => group.operations).find((o) => o.id === "getMilestone")?.example;
  return (
    <>
      <PageHead
        title="Take the data along"
        lead="Every date, level and window as JSON, CSV, workbook, calendar or news feed, each with its sources. No key, no account; everything can be read and nothing changed."
      />
      <div className="dev">
        <nav className="dev-toc" aria-label="On this page">
          <ul>
            <li>
              <a href="#start">Start here</a>
            </li>
            <li>
              <a href="#answers">How answers look</a>
            </li>
            <li>
              <a href="#rules">Paging, caching, errors</a>
            </li>
            {s.groups.map((group) => (
              <li key={group.name}>
                <a href={`#${slug(group.name)}`}>{group.name}</a>
                <ul>
                  {group.operations.map((o) => (
                    <li key={o.id}>
                      <a href={`#${o.id}`}>{o.path.replace("/api/v1", "")}</a>
                    </li>
                  ))}
                </ul>
              </li>
            ))}
            <li>
              <a href="#parameters">Parameters</a>
            </li>
            <li>
              <a href="#shapes">Shapes</a>
            </li>
            <li>
              <a href="#feeds">Calendar and news feeds</a>
            </li>
            <li>
              <a href="#mcp">Assistants (MCP)</a>
            </li>
            <li>
              <a href="#embeds">Embeds</a>
            </li>
            <li>
              <a href="#licence">Licence</a>
            </li>
          </ul>
        </nav>
        <div className="dev-main">
          <Section id="start" title="Start here">
            {first && <Code>{first.curl}</Code>}
            <p>
              The whole of this page is made from the OpenAPI 3.1 document at{" "}
              <a href="/api/v1/openapi.json">/api/v1/openapi.json</a>; it can be loaded into any tool that reads such documents.
              It holds all of <code>/api/v1</code>; calendars and news feeds, assistants and embeds are told below and are not in
              it. A TypeScript client with generated types stands in <code>clients/typescript</code> of the source. The example
              answers are those that the server gives on any later day, but for the number and the moment of the revision; a test
              compares them.
            </p>
            <p>
              Most pages link to their own data under the same settings: the address of a page and that of the API take the same
              names.
            </p>
          </Section>
          <Answers />
          <Rules state={s} />
          {s.groups.map((group) => (
            <Section key={group.name} id={slug(group.name)} title={group.name}>
              <p>{group.text}</p>
              {group.operations.map((o) => (
                <Operation key={o.id} operation={o} />
              ))}
            </Section>
          ))}
          <Section id="parameters" title="Parameters">
            <p>
              An unknown parameter, one given twice that may not repeat, or a value that cannot be used is a 400 that names it. A
              query has at most 200 settings, and a value at most 200 characters.
            </p>
            <dl className="dev-fields">
              {s.parameters.map((p) => (
                <Parameter key={p.name} parameter={p} id={`parameter-${p.name}`} />
              ))}
            </dl>
          </Section>
          <Section id="shapes" title="Shapes">
            <p>
              A question mark means that the field may be left out. Fields may be added; none is taken away or changes its meaning
              within v1.
            </p>
            {s.shapes.map((shape) => (
              <details key={shape.id} className="dev-shape">
                <summary>
                  <h3>{shape.id}</h3>
                </summary>
                <div id={`shape-${shape.id}`}>
                  {shape.text && <Text>{shape.text}</Text>}
                  {shape.fields.length > 0 ? (
                    <dl className="dev-fields">
                      {shape.fields.map((f) => (
                        <Field key={f.name} field={f} />
                      ))}
                    </dl>
                  ) : (
                    <p>
                      <Type of={shape.type} />
                    </p>
                  )}
                </div>
              </details>
            ))}
          </Section>
          <Others state={s} />
        </div>
      </div>
    </>
  );
}

const Answers = () => (
  <Section id="answers" title="How answers look">
    <p>
      An answer is an object with <code>meta</code> and <code>data</code>: a list of rows, or one object where an id is asked for.{" "}
      <a href="#shape-Meta">
        <code>meta</code>
      </a>{" "}
      names the version of the law, the as-of date and the revision of the dataset, so that an answer can be cited; what it had to
      leave out stands in <code>meta.withheld</code>, what to know of it in <code>meta.warnings</code>.
    </p>
    <dl className="dev-fields">
      <div>
        <dt>
          <code>asOf</code>
        </dt>
        <dd>
          What had happened or been said by this day counts, nothing later. It is about the world: &ldquo;what could one know on 1
          April 2026?&rdquo; The default is today in Brussels. On any other day <code>meta.withheld</code> names the fields that
          are left out, since they bear no date and their wording of that day is not kept: ask without <code>asOf</code> to have
          them.
        </dd>
      </div>
      <div>
        <dt>
          <code>recordedAt</code>
        </dt>
        <dd>
          The dataset as this tracker held it at that time. It is about the tracker: &ldquo;what did it say then?&rdquo; The
          default is the newest revision. The two can be combined.
        </dd>
      </div>
      <div>
        <dt>What is missing</dt>
        <dd>
          has a name: a word in its place (<code>unknown</code>, <code>none</code>), or, for dates and lengths, the field is left
          out and the <code>status</code> beside it says why. Nothing is null.
        </dd>
      </div>
      <div>
        <dt>Dates</dt>
        <dd>
          are ISO 8601 days, as exact as they are known: 2026-12-31, 2026-12, 2026-Q4, 2026-H2 or 2026. <code>date</code> is the
          first day on which a provision applies, <code>practicalDate</code> the first on which it can bite; windows use the
          latter.
        </dd>
      </div>
    </dl>
  </Section>
);

const Rules = ({ state: s }: { state: DevelopersState }) => (
  <Section id="rules" title="Paging, caching, errors">
    <h3>Paging</h3>
    <p>
      A list gives up to 1,000 rows; <code>limit</code> asks for fewer. Where there is more, <code>meta.next</code> holds the{" "}
      <code>cursor</code> of the next page: ask again with it and the same other settings. In CSV it stands in a <code>Link</code>{" "}
      header with rel=&quot;next&quot;. A workbook holds all rows at once.
    </p>
    <h3>Caching</h3>
    <p>
      Every answer bears an <code>ETag</code>; sent back as <code>If-None-Match</code> it gets 304 without a body while nothing
      has changed. An answer without an as-of date is about today, so its tag changes at midnight in Brussels. Answers may be kept
      for a minute, and ten more while they are asked for anew (<code>stale-while-revalidate</code>); each names its day and its
      revision.
    </p>
    <h3>From a web page</h3>
    <p>
      Any page may read (<code>Access-Control-Allow-Origin: *</code>), without cookies. Only GET, HEAD and OPTIONS are answered.
    </p>
    <h3>CSV and workbooks</h3>
    <p>
      Every list is there as CSV (RFC 4180, UTF-8, a header row): a field of a field is a column of its own, words of a list are
      parted by <code>|</code>, a list of objects is JSON in its cell, and what is left out is an empty cell. Text that a
      spreadsheet would take for a formula is led by an apostrophe; in a workbook text is always text.
    </p>
    <h3>Errors</h3>
    <p>
      Problems come as <code>application/problem+json</code> (RFC 9457). <code>detail</code> says what is wrong and what to do,{" "}
      <code>param</code> names the first parameter that cannot be used, <code>problems</code> all of them, up to 20.
    </p>
    <dl className="dev-fields">
      {s.problems.map((p) => (
        <div key={p.status}>
          <dt>
            <code>{p.status}</code>
          </dt>
          <dd>
            <Text>{p.text}</Text>
            <details>
              <summary>Example</summary>
              <Code>{p.example.join("\n")}</Code>
            </details>
          </dd>
        </div>
      ))}
    </dl>
  </Section>
);

const Operation = ({ operation: o }: { operation: OperationText }) => (
  <article className="dev-operation" id={o.id}>
    <h3>
      <Badge tone="law">GET</Badge> <code>{o.path}</code>
    </h3>
    <p>
      <b>{o.summary}.</b> <Inline>{o.text}</Inline>
    </p>
    <dl className="dev-fields">
      {o.inPath.map((p) => (
        <Parameter key={p.name} parameter={p} />
      ))}
      {o.parameters.length > 0 && (
        <div>
          <dt>Parameters</dt>
          <dd className="dev-names">
            {o.parameters.map(({ name, required }) => (
              <span key={name}>
                <ToParameter name={name} />
                {required && " (required)"}
              </span>
            ))}
          </dd>
        </div>
      )}
      {o.example && (
        <div>
          <dt>
            <code>data</code>
          </dt>
          <dd>
            <Type of={o.answer} />
          </dd>
        </div>
      )}
      {o.twins.length > 0 && (
        <div>
          <dt>Also as</dt>
          <dd className="dev-names">
            {o.twins.map(({ label, href }) => (
              <a key={href} href={href}>
                {label}
              </a>
            ))}
          </dd>
        </div>
      )}
    </dl>
    {o.example && (
      <>
        <Code>{o.example.curl}</Code>
        <details>
          <summary>
            Example answer <span className="muted">{o.example.when}</span>
          </summary>
          <Code>{o.example.lines.join("\n")}</Code>
          <p>
            {o.example.left > 0 && `${o.example.left} more lines. `}
            <a href={o.example.href}>Ask this server</a>
          </p>
        </details>
      </>
    )}
  </article>
);

const Others = ({ state: s }: { state: DevelopersState }) => (
  <>
    <Section id="feeds" title="Calendar and news feeds">
      <p>
        <a href="/feeds/deadlines.ics">/feeds/deadlines.ics</a> is a calendar of the dates (iCalendar, RFC 5545). An event keeps
        its UID, and a moved date moves the same event. <a href="/feeds/changes.atom">/feeds/changes.atom</a> has one entry for
        every change of a fact and for every date that comes near (Atom, RFC 4287). <a href="/subscribe">The subscription page</a>{" "}
        puts an address together. Both take these settings of the API:
      </p>
      <p className="dev-names">
        {s.ofFeeds.map((name) => (
          <ToParameter key={name} name={name} />
        ))}
      </p>
    </Section>
    <Section id="mcp" title="Assistants (MCP)">
      <p>
        <code>{s.origin}/mcp</code> speaks the Model Context Protocol over streamable HTTP, without a key. An assistant that is
        connected to it can cite dates with their sources. Its tools only read; each has the parameters and the answer of its
        resource above.
      </p>
      <dl className="dev-fields">
        {s.tools.map(({ name, title }) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>{title}</dd>
          </div>
        ))}
      </dl>
    </Section>
    <Section id="embeds" title="Embeds">
      <p>
        Charts and single dates for other pages, as frames and pictures that stay up to date, are on <a href="/embed">/embed</a>.
      </p>
    </Section>
    <Section id="licence" title="Licence">
      <p>
        The data are under <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>: use them for anything, name
        &ldquo;Vacatio, CC BY 4.0&rdquo;, say whether you changed them, and keep the sources of a fact with it. The public
        holidays come from date-holidays, under CC BY-SA 3.0. The code is under the Apache License 2.0. What an answer says is not
        legal advice.
      </p>
    </Section>
  </>
);

const slug = (name: string) => `group-${name.toLowerCase()}`;

const Section = ({ id, title, children }: { id: string; title: string; children: ReactNode }) => (
  <Card className="dev-section" label={title}>
    <h2 id={id}>{title}</h2>
    {children}
  </Card>
);

const Code = ({ children }: { children: string }) => (
  <pre className="dev-code">
    <code>{children}</code>
  </pre>
);

const ToParameter = ({ name }: { name: string }) => (
  <a href={`#parameter-${name}`}>
    <code>{name}</code>
  </a>
);

/** Words between backticks are code. */
const Inline = ({ children }: { children: string }) =>
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a fixed text have no other name
  children.split("`").map((part, i) => (i % 2 === 1 ? <code key={i}>{part}</code> : part));

const Text = ({ children }: { children: string }) => (
  <p>
    <Inline>{children}</Inline>
  </p>
);

const Type = ({ of }: { of: TypeText }) => (
  <span className="dev-type">
    {of.map((part) =>
      typeof part === "string" ? (
        part
      ) : (
        <a key={part.shape} href={`#shape-${part.shape}`}>
          {part.shape}
        </a>
      ),
    )}
  </span>
);

const Parameter = ({ parameter: p, id }: { parameter: ParameterText; id?: string }) => (
  <div id={id}>
    <dt>
      <code>{p.name}</code>
      {p.required && " (required)"}
    </dt>
    <dd>
      <Type of={p.type} />
      <Text>{p.text}</Text>
      <span className="muted">
        Example: <code>{p.example}</code>
      </span>
    </dd>
  </div>
);

const Field = ({ field: f }: { field: FieldText }) => (
  <div>
    <dt>
      <code>
        {f.name}
        {f.optional && "?"}
      </code>
    </dt>
    <dd>
      <Type of={f.type} />
      {f.text && <Text>{f.text}</Text>}
    </dd>
  </div>
);
