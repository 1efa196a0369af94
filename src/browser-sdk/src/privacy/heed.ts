import type { Client } from "../core/client.js";
import { LISTENING } from "../core/registry.js";
import { isOut } from "./keep.js";

/**
 * Who opts out in one tab means the others too: where the mode keeps things across tabs, they go quiet at once, and a
 * page that was frozen meanwhile does when it comes back.
 */
export function heeding(client: Client): Client {
  const { start, stop } = client;
  const heed = (): void => {
    if (isOut()) client.optOut();
  };
  const begin: Client["start"] = (settings) => {
    for (const type of ["storage", "pageshow"]) addEventListener(type, heed, LISTENING);
    start(settings);
  };
  return Object.assign(client, {
    start: begin,
    init: begin,
    stop() {
      for (const type of ["storage", "pageshow"]) removeEventListener(type, heed, LISTENING);
      stop();
    },
  });
}
