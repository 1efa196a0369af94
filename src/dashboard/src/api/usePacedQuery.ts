import { useCallback, useEffect, useRef, useState } from "react";
import { useClient, type CombinedError, type TypedDocumentNode } from "urql";
import { Paced } from "./paced";

/** A busy site tells of something many times a second; nobody reads faster than this. */
const leastBetweenMs = 1_000;

export type PacedReading<Data> = {
  /** Null until it was read the first time; what was read last while other variables are read. */
  readonly data: Data | null;
  /** Whether `data` is of the variables asked for. */
  readonly current: boolean;
  readonly error: CombinedError | null;
  readonly readSoon: () => void;
};

/**
 * A question that is asked again soon after `readSoon` is called for, however often that is, and every `mostBetweenMs` when it isn't,
 * since much of what is shown changes by the mere passing of time.
 */
export function usePacedQuery<Data, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables | (() => Variables),
  key: string,
  mostBetweenMs: number,
): PacedReading<Data> {
  const client = useClient();
  const [read, setRead] = useState<{ data: Data; key: string } | null>(null);
  const [error, setError] = useState<CombinedError | null>(null);
  const pace = useRef<Paced | null>(null);
  const asked = useRef(variables);
  useEffect(() => {
    asked.current = variables;
  });
  useEffect(() => {
    let over = false;
    const ask = async (): Promise<void> => {
      const now = typeof asked.current === "function" ? asked.current() : asked.current;
      const result = await client.query(document, now, { requestPolicy: "network-only" }).toPromise();
      if (over) return;
      setError(result.error ?? null);
      if (result.data !== undefined) setRead({ data: result.data, key });
    };
    const paced = new Paced(ask, leastBetweenMs, mostBetweenMs);
    pace.current = paced;
    paced.soon();
    return () => {
      over = true;
      paced.stop();
    };
  }, [client, document, key, mostBetweenMs]);

  const readSoon = useCallback(() => pace.current?.soon(), []);
  return { data: read?.data ?? null, current: read?.key === key, error, readSoon };
}
