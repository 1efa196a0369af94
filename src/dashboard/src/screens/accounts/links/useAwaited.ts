import { useEffect } from "react";
import type { Saying } from "../../../accounts/links";

const askAgainMs = 2_500;
/** Counting a site's accounts again can take minutes, and tells nobody when it is done. */
const most = 120;
/** What is said of one visitor is told when it is counted; should that be missed, nobody has to wait for the next minute. */
const few = 4;

/** Reads an account anew until what was said of it is counted. */
export function useAwaited(said: Saying | null, isThere: boolean, readAfresh: () => void): void {
  const met = said === null || isOfOnePerson(said) || isThere === isThereBy(said);
  useEffect(() => {
    if (said === null) return;
    let left = met ? few : most;
    const timer = setInterval(() => {
      readAfresh();
      if (--left === 0) clearInterval(timer);
    }, askAgainMs);
    return () => clearInterval(timer);
  }, [said, met, readAfresh]);
}

/** One person less, or whoever it was that is back: the account is there or not for others' sake. */
const isOfOnePerson = ({ kind }: Saying): boolean => kind === "ruledOut" || kind === "withdrawn";

const isThereBy = ({ kind }: Saying): boolean => kind === "belongs" || kind === "itself";
