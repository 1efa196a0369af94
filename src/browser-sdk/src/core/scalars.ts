import type { Properties } from "../contract.js";
import { scrub, scrubProperty } from "../privacy/scrub.js";
import type { Report } from "../transport/outbox.js";

/** Contract: at most 50, names of at most 128 characters, no nesting. A number may be a card's. */
export function scalars(given: Properties, report: Report): Properties {
  const taken: Properties = {};
  for (const [name, value] of Object.entries(given).slice(0, 50)) {
    const text = String(value);
    const clean = scrubProperty(name, text);
    if (value === null || /string|number|boolean/.test(typeof value))
      taken[scrub(name).slice(0, 128)] = clean === text ? value : clean;
    else report("property", name, 0);
  }
  return taken;
}
