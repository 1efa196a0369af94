import { useSyncExternalStore } from "react";

/** The WebSocket's state; `epoch` counts connections, so that a view knows when it may have missed something. */
export type Connection = { readonly state: "idle" | "open" | "lost"; readonly epoch: number };

let connection: Connection = { state: "idle", epoch: 0 };
const watchers = new Set<() => void>();

function change(next: Connection): void {
  connection = next;
  watchers.forEach((tell) => tell());
}

export const connected = (): void => change({ state: "open", epoch: connection.epoch + 1 });
/** `watching`: subscriptions are open, so it was not us who had no more use for the connection. */
export const disconnected = (watching: boolean): void =>
  change({ ...connection, state: watching ? "lost" : "idle" });

const watch = (tell: () => void): (() => void) => {
  watchers.add(tell);
  return () => watchers.delete(tell);
};

export const useConnection = (): Connection => useSyncExternalStore(watch, () => connection);
