import { EventCollector } from "./core/collector.js";
import { ConsentModule, PrivacyEngine } from "./privacy/modules.js";
import type { Client } from "./core/client.js";
import type { StartSettings } from "./core/settings.js";
import { DebugModule } from "./debug/explain.js";
import {
  AttentionModule,
  BehaviorModule,
  FormModule,
  FrameModule,
  HeatmapModule,
  PerformanceMonitor,
} from "./signals/modules.js";
import { type ReplayCalls, replayCalls, SessionReplayModule } from "./replay/replay.js";
import { ScreenshotModule } from "./screenshot/screenshot.js";
import { DeliveryModule } from "./transport/modules.js";

export { createClient, type Client } from "./core/client.js";
export type { Extras } from "./core/extras.js";
export { identify, type Person } from "./core/identify.js";
export { EventCollector, type Module } from "./core/collector.js";
export type { Capture, Draft, Moment, Signal, SignalMaker } from "./core/capture.js";
export type { Settings, StartSettings } from "./core/settings.js";
export type * from "./contract.js";
export { VERSION } from "./version.js";
export { attention } from "./signals/attention.js";
export { click } from "./signals/click.js";
export { copy } from "./signals/copy.js";
export { error } from "./signals/error.js";
export { focus } from "./signals/focus.js";
export { form } from "./signals/form.js";
export { frames } from "./signals/frames.js";
export { input } from "./signals/input.js";
export { key } from "./signals/key.js";
export { leave } from "./signals/leave.js";
export { move } from "./signals/move.js";
export { scroll } from "./signals/scroll.js";
export { scroller } from "./signals/scroller.js";
export { view } from "./signals/view.js";
export { visible } from "./signals/visible.js";
export { vitals } from "./signals/vitals.js";
export type { ConsentReader, ConsentSource, Tell } from "./privacy/consent.js";
export { googleConsent } from "./privacy/google.js";
export { storage } from "./privacy/keep.js";
export { tcf } from "./privacy/tcf.js";
export { gzip } from "./transport/gzip.js";
export { halved } from "./transport/halved.js";
export { offline } from "./transport/offline.js";
export {
  AttentionModule,
  BehaviorModule,
  DebugModule,
  DeliveryModule,
  PrivacyEngine,
  FormModule,
  FrameModule,
  HeatmapModule,
  PerformanceMonitor,
};

export { replayCalls, ScreenshotModule, SessionReplayModule, type ReplayCalls };

/** The client with all modules. What records pages is loaded when it is needed. */
export const heatmap: Client & ReplayCalls = /* @__PURE__ */ Object.assign(
  /* @__PURE__ */ EventCollector(
    PrivacyEngine,
    ConsentModule,
    DeliveryModule,
    HeatmapModule,
    AttentionModule,
    FormModule,
    BehaviorModule,
    PerformanceMonitor,
    FrameModule,
    DebugModule,
    SessionReplayModule,
    ScreenshotModule,
  ),
  replayCalls,
);

/** The same as `heatmap.start`, under another name that sites know; answers the client. */
export function initJourneyTracker(settings: StartSettings): Client {
  heatmap.start(settings);
  return heatmap;
}
