import { reading } from "./consent.js";

/** What each of Google's types of storage allows here. Default of both: denied. */
const GRANTS: Record<string, string[]> = {
  analytics_storage: ["analytics", "heatmaps", "replay"],
  personalization_storage: ["personalization"],
};

/** `gtag("consent", "default" or "update", {...})` pushes its `arguments`. */
type Command = ArrayLike<unknown>;
type Layer = unknown[] & { push: (...items: unknown[]) => number };

/**
 * Google consent mode v2: reads the consent commands that the site gives to `dataLayer`, those before us and those
 * after. What they do there stays as it is. A default for some regions only is believed where it denies: we don't
 * know the visitor's region.
 */
export const googleConsent = /* @__PURE__ */ reading("gcm", (tell) => {
  const page = window as { dataLayer?: Layer };
  const made = !page.dataLayer;
  const layer = (page.dataLayer ??= [] as unknown as Layer);
  const state: Record<string, boolean> = {};
  let on = true;

  function see(item: unknown): void {
    const [command, kind, given] = Array.from((item ?? []) as Command);
    if (command !== "consent" || !/^(default|update)$/.test(String(kind)) || !given) return;
    const { region, ...types } = given as Record<string, unknown>;
    for (const type of Object.keys(GRANTS))
      if (types[type] === "denied" || (types[type] && !region)) state[type] = types[type] === "granted";
  }

  const told = (): void => tell(Object.keys(GRANTS).flatMap((type) => (state[type] ? GRANTS[type]! : [])));

  const own = layer.push;
  const inherited = !Object.prototype.hasOwnProperty.call(layer, "push");
  const patched: Layer["push"] = (...items) => {
    const length = own.apply(layer, items);
    try {
      if (on) {
        items.forEach(see);
        told();
      }
    } catch {
      // The site's own queue must not fail by us.
    }
    return length;
  };
  layer.forEach(see);
  told();
  layer.push = patched;

  return () => {
    on = false;
    // Who has patched over us meanwhile keeps working: then ours stays, idle.
    if (layer.push !== patched) return;
    if (inherited) Reflect.deleteProperty(layer, "push");
    else layer.push = own;
    if (made && !layer.length) delete page.dataLayer;
  };
});
