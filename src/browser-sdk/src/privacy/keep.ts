import type { Mode } from "../contract.js";
import { uuid } from "../core/uuid.js";

/** What may be kept on the device, by mode. Everything of ours is under names with our prefix. */
export interface Keep {
  /** Where this mode keeps things; undefined where the mode or the browser allows none. */
  readonly place: Storage | undefined;
  /** The visitor's own id, read or made when it is first asked for. */
  visitor(): string | undefined;
  /** True when this visitor has opted out here, in whatever mode. */
  isOut(): boolean;
  /** Removes all that is ours, in whatever mode it was kept, but for the word that the visitor has opted out. */
  wipe(): void;
  /** Remembers, where the mode allows it, that this visitor has opted out, and nothing else; or forgets it. */
  mark(out: boolean): void;
}

export const PREFIX = "heatmap.";
const OUT = PREFIX + "out";
const VISITOR = PREFIX + "visitor";

/** Both kinds of storage, where the browser lets us have them: a sandboxed frame or a setting may forbid it. */
const places = (): Storage[] =>
  [() => sessionStorage, () => localStorage].flatMap((place) => {
    try {
      return place();
    } catch {
      return [];
    }
  });

/** True when this visitor has opted out on this device or, in balanced mode, in this tab. */
export const isOut = (): boolean => places().some((one) => one.getItem(OUT));

/** Strict, or a mode that we don't know: nothing. Balanced: for this tab. Permissive: across visits and tabs. */
export function storage(mode: Mode): Keep {
  const [tab, device] = places();
  const place = mode === "permissive" ? device : mode === "balanced" ? tab : undefined;
  let id: string | null | undefined;
  const keep: Keep = {
    place,
    visitor() {
      // What another tab has made meanwhile is this visitor's as well.
      if (place && !(id ??= place.getItem(VISITOR))) {
        id = uuid();
        try {
          place.setItem(VISITOR, id);
        } catch {
          // Full: an id for this page only.
        }
      }
      return id ?? undefined;
    },
    isOut,
    wipe() {
      for (const one of places())
        for (const name of Object.keys(one))
          if (name.startsWith(PREFIX) && name !== OUT) one.removeItem(name);
    },
    mark(out) {
      if (!out) return places().forEach((one) => one.removeItem(OUT));
      keep.wipe();
      place?.setItem(OUT, "1");
    },
  };
  // What an earlier, freer mode has kept goes; but not the word of a visitor who has opted out of it.
  if (!place) keep.wipe();
  return keep;
}
