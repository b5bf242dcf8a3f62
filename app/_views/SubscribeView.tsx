import { SelectField } from "@/app/_ui/fields";
import { Badge, Card, Notice, PageHead } from "@/app/_ui/parts";
import { Notices } from "./Notices";
import { SUBSCRIBE, type SubscribeState, type Ticks } from "./subscribe";

/** Puts a calendar together: what is in it, its address, and what comes first. The form works without scripts. */
export function SubscribeView({ state: s }: { state: SubscribeState }) {
  return (
    <>
      <PageHead
        title="Put the dates into your calendar"
        lead="Subscribe to an address instead of copying dates. When the data move a date, the same event moves in your calendar."
      />
      <Notices state={s.notices} />
      {s.pinned && <Notice kind="warning">{s.pinned}</Notice>}
      <p className="subscribe-skip">
        <a href="#address">{s.count}: go to the address</a>
      </p>
      <div className="subscribe">
        <Settings state={s} />
        <div className="subscribe-result" id="address">
          <Card label="The address of this calendar" className="subscribe-address">
            <p className="subscribe-count" role="status">
              <strong>{s.count}</strong> {s.spread}
            </p>
            {s.idle.map((text) => (
              <p key={text}>{text}</p>
            ))}
            <label className="field">
              <span className="field-label">Address of the calendar</span>
              <input className="control" readOnly value={s.https} />
            </label>
            <p className="subscribe-actions">
              <a className="button" href={s.webcal}>
                Open in your calendar program
              </a>
              <button type="button" className="button" data-copy={s.https} hidden>
                Copy the address
              </button>
              <span id="copied" role="status" />
            </p>
            <p>
              <a href={s.download} download="vacatio-deadlines.ics">
                Download it once (.ics)
              </a>{" "}
              <span className="muted">A download stays as it is today.</span>
            </p>
            <p>
              <a href={s.atom}>The same choice as a news feed (Atom)</a>{" "}
              <span className="muted">Dates that come near, and every change of the data.</span>
            </p>
            <p>
              <a href="/feeds/signals.atom?moved=yes">Signals that moved something, as a news feed (Atom)</a>{" "}
              <span className="muted">
                For fewer, filter the <a href="/signals?moved=yes">signals</a> and take the feed at the foot of that page.
              </span>
            </p>
          </Card>
          <Card label="What comes next">
            <h2>What comes next</h2>
            {s.next.length === 0 ? (
              <p className="muted">{s.noNext}</p>
            ) : (
              <ol className="bare subscribe-next">
                {s.next.map((e) => (
                  <li key={e.key}>
                    <time dateTime={e.day}>{e.date}</time> <span className="muted">{e.away}</span>
                    <br />
                    <a href={e.href}>{e.summary}</a> {e.tentative && <Badge>tentative</Badge>}
                  </li>
                ))}
              </ol>
            )}
          </Card>
        </div>
      </div>
      <Explained />
    </>
  );
}

function Settings({ state: s }: { state: SubscribeState }) {
  return (
    <form className="subscribe-form" method="get" action={SUBSCRIBE} aria-label="What the calendar holds" data-subscribe="">
      {s.keep.map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      {/* Without it no reminder at all could not be told from the usual ones. */}
      <input type="hidden" name="alarm" value="none" />
      <SelectField label="Law" name="law" value={s.law.value} options={s.law.options} />
      {s.ticks.map((group) => (
        <Group key={group.name} group={group} />
      ))}
      <SelectField label="Assessment takes" name="lead" value={s.lead.value} options={s.lead.options} />
      <SelectField label="Compute online by" name="delay" value={s.delay.value} options={s.delay.options} />
      <button type="submit" className="button">
        Show this calendar
      </button>
    </form>
  );
}

function Group({ group }: { group: Ticks }) {
  const items = (
    <div className="subscribe-ticks">
      {group.items.map((item) => (
        <label key={item.value}>
          <input type="checkbox" name={group.name} value={item.value} defaultChecked={item.on} autoComplete="off" /> {item.label}
        </label>
      ))}
    </div>
  );
  const long = group.items.length > 8;
  return (
    <fieldset>
      <legend>{group.title}</legend>
      <p className="muted">{group.hint}</p>
      {long ? (
        <details open={!group.folded}>
          <summary>
            {group.title}: {group.chosen}
          </summary>
          {items}
        </details>
      ) : (
        items
      )}
    </fieldset>
  );
}

const Explained = () => (
  <div className="subscribe-notes">
    <Card label="Why subscribe">
      <h2>Why subscribe, and not copy</h2>
      <p>
        Dates of the Act have moved, and may move again. A copied date stays where it was; a subscribed one moves with the data.
      </p>
      <p>
        Each event keeps its identity. When a revision of the data moves its date, your program gets the same event with a higher
        number and the new day, and the old day is gone. What has no day any more is marked as cancelled.
      </p>
      <p>
        Estimates, days that are known only roughly or from a weak source, days that an adopted text is about to move, and
        versions of the law that are not in force are marked as tentative. Past days stay, so that you can see what applied when;
        that a day was due says nothing of whether it was met.
      </p>
    </Card>
    <Card label="How to subscribe">
      <h2>How to subscribe</h2>
      <ol>
        <li>Copy the address above, or open it in your calendar program with the button.</li>
        <li>
          In your calendar look for an entry such as &ldquo;Add calendar from URL&rdquo;, &ldquo;Subscribe from web&rdquo; or
          &ldquo;New calendar subscription&rdquo;, and paste the address there. Do not choose &ldquo;Import&rdquo;: that copies.
        </li>
        <li>Your program asks for news by itself. How often is its own choice; the calendar proposes every 12 hours.</li>
      </ol>
      <p className="muted">
        A calendar service on the web can only subscribe to an address that it can reach from the internet. Each event says why
        its day is that day, and from which provision. Not legal advice.
      </p>
    </Card>
    <Card label="For programs">
      <h2>For programs</h2>
      <p>
        Whoever runs Vacatio can have it post to other programs: each date that comes near, with its reason and citation, and each
        change of the data, as JSON signed by Standard Webhooks. <code>npm run notify</code> does that; the README says how to set
        it up, under &ldquo;Webhooks&rdquo;. The dates that are near, with the settings of a calendar, are also at{" "}
        <a href="/feeds/upcoming.json">/feeds/upcoming.json</a>.
      </p>
    </Card>
  </div>
);
