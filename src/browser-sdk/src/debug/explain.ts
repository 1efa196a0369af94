import type { Module } from "../core/collector.js";
import { part } from "../loading/part.js";

/** Set where the one-tag script is built: then the bundler doesn't even see the module. */
declare const TAGGED: true | undefined;

type Tell = (reason: string, detail: unknown, count: number) => void;

/** The sentences are loaded when the first is to be said: for npm as a module, for the tag as a script. */
const load = (): Promise<Tell> =>
  typeof TAGGED === "boolean" ? part<Tell>("explain") : import("./sentences.js").then(({ tell }) => tell);

let telling: Promise<Tell> | undefined;

/** Where the sentences can't be loaded (a policy that doesn't let them pass), their codes must do. */
function explain(reason: string, detail: unknown, count: number): void {
  telling ??= load().catch((error: unknown) => {
    console.info(`heatmap: its sentences are missing, here are the codes alone. ${error as Error}`);
    return (reason, detail, count) => console.info("heatmap:", reason, count, detail ?? "");
  });
  void telling.then((tell) => tell(reason, detail, count));
}

/** With `debug` set, says in the console why something is not captured, not sent or not taken. */
export const DebugModule: Module = { extras: { explain } };
