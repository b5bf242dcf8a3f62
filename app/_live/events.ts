/** What a view and its controls tell each other on the window. */

/** Asks the view to show other settings; taken (`defaultPrevented`) where it can. */
export const SHOW = "vacatio:show";
export interface ShowRequest {
  readonly search: string;
  /**
   * What becomes of the address: a new entry in the history for a finished change (`push`), a new entry for one that goes on
   * (`open`), the same entry while it goes on (`replace`) and when it is finished (`settle`).
   */
  readonly how: "push" | "open" | "replace" | "settle";
}

/** Told when settings are shown; `final` once the change is finished. */
export const SHOWN = "vacatio:shown";
export interface Shown {
  readonly search: string;
  readonly final: boolean;
}

/** Told after each paint of other settings. */
export const PAINTED = "vacatio:painted";
