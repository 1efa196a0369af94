import type { Page, Reaction } from "../contract.js";
import type { Capture } from "../core/capture.js";
import { now } from "../core/clock.js";

/** Long enough for a slow answer from a server to show; what comes later no person takes for a reaction. */
const WINDOW = 2_500;

type Kind = "mutation" | "scroll" | "navigation" | "selection";

interface Watch extends Record<Kind, number | null>, Pick<Reaction, "of"> {
  page: Page;
  from: number;
  cancel: () => void;
}

/** Watches what the page does after a click, for every click that has a window open. */
export interface Reactions {
  start(): void;
  after(of: number, page: Page, element: Element): void;
  stop(): void;
}

export function createReactions(capture: Capture): Reactions {
  let watches: Watch[] = [];
  const observer = new MutationObserver(() => note("mutation"));

  const since = (from: number): number => Math.min(now() - from, 60_000);

  function note(kind: Kind): void {
    for (const watch of watches) watch[kind] ??= since(watch.from);
    // Pages that move all the time must not cost more than their first move.
    if (watches.every((watch) => watch.mutation !== null)) observer.disconnect();
  }

  function close(watch: Watch): void {
    watch.cancel();
    watches = watches.filter((other) => other !== watch);
    if (!watches.length) observer.disconnect();
    const { of, page, from, mutation, scroll, navigation, selection } = watch;
    capture.emit(
      { type: "reaction", of, mutation, scroll, navigation, selection, observed: since(from) },
      page,
    );
  }

  return {
    start() {
      capture.listen("scroll", () => note("scroll"));
      capture.listen("selectionchange", () => note("selection"));
      capture.undo(() => observer.disconnect());
      capture.onClose((moment) => {
        if (moment === "turn" || moment === "gone") note("navigation");
        if (moment !== "turn" && moment !== "flush") watches.forEach(close);
      });
    },
    after(of, page, element) {
      const none = { mutation: null, scroll: null, navigation: null, selection: null };
      const watch: Watch = { of, page, from: now(), ...none, cancel: () => {} };
      watch.cancel = capture.after(WINDOW, () => close(watch));
      watches.push(watch);
      // A shadow tree's and a frame's changes show in their own root only.
      for (const root of [document, element.getRootNode()])
        observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
    },
    stop() {
      watches = [];
    },
  };
}
