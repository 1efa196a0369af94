import { useCallback, useEffect, useRef, useState } from "react";
import { useClient, type CombinedError, type TypedDocumentNode } from "urql";
import { useConnection } from "./connection";

export type Live = {
  /** Why nothing comes any more; null while it does. */
  readonly error: CombinedError | null;
  /** Subscribes again after an error, and has what was missed read. */
  readonly retry: () => void;
};

/**
 * Hands every message of a subscription to `onMessage`, none dropped or merged, and calls `onGap` when the
 * connection was away in between, because what happened meanwhile is not sent again.
 */
export function useLive<Data, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  {
    paused = false,
    onMessage,
    onGap,
  }: { paused?: boolean; onMessage: (data: Data) => void; onGap: () => void },
): Live {
  const client = useClient();
  const connection = useConnection();
  const [error, setError] = useState<CombinedError | null>(null);
  const [attempt, setAttempt] = useState(0);
  const handlers = useRef({ onMessage, onGap });
  useEffect(() => {
    handlers.current = { onMessage, onGap };
  });

  const key = JSON.stringify(variables);
  useEffect(() => {
    if (paused) return;
    setError(null);
    const { unsubscribe } = client
      .subscription(document, JSON.parse(key) as Variables)
      .subscribe((result) => {
        if (result.error !== undefined) setError(result.error);
        if (result.data !== undefined) handlers.current.onMessage(result.data);
      });
    return unsubscribe;
  }, [client, document, key, paused, attempt]);

  const epoch = useRef(connection.epoch);
  useEffect(() => {
    const reconnected = epoch.current > 0 && connection.epoch > epoch.current;
    epoch.current = connection.epoch;
    if (reconnected) handlers.current.onGap();
  }, [connection.epoch]);

  const retry = useCallback(() => {
    setAttempt((before) => before + 1);
    handlers.current.onGap();
  }, []);
  return { error, retry };
}
