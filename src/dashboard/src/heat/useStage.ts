import { useCallback, useEffect, useLayoutEffect, useState, type RefObject } from "react";
import type { Point, Size } from "./geometry";

export type Stage = {
  /** The size of the window through which the page is seen, in pixels of the screen. */
  readonly pane: Size;
  /** Pixels of the screen to a CSS pixel of the page. */
  readonly scale: number;
  readonly onScroll: () => void;
  /** The point of the page under a point of the screen. */
  readonly pagePoint: (screen: Point) => Point;
};

type Parts = {
  scroller: RefObject<HTMLElement | null>;
  plane: RefObject<HTMLElement | null>;
  frame: RefObject<HTMLIFrameElement | null>;
};

/**
 * The page in the frame is not scrolled by hand: the stage around it is as large as the page, and what the stage
 * scrolls, page and heat follow in the same handler, so that they never part. The frame keeps the height of a
 * window, because in one as tall as the page everything sized by the window would grow without end.
 */
export function useStage(parts: Parts, deviceWidth: number, zoom: number, onMoved: () => void): Stage {
  const { scroller, plane, frame } = parts;
  const [pane, setPane] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const read = (): void => setPane({ width: element.clientWidth, height: element.clientHeight });
    const observer = new ResizeObserver(read);
    observer.observe(element);
    read();
    return () => observer.disconnect();
  }, [scroller]);

  const scale = Math.max(0.05, Math.min(1, pane.width / deviceWidth)) * zoom;
  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (element === null) return;
    const { scrollLeft, scrollTop } = element;
    if (plane.current) plane.current.style.transform = `translate(${-scrollLeft}px, ${-scrollTop}px)`;
    if (frame.current) {
      const shift = Math.min(scrollLeft, Math.max(0, deviceWidth * scale - element.clientWidth));
      frame.current.style.transform = `translateX(${-shift}px) scale(${scale})`;
      scrollFrame(frame.current, (scrollLeft - shift) / scale, scrollTop / scale);
    }
    onMoved();
  }, [scroller, plane, frame, deviceWidth, scale, onMoved]);
  useEffect(onScroll, [onScroll, pane]);

  const pagePoint = useCallback(
    ({ x, y }: Point): Point => {
      const element = scroller.current;
      if (element === null) return { x: 0, y: 0 };
      const box = element.getBoundingClientRect();
      return {
        x: (x - box.x - element.clientLeft + element.scrollLeft) / scale,
        y: (y - box.y - element.clientTop + element.scrollTop) / scale,
      };
    },
    [scroller, scale],
  );
  return { pane, scale, onScroll, pagePoint };
}

function scrollFrame(frame: HTMLIFrameElement, left: number, top: number): void {
  try {
    // "instant", because the page may ask for smooth scrolling and would lag behind its heat.
    frame.contentWindow?.scrollTo({ left, top, behavior: "instant" });
  } catch {
    // The page led to another origin; usePreview says so to the person.
  }
}
