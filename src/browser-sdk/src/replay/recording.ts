import type { Capture } from "../core/capture.js";

/** What the chunk that is loaded only when somebody records brings along. */
export interface Recording {
  /**
   * Records the page until the answer is called, which says whether the rest is sent or dropped. `ended` is called
   * when recording can't go on.
   */
  begin(capture: Capture, ended: (reason: string) => void): (send: boolean) => void;
}
