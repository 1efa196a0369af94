import type { FunnelPartsFragment } from "../../api/contract";
import { countOf } from "../../accounts/words";
import { durationWords } from "../../session/words";

const orders: Record<FunnelPartsFragment["order"], string> = {
  ORDERED: "in this order",
  STRICT: "one directly after the other",
  ANY: "in any order",
};

/** By which rules a funnel is counted, in a line. */
export function orderWords({ order, counting, matching, window, exclusions }: FunnelPartsFragment): string {
  const who = counting === "VISITORS" ? "Visitors" : "Sessions";
  const often = matching === "EVERY" ? "every attempt counts" : "each counts once";
  const without = exclusions.length === 0 ? "" : `, ${countOf(exclusions.length, "exclusion", "exclusions")}`;
  const length = window >= 86_400_000 ? `${Math.round(window / 86_400_000)} days` : durationWords(window);
  return `${who}, ${orders[order]}, within ${length} of the first step; ${often}${without}.`;
}
