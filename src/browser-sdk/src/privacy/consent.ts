import type { Client } from "../core/client.js";
import type { StartSettings } from "../core/settings.js";

/** Takes all categories that are granted from now on; empty: none. */
export type Tell = (categories: string[]) => void;

/** Reads consent where the site has it already. The answer ends the reading and leaves nothing behind. */
export type ConsentReader = (tell: Tell, settings: StartSettings) => () => void;

/** Where consent is read from, by the name that the setting `consentFrom` and the `consent` events have for it. */
export type ConsentSource = "tcf" | "gcm";

/** The client that reads consent from `source` while it runs, where its settings say so. */
export function reading(source: ConsentSource, read: ConsentReader): (client: Client) => Client {
  return (client) => {
    const { start, stop } = client;
    let end: (() => void) | undefined;
    const begin = (settings: StartSettings): void => {
      const reads = settings.consentFrom === source;
      start(reads ? { consentRequired: true, ...settings } : settings);
      if (end || !reads) return;
      let last = "";
      const tell: Tell = (categories) => {
        // Others repeat themselves on every page and at every question; only a change is told.
        if (last === categories.join()) return;
        last = categories.join();
        client.optIn(categories, source);
      };
      try {
        end = read(tell, settings);
      } catch (error) {
        if (settings.debug) console.info("heatmap:", source, error);
      }
    };
    return Object.assign(client, {
      start: begin,
      init: begin,
      stop() {
        end?.();
        end = undefined;
        stop();
      },
    });
  };
}
