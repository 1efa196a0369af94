import type { SignalMaker } from "../core/capture.js";

type Navigate = typeof history.pushState;

/**
 * Page views: the first, each change of address that single-page sites make, and the return from the
 * back-forward cache. A `replaceState` or fragment that leaves the page what it was is no view.
 */
export const view: SignalMaker = (capture) => {
  const check = (): void => {
    if (capture.moved()) capture.turn();
  };

  /** The page's own function, told on. Who has patched over us meanwhile keeps working: then ours stays, idle. */
  function patch(name: "pushState" | "replaceState"): void {
    const own = history[name];
    const inherited = !Object.prototype.hasOwnProperty.call(history, name);
    let on = true;
    const patched: Navigate = function (this: History, ...args) {
      own.apply(this, args);
      if (on) safely(check);
    };
    history[name] = patched;
    capture.undo(() => {
      on = false;
      if (history[name] !== patched) return;
      if (inherited) Reflect.deleteProperty(history, name);
      else history[name] = own;
    });
  }

  return {
    start() {
      capture.turn();
      patch("pushState");
      patch("replaceState");
      capture.listen("popstate", check);
      capture.listen("hashchange", check);
      capture.listen("pageshow", (event) => {
        if (event.persisted) capture.turn();
      });
    },
    stop() {},
  };
};

function safely(work: () => void): void {
  try {
    work();
  } catch {
    // The page's navigation must not fail by us.
  }
}
