import { useEffect } from "react";

/** Names the screen in the tab; it is also the first thing a screen reader says of it. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Heatmap`;
  }, [title]);
}
