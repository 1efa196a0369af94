import { part } from "../loading/part.js";
import type { Recording } from "./recording.js";

/** Set where the one-tag script is built: then the bundler doesn't even see the module. */
declare const TAGGED: true | undefined;

/** Loads the recorder: for npm as a module, for the tag as a script. */
export const load = (): Promise<Recording> =>
  typeof TAGGED === "boolean"
    ? part<Recording>("replay")
    : import("./recorder.js").then(({ recorder }) => recorder);
