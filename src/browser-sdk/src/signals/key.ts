import type { SignalMaker } from "../core/capture.js";
import { elementOf } from "./tree.js";

/** Pressing these alone is no shortcut yet. */
const MODIFIERS = /^(Control|Alt|AltGraph|Shift|Meta|OS|Dead|Process|Unidentified)$/;

/** Names of keyboard shortcuts: a key with Ctrl, Alt or Meta. Keys that make text are never told. */
export const key: SignalMaker = (capture) => ({
  start() {
    capture.listen("keydown", (event) => {
      const combo = comboOf(event);
      if (combo && elementOf(event)) capture.emit({ type: "key", combo });
    });
  },
  stop() {},
});

function comboOf(event: KeyboardEvent): string | null {
  const { key, ctrlKey, altKey, shiftKey, metaKey } = event;
  // The browser's own filling-in of forms sends a keydown without a key.
  if (!key || !(ctrlKey || altKey || metaKey) || event.repeat || event.isComposing || MODIFIERS.test(key))
    return null;
  if (makesText(event)) return null;
  const name = key === " " ? "Space" : key.length === 1 ? key.toUpperCase() : key;
  const held = [ctrlKey && "Ctrl", altKey && "Alt", shiftKey && "Shift", metaKey && "Meta"];
  return [...held.filter(Boolean), name].join("+").slice(0, 64);
}

/**
 * AltGr, which Windows tells as Ctrl and Alt, and the Option key of a Mac write third signs of a key (`@`, `ß`),
 * Alt with the number pad writes any sign at all. With plain Latin letters they don't.
 */
function makesText(event: KeyboardEvent): boolean {
  if (event.getModifierState("AltGraph")) return true;
  return (
    event.altKey && event.key.length === 1 && (!/^[a-z]$/i.test(event.key) || /^Numpad/.test(event.code))
  );
}
