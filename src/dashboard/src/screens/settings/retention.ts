import type { SitePartsFragment } from "../../api/contract";

type Retention = SitePartsFragment["retention"];

/** Since when there are events and totals, in words. */
export function kept({ eventsSince, totalsSince }: Retention): string {
  if (eventsSince === null || totalsSince === null) return "Nothing has been taken away so far.";
  return `There are events since ${day(eventsSince)}, totals since ${day(totalsSince)}.`;
}

/** Retention draws its lines at midnight UTC. */
const day = (time: string): string =>
  new Date(time).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
