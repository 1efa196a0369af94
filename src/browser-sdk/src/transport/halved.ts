import type { Batch } from "../contract.js";
import { uuid } from "../core/uuid.js";
import { bundled } from "./assemble.js";
import type { Waiting } from "./outbox.js";

/**
 * Two batches of one, when the server finds it too large; null when it can't be made smaller. Each half is a batch
 * of its own, with an id of its own: the whole must never be sent again.
 */
export function halved(item: Waiting): Waiting[] | null {
  const batch = JSON.parse(item.body) as Batch;
  const { events, pages } = batch;
  if (events.length < 2) return null;
  const middle = events.length >> 1;
  return [events.slice(0, middle), events.slice(middle)].map((part) => {
    const told = pages.filter((page) => part.some((event) => event.page === page.id));
    const body = JSON.stringify({ ...batch, batch: uuid(), pages: told, events: part });
    return { ...item, ...bundled(body, part.length) };
  });
}
