import type { SignalMaker } from "./capture.js";
import { type Client, createClient } from "./client.js";
import type { Extras } from "./extras.js";

/** What belongs together. What isn't imported isn't bundled. */
export interface Module {
  readonly signals?: readonly SignalMaker[];
  /** Signals that open and close views. They start after all others, whose trails then come before the view's end. */
  readonly views?: readonly SignalMaker[];
  /** What the client can do beyond its signals. */
  readonly extras?: Extras;
  /** What stands before the client's calls. */
  readonly before?: readonly ((client: Client) => Client)[];
}

/**
 * The core with the modules named: `EventCollector(HeatmapModule, PerformanceMonitor)`. Without any it captures
 * what the site itself reports with `track`, in strict mode.
 */
export const EventCollector = (...modules: Module[]): Client =>
  modules
    .flatMap(({ before = [] }) => before)
    .reduce(
      (client, wrap) => wrap(client),
      createClient(
        [...modules.flatMap(({ signals = [] }) => signals), ...modules.flatMap(({ views = [] }) => views)],
        Object.assign({}, ...modules.map(({ extras }) => extras)) as Extras,
      ),
    );
