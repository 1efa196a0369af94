import { useEffect, useState } from "react";

const quarterHour = 15 * 60_000;

/** The time now, told anew at every quarter-hour: what is kept by quarter-hours changes its question then. */
export function useQuarterHour(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setTimeout(() => setNow(Date.now()), quarterHour - (now % quarterHour) + 50);
    return () => clearTimeout(timer);
  }, [now]);
  return now;
}
