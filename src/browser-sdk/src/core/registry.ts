/**
 * Everything that we take from the page (listeners, timers, observers, patched functions) is taken here,
 * so that one call gives it all back. Each callback is guarded: an error of ours never reaches the page.
 */
export interface Registry {
  /** Listens in the capture phase, passively: we see the event first and can't hold it up. */
  listen<K extends keyof Heard>(type: K, handler: (event: Heard[K]) => void): void;
  /** Hears in another tree too (a frame's window, a shadow root) what we listen for, if its type is among `types`. */
  attach(target: EventTarget, types: RegExp): void;
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

const LISTENING = { capture: true, passive: true };

export function createRegistry(failed: (error: unknown) => void): Registry {
  const heard: [string, EventListener][] = [];
  let undos: (() => void)[] = [];
  let cleared = false;

  const guarded =
    <A extends unknown[]>(work: (...args: A) => void) =>
    (...args: A): void => {
      try {
        work(...args);
      } catch (error) {
        failed(error);
      }
    };

  function hear(target: EventTarget, type: string, safe: EventListener): void {
    target.addEventListener(type, safe, LISTENING);
    registry.undo(() => target.removeEventListener(type, safe, LISTENING));
  }

  const registry: Registry = {
    listen(type, handler) {
      const safe = guarded(handler) as EventListener;
      heard.push([type, safe]);
      hear(window, type, safe);
    },
    attach(target, types) {
      for (const [type, safe] of heard) if (types.test(type)) hear(target, type, safe);
    },
    after(ms, work) {
      const timer = setTimeout(() => {
        undos = undos.filter((other) => other !== cancel);
        guarded(work)();
      }, ms);
      const cancel = registry.undo(() => clearTimeout(timer));
      return cancel;
    },
    undo(work) {
      // An answer may come in after the end: what it takes then is given back at once.
      if (cleared) work();
      const once = guarded(() => {
        undos = undos.filter((other) => other !== once);
        work();
      });
      undos.push(once);
      return once;
    },
    clear() {
      cleared = true;
      for (const undo of undos.reverse()) undo();
    },
  };
  return registry;
}
