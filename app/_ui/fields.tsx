import { memo, type ReactNode } from "react";
import { alike } from "./alike";
import { APPLY } from "./sent";

/** What a reader may choose. `href` is the page with that choice. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly href: string;
  readonly current: boolean;
}

export interface Option {
  readonly value: string;
  readonly label: string;
  /** Options of the same group stand together under its name. */
  readonly group?: string;
}

/**
 * Sends the form where scripts are off, and says with it what the fields show where nothing is chosen, so that the address need not.
 * @param defaults as a query
 */
export const ApplyButton = ({ defaults, children = "Apply" }: { defaults: string; children?: ReactNode }) => (
  // Without a value it would not be seen (proxy.ts).
  <button type="submit" className="button apply" name={APPLY} value={defaults || "all"}>
    {children}
  </button>
);

/**
 * The bar of settings: a GET form to `action`, so that it works without scripts.
 * @param keep settings that stay as they are, as name and value
 * @param defaults what the fields show where nothing is chosen, as a query
 * @param actions links and buttons at the end of the bar
 */
export function LensForm({
  action,
  keep = [],
  defaults = "",
  actions,
  label = "Settings",
  children,
}: {
  action: string;
  keep?: readonly (readonly [string, string])[];
  defaults?: string;
  actions?: ReactNode;
  label?: string;
  children: ReactNode;
}) {
  return (
    <form className="lens-form" method="get" action={action} data-auto="" aria-label={label}>
      {keep.map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      {children}
      <ApplyButton defaults={defaults} />
      {actions && <div className="lens-actions">{actions}</div>}
    </form>
  );
}

/** A few choices side by side as links; on a small screen a select of the same form. */
export function Segmented({ label, name, choices }: { label: string; name: string; choices: readonly Choice[] }) {
  const current = choices.find((c) => c.current)?.value ?? "";
  return (
    <div className="field segmented">
      <span className="field-label" aria-hidden="true">
        {label}
      </span>
      <nav className="segments" aria-label={label}>
        {choices.map((choice) => (
          <a key={choice.value} href={choice.href} aria-current={choice.current ? "true" : undefined}>
            {choice.label}
          </a>
        ))}
      </nav>
      <Select label={label} name={name} value={current} options={choices} />
    </div>
  );
}

function Select({ label, name, value, options }: { label?: string; name: string; value: string; options: readonly Option[] }) {
  const groups = new Map<string, Option[]>();
  for (const option of options) groups.set(option.group ?? "", [...(groups.get(option.group ?? "") ?? []), option]);
  const list = (items: readonly Option[]) =>
    items.map((o) => (
      <option key={o.value} value={o.value}>
        {o.label}
      </option>
    ));
  // Without completion a browser puts no older choice back into the field when the reader returns to the page.
  const shared = { id: `choose-${name}`, name, "aria-label": label, className: "control", autoComplete: "off" };
  const content = [...groups].map(([group, items]) =>
    group === "" ? (
      list(items)
    ) : (
      <optgroup key={group} label={group}>
        {list(items)}
      </optgroup>
    ),
  );
  return (
    <select {...shared} key={value} defaultValue={value}>
      {content}
    </select>
  );
}

/** One choice of many, as a native select. Long lists that stay the same are not drawn anew. */
export const SelectField = memo(function SelectField(props: {
  label: string;
  name: string;
  value: string;
  options: readonly Option[];
}) {
  const { label, ...select } = props;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the select inside is the control
    <label className="field">
      <span className="field-label">{label}</span>
      <Select {...select} />
    </label>
  );
}, alike);

/** A day, as a native date field; `value`, `min` and `max` as `YYYY-MM-DD`. */
export const DateField = memo(function DateField({
  label,
  name,
  value,
  min,
  max,
}: {
  label: string;
  name: string;
  value: string;
  min?: string;
  max?: string;
}) {
  const shared = {
    id: `choose-${name}`,
    type: "date",
    name,
    min,
    max,
    className: "control",
    required: true,
    autoComplete: "off",
  };
  return (
    <label className="field">
      <span className="field-label">{label}</span>
      <input {...shared} key={value} defaultValue={value} />
    </label>
  );
});

/** What the field itself bears, so that its hint and its problem are read with it. */
export interface Described {
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: true;
}

/**
 * What describes a field: its hint, and what is wrong with it.
 * @param problems those of the whole form; only the ones about `name` count
 * @returns `props` for the field, `below` to stand under it
 */
export function described(
  name: string,
  hint: string | undefined,
  problems: readonly { readonly param: string; readonly message: string }[],
): { readonly props: Described; readonly below: ReactNode } {
  const wrong = problems.filter((p) => p.param === name);
  const ids = [...(hint ? [`hint-${name}`] : []), ...(wrong.length > 0 ? [`problem-${name}`] : [])].join(" ");
  return {
    props: {
      ...(ids ? { "aria-describedby": ids } : {}),
      ...(wrong.length > 0 ? { "aria-invalid": true as const } : {}),
    },
    below: (
      <>
        {hint && (
          <small id={`hint-${name}`} className="field-hint">
            {hint}
          </small>
        )}
        {wrong.length > 0 && (
          <small id={`problem-${name}`} className="field-problem">
            {wrong.map((p) => p.message).join(" ")}
          </small>
        )}
      </>
    ),
  };
}
