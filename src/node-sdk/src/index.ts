export type { Occasion } from "./batches.js";
export type * from "./contract.js";
export type { Counts } from "./delivery.js";
export { ServerSideTracker } from "./ServerSideTracker.js";
export type { Settings, TrackerSettings } from "./settings.js";
export { createTracker, type Person, type Tracker } from "./tracker.js";
export { VERSION } from "./version.js";
