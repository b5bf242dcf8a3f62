import { LensForm, SelectField } from "@/app/_ui/fields";
import { Card, Notice, PageHead } from "@/app/_ui/parts";
import type { EmbedState } from "./embed";
import { Notices } from "./Notices";

/** What to copy to show a chart on another site, with a preview. The form works without scripts. */
export function EmbedView({ state: s }: { state: EmbedState }) {
  return (
    <>
      <LensForm action={s.bar.action} keep={s.bar.keep} defaults={s.bar.defaults}>
        {s.fields.map((field) => (
          <SelectField key={field.name} label={field.label} name={field.name} value={field.value} options={field.options} />
        ))}
      </LensForm>
      <PageHead
        title="Show it on your own site"
        lead="A frame, an image or a badge. Each is made anew from the data, so it does not go stale; frames and images name their day, their source and that they are not legal advice; a badge bears that in its text for those who look into it."
      />
      <Notices state={s.notices} />
      {s.pinned && (
        <Notice kind="warning">
          The address names a day, so what you copy stays on it. Leave asOf out of the address to follow the present day.
        </Notice>
      )}
      <div className="embed-page">
        <div className="embed-snippets">
          {s.snippets.map((snippet) => (
            <Card key={snippet.id} label={snippet.title}>
              <h2>{snippet.title}</h2>
              <p className="muted">{snippet.note}</p>
              <label className="field">
                <span className="vh">{snippet.title}, text to copy</span>
                <textarea
                  className="control embed-text"
                  readOnly
                  rows={Math.ceil(snippet.text.length / 42) + 1}
                  value={snippet.text}
                />
              </label>
              <p className="embed-copy">
                <button type="button" className="button" data-copy={snippet.text}>
                  Copy
                </button>
                <span role="status" />
              </p>
            </Card>
          ))}
        </div>
        <Card label="Settings" className="embed-settings">
          <h2>Settings in the address</h2>
          <dl>
            {s.settings.map(({ name, text }) => (
              <div key={name}>
                <dt>
                  <code>{name}</code>
                </dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
          <p className="muted">
            A setting that does not exist changes nothing and is named; a value that cannot be used is refused with the reason.
            Settings that count visits or get around a cache (utm_source, v, cb) are left aside.
          </p>
        </Card>
        <Card label="Preview" className="embed-preview">
          <h2>Preview: {s.title}</h2>
          {s.frame && <iframe src={s.frame.src} title={s.frame.title} height={s.frame.height} loading="lazy" />}
          {s.frame && <h3>The same as an image</h3>}
          {/* biome-ignore lint/performance/noImgElement: a drawing of the server, which has nothing to be made smaller */}
          <img src={s.image.src} alt={s.image.alt} loading="lazy" />
        </Card>
      </div>
    </>
  );
}
