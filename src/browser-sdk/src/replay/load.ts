import type { Recording } from "./recording.js";

/** Set where the one-tag script is built: integrity hash and version of replay.js, which lies beside it. */
declare const REPLAY_INTEGRITY: string | undefined;
declare const REPLAY_VERSION: string;

/** The tag's script element hands over what it brings by a property of its own, so that the page gets no global of ours. */
export type Handing = HTMLScriptElement & { heatmapRecording?: (recording: Recording) => void };

// Known only while the script runs. Pure, so that a bundle without replay has nothing of it.
const own = /* @__PURE__ */ (() =>
  typeof REPLAY_INTEGRITY === "string" ? (document.currentScript as HTMLScriptElement | null) : null)();

/** Loads the recorder: for npm as a module, for the tag as a script whose integrity the browser checks. */
export const load = (): Promise<Recording> =>
  typeof REPLAY_INTEGRITY === "string"
    ? byScript(REPLAY_INTEGRITY)
    : import("./recorder.js").then(({ recorder }) => recorder);

/** No inline code, no eval: it passes a Content Security Policy that lets our first script pass, by address or by nonce. */
function byScript(integrity: string): Promise<Recording> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script") as Handing;
    script.src = new URL(`replay.js?v=${REPLAY_VERSION}`, own?.src).href;
    script.integrity = integrity;
    script.crossOrigin = "anonymous";
    if (own?.nonce) script.nonce = own.nonce;
    script.heatmapRecording = resolve;
    script.onload = () => script.remove();
    script.onerror = () => {
      script.remove();
      reject(new Error("replay.js could not be loaded"));
    };
    document.head.append(script);
  });
}
