import type { Occasion } from "./batches.js";
import type { Properties } from "./contract.js";
import type { Counts } from "./delivery.js";
import type { TrackerSettings } from "./settings.js";
import { createTracker, type Person, type Tracker } from "./tracker.js";

/** What `createTracker` makes, for who would rather write `new`. The same rules hold for it. */
export class ServerSideTracker implements Tracker {
  readonly #tracker: Tracker;

  /** Throws a RangeError that names the setting and what it must be. */
  constructor(settings: TrackerSettings) {
    this.#tracker = createTracker(settings);
  }

  get counts(): Readonly<Counts> {
    return this.#tracker.counts;
  }

  track(occasion: Occasion, name: string, properties?: Properties): boolean {
    return this.#tracker.track(occasion, name, properties);
  }

  identify(occasion: Occasion, person: Person): boolean {
    return this.#tracker.identify(occasion, person);
  }

  flush(): Promise<void> {
    return this.#tracker.flush();
  }

  close(): Promise<void> {
    return this.#tracker.close();
  }
}
