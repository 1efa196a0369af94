import { uuid } from "../core/uuid.js";
import type { Mode } from "../contract.js";
import type { Keep } from "./keep.js";

/** The visitor's own id; undefined in strict mode. */
export interface Visitor {
  id(): string | undefined;
  /** Drops the id for good; the next one is new. */
  forget(): void;
}

export function createVisitor(mode: Mode, keep: Keep): Visitor {
  let id = keep.read("visitor") ?? undefined;
  return {
    id() {
      if (mode !== "strict" && !id) keep.write("visitor", (id = uuid()));
      return id;
    },
    forget() {
      id = undefined;
      keep.write("visitor", null);
    },
  };
}
