import { useCallback, useEffect, useRef, useState, type RefObject } from "react";
import { measure, sameMeasure, type Measured } from "./measure";

export type Preview = {
  /** null until the page has loaded and been measured. */
  readonly measured: Measured | null;
  /** Why the page can't be measured though its address is our own; null while it can. */
  readonly refused: string | null;
  readonly onLoad: () => void;
  /** Measures again after the next layout. */
  readonly remeasure: () => void;
};

/**
 * Measures the page in a frame, and again whenever its layout may have changed. The frame's own observers are
 * used, so that they end with its document.
 */
export function usePreview(
  frame: RefObject<HTMLIFrameElement | null>,
  selectors: readonly string[],
): Preview {
  const [measured, setMeasured] = useState<Measured | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const wanted = useRef(selectors);
  const waiting = useRef<number | null>(null);
  const stop = useRef<() => void>(() => undefined);

  const remeasure = useCallback(() => {
    waiting.current ??= requestAnimationFrame(() => {
      waiting.current = null;
      const view = frame.current?.contentWindow;
      if (!view || readable(view) !== null) return;
      const fresh = measure(view, wanted.current);
      setMeasured((before) => (sameMeasure(before, fresh) ? before : fresh));
    });
  }, [frame]);

  const onLoad = useCallback(() => {
    stop.current();
    const view = frame.current?.contentWindow;
    const problem = view ? readable(view) : "The page's frame is gone.";
    setRefused(problem);
    if (!view || problem !== null) return;
    stop.current = watchLayout(view, remeasure);
    remeasure();
  }, [frame, remeasure]);

  const key = selectors.join("\n");
  useEffect(() => {
    wanted.current = key === "" ? [] : key.split("\n");
    remeasure();
  }, [key, remeasure]);

  useEffect(
    () => () => {
      stop.current();
      if (waiting.current !== null) cancelAnimationFrame(waiting.current);
      waiting.current = null;
    },
    [],
  );
  return { measured, refused, onLoad, remeasure };
}

/** null when the page in the frame can be read, else why not. */
function readable(view: Window): string | null {
  try {
    if (view.document.location.origin !== location.origin) return "The page led to another origin.";
    return null;
  } catch {
    return "The page refuses to be shown in a frame, or leads to another origin.";
  }
}

function watchLayout(view: Window, changed: () => void): () => void {
  const { document } = view;
  const realm = view as Window & typeof globalThis;
  const sizes = new realm.ResizeObserver(changed);
  sizes.observe(document.documentElement);
  if (document.body !== null) sizes.observe(document.body);
  const nodes = new realm.MutationObserver(changed);
  nodes.observe(document.documentElement, { subtree: true, childList: true, attributes: true });
  view.addEventListener("transitionend", changed);
  return () => {
    sizes.disconnect();
    nodes.disconnect();
    view.removeEventListener("transitionend", changed);
  };
}
