import type { Portion } from "../contract.js";
import type { SignalMaker, Category } from "../core/capture.js";
import { createEngagement } from "./engagement.js";
import { documentSize, pixel } from "./target.js";

/** Rows of the heat grid: a finer place would be lost there. */
const ROW = 16;
const MOST_PORTIONS = 100;

/** For how long each portion of the page's height was in view while somebody was engaged with it. */
const watch: SignalMaker = (capture) => {
  let shown = new Map<string, Portion>();
  let from = 0;
  let height = 0;
  // Not read when it is needed: that could make the browser lay the page out.
  let scrolled = 0;
  let gone = false;

  const engagement = createEngagement(capture, (ms) => {
    const top = pixel(Math.round(from / ROW) * ROW);
    const key = `${top} ${height}`;
    const portion = shown.get(key);
    shown.set(key, [top, height, (portion?.[2] ?? 0) + ms]);
    from = scrolled;
    if (shown.size >= MOST_PORTIONS) tell();
  });

  function tell(): void {
    const portions = [...shown.values()].filter(([, , ms]) => ms > 0);
    shown = new Map();
    if (portions.length) capture.emit({ type: "attention", document: documentSize(), portions });
  }

  function look(): void {
    from = scrolled = scrollY;
    height = pixel(innerHeight);
  }

  return {
    start() {
      look();
      capture.listen("scroll", ({ target }) => {
        if (target === document) scrolled = scrollY;
      });
      engagement.start();
      capture.listen("resize", () => {
        engagement.settle();
        look();
      });
      capture.onClose((moment) => {
        if (moment === "flush") return;
        engagement.settle();
        // A page that goes is hidden after it has gone, when its leave has told that all is over.
        if (gone) shown.clear();
        else tell();
        gone = moment === "gone" || (gone && moment !== "turn");
        if (moment === "turn") look();
      });
    },
    stop() {},
  };
};

export const attention = /* @__PURE__ */ Object.assign<SignalMaker, Category>(watch, {
  category: "heatmaps",
});
