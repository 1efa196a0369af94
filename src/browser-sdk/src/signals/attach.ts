import type { Capture } from "../core/capture.js";
import { LISTENING } from "../core/registry.js";

/** Hears in another tree too (a frame's window, a shadow root) what we listen for, if its type is among `types`. */
export function attach({ heard, undo }: Capture, target: EventTarget, types: RegExp): void {
  for (const [type, handler] of heard) {
    if (!types.test(type)) continue;
    target.addEventListener(type, handler, LISTENING);
    undo(() => target.removeEventListener(type, handler, LISTENING));
  }
}
