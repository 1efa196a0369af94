import { useEffect } from "react";
import type { UseQueryExecute } from "urql";

const pause = 20_000;

/** What has no subscription is asked for again now and then, while somebody looks at it. */
export function useRefreshing(ask: UseQueryExecute): void {
  useEffect(() => {
    const timer = setInterval(() => !document.hidden && ask({ requestPolicy: "network-only" }), pause);
    return () => clearInterval(timer);
  }, [ask]);
}
