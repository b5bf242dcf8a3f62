import type { ReactNode } from "react";
import { DateField, LensForm, Segmented, SelectField } from "@/app/_ui/fields";
import type { BarState } from "./bar";

/** The settings that every view of the law shares; further fields stand behind them. */
export function LensBar({ state, children }: { state: BarState; children?: ReactNode }) {
  return (
    <div className="lens-bar">
      <LensForm action={state.action} keep={state.keep}>
        <Segmented label="Law" name="law" choices={state.laws} />
        <SelectField label="Compare with" name="compare" value={state.compare.value} options={state.compare.options} />
        <DateField label="As known on" name="asOf" value={state.asOf.value} min={state.asOf.min} max={state.asOf.max} />
        {children}
      </LensForm>
    </div>
  );
}
