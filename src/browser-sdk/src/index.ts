import { createClient } from "./core/client.js";
import { click } from "./signals/click.js";
import { leave } from "./signals/leave.js";
import { move } from "./signals/move.js";
import { scroll } from "./signals/scroll.js";
import { view } from "./signals/view.js";

export { createClient, type Client, type Person } from "./core/client.js";
export type { Capture, Draft, Moment, Signal, SignalMaker } from "./core/capture.js";
export type { Settings, StartSettings } from "./core/settings.js";
export type * from "./contract.js";
export { VERSION } from "./version.js";
export { click, leave, move, scroll, view };

/**
 * The client with all signals. What closes a view comes last, so that its trails and scrolling come
 * before its `leave`; `view` comes after that, so that its first page finds all of them listening.
 */
export const heatmap = /* @__PURE__ */ createClient([click, move, scroll, leave, view]);
