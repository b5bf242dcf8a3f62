import { Notice } from "@/app/_ui/parts";
import type { NoticeState } from "./bar";

/** What could not be applied, what to keep in mind, and which day and settings the page stands on. */
export function Notices({ state }: { state: NoticeState }) {
  return (
    <>
      {state.problems.length > 0 && (
        <Notice kind="problem" title="Some settings could not be applied, so their defaults stand; all others are applied.">
          <ul>
            {state.problems.map((p) => (
              <li key={`${p.param} ${p.message}`}>
                <code>{p.param}</code>: {p.message}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {state.asKnown && (
        <Notice kind="warning">
          {state.asKnown.text} <a href={state.asKnown.backHref}>Back to today</a>
        </Notice>
      )}
      {state.otherText && (
        <Notice kind="warning">
          {state.otherText.text} <a href={state.otherText.backHref}>Read the law in force</a>
        </Notice>
      )}
      {state.warnings.map((text) => (
        <Notice key={text} kind="warning">
          {text}
        </Notice>
      ))}
      {state.own.map(({ title, items, backHref }) => (
        <Notice key={title} kind="note" title={title}>
          {items.length > 0 && (
            <ul>
              {items.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          )}
          <a href={backHref}>Take your settings out</a>
        </Notice>
      ))}
    </>
  );
}
