import type { ReactNode } from "react";
import { DateField, LensForm, Segmented, SelectField } from "@/app/_ui/fields";
import type { BarState } from "./bar";

/**
 * The settings that every view of the law shares; further fields stand behind them.
 * @param pair the two texts are called From and To, in that order
 */
export function LensBar({ state, pair = false, children }: { state: BarState; pair?: boolean; children?: ReactNode }) {
  const law = <Segmented label={pair ? "To" : "Law"} name="law" choices={state.laws} />;
  const compare = (
    <SelectField
      label={pair ? "From" : "Compare with"}
      name="compare"
      value={state.compare.value}
      options={state.compare.options}
    />
  );
  return (
    <div className="lens-bar">
      <LensForm action={state.action} keep={state.keep} defaults={state.defaults}>
        {pair ? compare : law}
        {pair ? law : compare}
        <DateField label="As known on" name="asOf" value={state.asOf.value} min={state.asOf.min} max={state.asOf.max} />
        {children}
      </LensForm>
    </div>
  );
}
