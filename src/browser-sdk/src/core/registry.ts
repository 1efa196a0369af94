/**
 * Everything that we take from the page (listeners, timers, observers, patched functions) is taken here,
 * so that one call gives it all back. Each callback is guarded: an error of ours never reaches the page.
 */
export interface Registry {
  /** Listens in the capture phase, passively: we see the event first and can't hold it up. */
  listen<K extends keyof Heard>(type: K, handler: (event: Heard[K]) => void): void;
  /** What is listened for, each with its guarded handler, for trees whose events don't pass the window. */
  readonly heard: [type: string, handler: EventListener][];
  /** Runs `work` once after `ms` milliseconds; the answer cancels it. */
  after(ms: number, work: () => void): () => void;
  /** Remembers how to take something back; the answer takes it back now. */
  undo(work: () => void): () => void;
  /** Takes everything back, last taken first. */
  clear(): void;
}

/** The document's own events pass the window too, on their way down. */
interface Heard extends WindowEventMap {
  visibilitychange: Event;
  selectionchange: Event;
  auxclick: PointerEvent;
}

export const LISTENING = { capture: true, passive: true };

/** What is wrapped in its answer throws no more, but tells. */
export const guarding =
  (failed: (error: unknown) => void) =>
  <A extends unknown[]>(work: (...args: A) => void) =>
  (...args: A): void => {
    try {
      work(...args);
    } catch (error) {
      failed(error);
    }
  };

export function createRegistry(guarded: ReturnType<typeof guarding>): Registry {
  const undos = new Set<() => void>();
  let cleared = false;

  const registry: Registry = {
    heard: [],
    listen(type, handler) {
      const safe = guarded(handler) as EventListener;
      registry.heard.push([type, safe]);
      addEventListener(type, safe, LISTENING);
      registry.undo(() => removeEventListener(type, safe, LISTENING));
    },
    after(ms, work) {
      const timer = setTimeout(() => {
        cancel();
        guarded(work)();
      }, ms);
      const cancel = registry.undo(() => clearTimeout(timer));
      return cancel;
    },
    undo(work) {
      // An answer may come in after the end: what it takes then is given back at once.
      if (cleared) work();
      const once = guarded(() => {
        if (undos.delete(once)) work();
      });
      undos.add(once);
      return once;
    },
    clear() {
      cleared = true;
      for (const undo of [...undos].reverse()) undo();
    },
  };
  return registry;
}
