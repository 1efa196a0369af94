/** The script element hands over what it brings by a property of its own, so that the page gets no global of ours. */
type Handing = HTMLScriptElement & { heatmapPart?: (part: unknown) => void };

/** Set where the one-tag script is built, for each file that lies beside it: its name with its version, its integrity. */
declare const PARTS: Record<string, [name: string, integrity: string]>;

// Known only while the script runs. Pure, so that a bundle without parts has nothing of it.
const own = /* @__PURE__ */ (() =>
  typeof PARTS === "object" ? (document.currentScript as HTMLScriptElement | null) : null)();

/**
 * Loads a part of the one-tag script, whose integrity the browser checks. No inline code, no eval: it passes a Content
 * Security Policy that lets our first script pass, by address or by nonce. Rejects where it can't be loaded.
 */
export function part<T>(key: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const [name, integrity] = PARTS[key]!;
    const script = document.createElement("script") as Handing;
    script.src = new URL(name, own?.src).href;
    script.integrity = integrity;
    script.crossOrigin = "anonymous";
    if (own?.nonce) script.nonce = own.nonce;
    script.heatmapPart = resolve as (part: unknown) => void;
    script.onload = () => script.remove();
    script.onerror = () => {
      script.remove();
      reject(new Error(`${key}.js could not be loaded`));
    };
    document.head.append(script);
  });
}

/** What a part's own script does: it hands `brought` to whoever has loaded it. */
export const hand = (brought: unknown): void =>
  (document.currentScript as Handing | null)?.heatmapPart?.(brought);
