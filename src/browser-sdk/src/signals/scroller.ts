import type { Scroller, Size } from "../contract.js";
import type { Category, Moment, SignalMaker } from "../core/capture.js";
import { attach } from "./attach.js";
import { pixel } from "./target.js";
import { pathOf, told } from "./tree.js";

/** As for the page itself: at most two events a second and element, and one when the scrolling has ended. */
const STEP = 500;
/** What is scrolled by a script (a ticker, a log) would go on for ever: told so often in a view, it waits for the end. */
const MOST = 100;

const DOCUMENT = 9;
const FRAGMENT = 11;

/** What is typed scrolls its field: how far would tell how much was typed. */
const TYPED = /^(input|textarea|select)$/;

/**
 * Where elements that scroll themselves were scrolled to, and how far they came into view: boxes, the main part of
 * an application whose document stands still, frames of the page's own origin. In open shadow trees from the
 * moment on when somebody touches them, since nothing of it leaves such a tree.
 */
const watch: SignalMaker = (capture) => {
  const roots = new WeakSet<EventTarget>();
  /** How often each was told in this view, and what. */
  let seen = new WeakMap<Element, { times: number; state: Omit<Scroller, "type" | "seq" | "page" | "at"> }>();
  let open = new Set<Element>();
  let cancel: (() => void) | undefined;

  function close(moment: Moment = "flush"): void {
    cancel?.();
    cancel = undefined;
    // Telling may flush, which closes what is open.
    const elements = open;
    open = new Set();
    for (const element of elements) {
      const known = seen.get(element)!;
      const { state } = known;
      // Kept for the view: when that ends, its elements may be gone from the page.
      if (element.isConnected) {
        state.selector ||= pathOf(element);
        state.content = [pixel(element.scrollWidth), pixel(element.scrollHeight)];
      }
      if (known.times++ >= MOST && moment === "flush") open.add(element);
      else if (state.selector) capture.emit({ type: "scroller", ...state });
    }
  }

  function scrolled(event: Event): void {
    const target = event.composedPath()[0] as Document;
    if (target === document) return;
    const element = told(
      target.nodeType === DOCUMENT ? target.scrollingElement : (target as Node as Element),
    );
    if (!element || TYPED.test(element.localName) || (element as HTMLElement).isContentEditable) return;
    const tag = element.localName.slice(0, 64);
    const nowhere = { selector: "", tag, x: 0, y: 0, right: 0, bottom: 0, content: [0, 0] as Size };
    const known = seen.get(element) ?? { times: 0, state: nowhere };
    const { state } = known;
    seen.set(element, known);
    open.add(element);
    // From right to left, and from bottom to top, places count down from 0.
    state.x = pixel(Math.abs(element.scrollLeft));
    state.y = pixel(Math.abs(element.scrollTop));
    state.right = Math.max(state.right, pixel(state.x + element.clientWidth));
    state.bottom = Math.max(state.bottom, pixel(state.y + element.clientHeight));
    cancel ??= capture.after(STEP, close);
  }

  /** Wheel, finger and keys come before what they scroll. */
  function touched(event: Event): void {
    for (const root of event.composedPath()) {
      if ((root as Node).nodeType !== FRAGMENT || roots.has(root)) continue;
      roots.add(root);
      attach(capture, root, /^scroll$/);
    }
  }

  return {
    start() {
      capture.listen("scroll", scrolled);
      for (const type of ["wheel", "pointerdown", "keydown"] as const) capture.listen(type, touched);
      capture.onClose((moment) => {
        close(moment);
        if (moment === "turn") seen = new WeakMap();
      });
    },
    stop() {},
  };
};

export const scroller = /* @__PURE__ */ Object.assign<SignalMaker, Category>(watch, { category: "heatmaps" });
