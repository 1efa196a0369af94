import { useEffect } from "react";
import type { Saying } from "../../../accounts/links";

/** Counting a site's accounts again tells nobody when it is done, so it is asked so often, and so many times. */
const askAgainMs = 2_500;
const most = 120;

/** Reads an account anew until what was said of it as a whole is counted. */
export function useAwaited(said: Saying | null, isThere: boolean, readAfresh: () => void): void {
  const awaited = said !== null && !("subject" in said) && isThere !== (said.kind === "itself") ? said : null;
  useEffect(() => {
    if (awaited === null) return;
    let asked = 0;
    const timer = setInterval(() => {
      readAfresh();
      if (++asked === most) clearInterval(timer);
    }, askAgainMs);
    return () => clearInterval(timer);
  }, [awaited, readAfresh]);
}
