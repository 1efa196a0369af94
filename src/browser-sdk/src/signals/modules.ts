import type { Capture, SignalMaker } from "../core/capture.js";
import type { Module } from "../core/collector.js";
import { attention } from "./attention.js";
import { click } from "./click.js";
import { copy } from "./copy.js";
import { error } from "./error.js";
import { focus } from "./focus.js";
import { form } from "./form.js";
import { frames } from "./frames.js";
import { input } from "./input.js";
import { key } from "./key.js";
import { leave } from "./leave.js";
import { move } from "./move.js";
import { scroll } from "./scroll.js";
import { scroller } from "./scroller.js";
import { view } from "./view.js";
import { visible } from "./visible.js";
import { vitals } from "./vitals.js";

const IDLE = { start: () => {}, stop: () => {} };

/** What heat is made of: the site can switch it off, and where consent is required it needs its own. */
const heat = (make: SignalMaker): SignalMaker =>
  Object.assign((capture: Capture) => (capture.settings.enableHeatmaps === false ? IDLE : make(capture)), {
    category: "heatmaps" as const,
  });

/** Views and where people click, point and scroll in them. */
export const HeatmapModule: Module = {
  signals: /* @__PURE__ */ [click, move, scroll, scroller].map(heat),
  views: [leave, view],
};

/** For how long each portion of a page was read. */
export const AttentionModule: Module = { signals: /* @__PURE__ */ [attention].map(heat) };

/** Fields filled in, forms sent and left, keyboard focus. */
export const FormModule: Module = { signals: [input, form, focus] };

/** Copying, shortcuts, the tab's coming and going. */
export const BehaviorModule: Module = { signals: [copy, key, visible] };

/** Errors and web vitals. */
export const PerformanceMonitor: Module = { signals: [error, vitals] };

/** All that the others hear, in frames of the page's own origin too. */
export const FrameModule: Module = { signals: [frames] };
