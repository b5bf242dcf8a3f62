import type { ScenarioStatus } from "@/lib/law/schema";
import type { Day } from "@/lib/time/day";
import type { AxisState } from "../state";

/** The history of the texts, without pixels. */

/** How a text stood from a day (included) to a day (not included). */
export interface StatusStretch {
  readonly from: Day;
  readonly to: Day;
  readonly status: ScenarioStatus;
  /** What is written at its start, the longest first; the last one stands where there is no room for more. */
  readonly labels: readonly string[];
}

export interface TextLane {
  readonly id: string;
  readonly name: string;
  /** How it stands on the as-of date. */
  readonly standing: string;
  readonly stretches: readonly StatusStretch[];
}

/** A step of the procedure. Where its day is not known, `earliest` is where it may begin, and `day` where it may end. */
export interface StepMark {
  readonly id: string;
  /** Its number in the list. */
  readonly number: number;
  readonly title: string;
  /** Where the list tells the step in full. */
  readonly href: string;
  /** `7 May 2026`, or that the day is not known and between which days it lies. */
  readonly when: string;
  readonly day: Day;
  readonly earliest?: Day;
  /** A step of the legislators, or something beside it: an opinion, an implementing act. */
  readonly look: "step" | "beside";
}

export interface HistoryState {
  readonly title: string;
  readonly procedureTitle: string;
  readonly axis: AxisState;
  readonly lanes: readonly TextLane[];
  readonly marks: readonly StepMark[];
  readonly note: string;
}
