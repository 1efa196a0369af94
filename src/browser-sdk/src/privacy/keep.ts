import type { Mode } from "../contract.js";

/** What may be kept on the device, and for how long, by mode. Everything of ours is under these names. */
export interface Keep {
  read(name: KeptName): string | null;
  write(name: KeptName, value: string | null): void;
  /** Removes all that is ours. */
  clear(): void;
}

/** The visitor's id, batches unsent, and the word that this visitor has opted out. */
export type KeptName = "visitor" | "queue" | "out";

const PREFIX = "heatmap.";

/**
 * Strict: nothing, and what an earlier mode has kept is removed. Balanced: for this tab. Permissive: the
 * visitor's id stays across visits; unsent batches stay with their tab, or two tabs would send the same.
 */
export function createKeep(mode: Mode): Keep {
  const shelf = (name: KeptName): Storage =>
    mode === "permissive" && name !== "queue" ? localStorage : sessionStorage;

  const keep: Keep = {
    read(name) {
      try {
        return mode === "strict" ? null : shelf(name).getItem(PREFIX + name);
      } catch {
        return null; // Storage is forbidden here (sandboxed frame, settings): live without.
      }
    },
    write(name, value) {
      try {
        if (value && mode !== "strict") shelf(name).setItem(PREFIX + name, value);
        else for (const storage of [sessionStorage, localStorage]) storage.removeItem(PREFIX + name);
      } catch {
        // Forbidden or full: what is in memory still counts.
      }
    },
    clear() {
      for (const name of ["visitor", "queue", "out"] as const) keep.write(name, null);
    },
  };
  return keep;
}
