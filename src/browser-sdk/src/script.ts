import { heatmap, initJourneyTracker } from "./index.js";
import { fromTag } from "./tag.js";

/** A call made before the script came: `heatmap.push(["track", "signed up"])`. */
type Call = {
  [K in keyof Tag]: Tag[K] extends (...args: infer A) => unknown ? [K, ...A] : never;
}[keyof Tag];

type Tag = typeof heatmap;
type Global = Tag & { push(...calls: Call[]): void };

interface Page {
  heatmap?: Call[] | Global;
  initJourneyTracker?: typeof initJourneyTracker;
}

/**
 * The one-tag use. Before it has loaded `window.heatmap` may be an array of calls, which are then made in
 * order; afterwards it is the client, and `push` still works.
 */
function install(page: Page): void {
  const early = page.heatmap ?? [];
  if (!Array.isArray(early)) return; // The tag is on the page twice.

  const push = (...calls: Call[]): void => {
    for (const [name, ...args] of calls) (heatmap[name] as (...args: unknown[]) => unknown)?.(...args);
  };
  page.heatmap = Object.assign(heatmap, { push });
  page.initJourneyTracker ??= initJourneyTracker;

  const script = document.currentScript ?? document.querySelector("script[data-site]");
  const settings = script instanceof HTMLScriptElement && fromTag(script);
  if (settings) heatmap.start(settings);
  push(...early);
}

try {
  install(window as unknown as Page);
} catch {
  // Whatever is wrong with us, the page goes on.
}
