import { part } from "../loading/part.js";
import type { Camera } from "./screenshot.js";

/** Set where the one-tag script is built: then the bundler doesn't even see the module. */
declare const TAGGED: true | undefined;

/** Loads the camera: for npm as a module, for the tag as a script. */
export const load = (): Promise<Camera> =>
  typeof TAGGED === "boolean"
    ? part<Camera>("screenshot")
    : import("./camera.js").then(({ camera }) => camera);
