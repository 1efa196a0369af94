import type { StartSettings } from "./core/settings.js";

/**
 * The settings that the tag's `data-` attributes give: `data-flush-size="20"` is `flushSize: 20`, `data-debug` alone is
 * `debug: true`; shorter are `data-site`, `data-endpoint`, `data-mode`. Null without `data-site`.
 */
export function fromTag(script: HTMLScriptElement): StartSettings | null {
  const { site, endpoint, mode, consent, ...others } = script.dataset;
  if (!site) return null;
  const given: Record<string, unknown> = {
    siteId: site,
    // Where the script came from, there its batches go.
    apiEndpoint: new URL(endpoint ?? "/v1/events/collect", script.src).href,
  };
  if (mode) given["privacyMode"] = mode;
  if (consent) given["consent"] = consent.split(/[\s,]+/);
  for (const [name, text = ""] of Object.entries(others)) given[name] = valueOf(text);
  return given as unknown as StartSettings;
}

function valueOf(text: string): string | number | boolean {
  if (!text || text === "true") return true;
  return text !== "false" && (Number.isNaN(+text) ? text : +text);
}
