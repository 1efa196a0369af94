import type { Mode, Properties } from "../contract.js";
import type { Keep } from "../privacy/keep.js";
import type { Report, Shelf, Waiting } from "../transport/outbox.js";
import type { Capture } from "./capture.js";
import type { Person } from "./identify.js";
import type { Registry } from "./registry.js";
import type { Settings } from "./settings.js";

/**
 * What a client can be given beyond its signals. Each is a module of its own, so that a bundle has only what is
 * asked for. Without any, the client runs in strict mode and what is unsent stays in memory.
 */
export interface Extras {
  /** `storage`: the modes that keep something on the device. Without it every mode is strict. */
  storage?: (mode: Mode) => Keep;
  /** `offline`: what is unsent survives a reload, outside strict mode. */
  offline?: (place: Storage, settings: Settings, registry: Registry) => Shelf;
  /** `identify`: the call of this name. Without it, the call is refused and counted. */
  identify?: (
    person: string | Person,
    traits: Properties | undefined,
    capture: Capture | undefined,
    report: Report,
  ) => void;
  /** `gzip`: compresses a body where the browser can and where it is worth it. */
  gzip?: (body: string) => string | Promise<string | ArrayBuffer>;
  /** `explain`: what debug mode says in the console. Without it, it says nothing. */
  explain?: (reason: string, detail: unknown, count: number) => void;
  /** `halved`: what the server finds too large goes in two. Without it, it is dropped and counted. */
  halved?: (item: Waiting) => Waiting[] | null;
}
