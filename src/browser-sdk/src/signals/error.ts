import type { Failure } from "../contract.js";
import type { SignalMaker } from "../core/capture.js";
import { wordsOf } from "./message.js";
import { framesOf, placeIn } from "./stack.js";
import { elementOf, pathOf } from "./tree.js";

/** A page that fails in a loop must not drown all else. */
const MOST_A_VIEW = 20;

type Told = Omit<Failure, "type" | "seq" | "page" | "at">;

/**
 * Uncaught exceptions, unhandled rejections and files that did not load, each once a view. Only listened for:
 * the page's own handlers and the console see everything as before.
 */
export const error: SignalMaker = (capture) => {
  let seen = new Set<string>();

  function tell(told: Told): void {
    const { kind, message, source, line, column } = told;
    const name = [kind, message, source, line, column].join("\n");
    if (seen.size >= MOST_A_VIEW || seen.has(name)) return;
    seen.add(name);
    capture.emit({ type: "error", ...told });
  }

  function thrown(kind: Told["kind"], cause: unknown, said: string, at?: ErrorEvent): void {
    const frames = framesOf(cause);
    const place = placeIn(frames) ?? (at?.filename ? placeIn([at]) : undefined);
    const stack = frames.map((f) => `${f.name}@${f.filename}:${f.lineno}:${f.colno}`).join("\n");
    const message = wordsOf(cause, said, capture.settings.maskText);
    tell({ kind, message, ...place, ...(stack && { stack }) });
  }

  function unloaded(event: Event): void {
    const element = elementOf(event) as HTMLImageElement | HTMLLinkElement | null;
    if (!element) return;
    const address = ("src" in element && element.src) || ("href" in element && element.href) || "";
    const source = String(address).replace(/[?#].*/, "");
    tell({ kind: "resource", message: `${element.localName} ${pathOf(element)}`, ...(source && { source }) });
  }

  return {
    start() {
      capture.listen("error", (event) => {
        if (event.target === window) thrown("error", event.error, event.message, event);
        else unloaded(event);
      });
      capture.listen("unhandledrejection", ({ reason }) => thrown("rejection", reason, String(reason)));
      capture.onClose((moment) => {
        if (moment === "turn") seen = new Set();
      });
    },
    stop() {},
  };
};
