import type { SignalMaker } from "./capture.js";
import { type Client, createClient } from "./client.js";

/** Signals that belong together. What isn't imported isn't bundled. */
export interface Module {
  readonly signals: readonly SignalMaker[];
  /** Signals that open and close views. They start after all others, whose trails then come before the view's end. */
  readonly views?: readonly SignalMaker[];
}

/**
 * The core with the modules named: `EventCollector(HeatmapModule, PerformanceMonitor)`. Without any it captures
 * what the site itself reports with `track`.
 */
export const EventCollector = (...modules: Module[]): Client =>
  createClient([...modules.flatMap(({ signals }) => signals), ...modules.flatMap(({ views = [] }) => views)]);
