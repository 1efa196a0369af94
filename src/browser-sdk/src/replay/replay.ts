import type { SignalMaker } from "../core/capture.js";
import type { Module } from "../core/collector.js";
import { allowed, sampled } from "./allowed.js";
import { load } from "./load.js";

export interface ReplayCalls {
  /** Records the page from now on, also where the settings or the sample leave it out; never without consent. */
  startReplay(): void;
  /** Ends recording; what is recorded is sent. */
  stopReplay(): void;
}

/** The page has settled, or is as busy as it will ever be. */
const PATIENCE = 2_000;

const switches = new Set<(on: boolean) => void>();
const turn = (on: boolean): void => switches.forEach((work) => work(on));

/** Acts on whatever capture run is going on. */
export const replayCalls: ReplayCalls = {
  startReplay: () => turn(true),
  stopReplay: () => turn(false),
};

/** Decides whether to record, and loads the recorder only then. */
const replay: SignalMaker = (capture) => {
  const { settings, report } = capture;
  const { enableReplay, replaySampleRate = 1 } = settings;
  let wanted = !!enableReplay && sampled(capture.visitor() ?? capture.run, replaySampleRate);
  let loading = false;
  let end: ((send: boolean) => void) | undefined;

  function finish(send: boolean): void {
    end?.(send);
    end = undefined;
  }

  /** Consent may come, and go, at any time. */
  function check(): void {
    if (!wanted || !allowed(capture)) return finish(false);
    if (end || loading) return;
    loading = true;
    load()
      .then((recording) => {
        if (!wanted || !allowed(capture)) return;
        end = recording.begin(capture, (reason) => {
          wanted = false;
          finish(false);
          report("replay", reason, 0);
        });
      })
      .catch((error: unknown) => {
        wanted = false;
        report("replay", error);
      })
      .finally(() => (loading = false));
  }

  function turned(on: boolean): void {
    wanted = on;
    if (!on) return finish(true);
    if (!allowed(capture)) report("replay", "not without consent, nor in strict mode", 0);
    check();
  }

  return {
    start() {
      switches.add(turned);
      // The site's own work goes first.
      if (!window.requestIdleCallback) capture.after(PATIENCE, check);
      else {
        const idle = requestIdleCallback(check, { timeout: PATIENCE });
        capture.undo(() => cancelIdleCallback(idle));
      }
      capture.onClose((moment) => {
        if (moment === "flush") check();
      });
    },
    stop() {
      switches.delete(turned);
      wanted = false;
      // Whoever only stops has had everything sent by now; what is left is to be dropped.
      finish(false);
    },
  };
};

/** Records the page for replay, where the settings say so. What records is loaded only then. */
export const SessionReplayModule: Module = {
  signals: [/* @__PURE__ */ Object.assign(replay, { category: "replay" } as const)],
};
