import type { VitalPartsFragment } from "../../api/contract";

export type Rating = "good" | "fair" | "poor";

export const ratingWords: Record<Rating, string> = {
  good: "Good",
  fair: "Needs improvement",
  poor: "Poor",
};

type Kind = { readonly name: string; readonly says: string; readonly good: number; readonly poor: number };

/** What each vital tells, and Google's borders: good up to the first, poor beyond the second (web.dev/articles/vitals). */
export const vitals: Record<string, Kind> = {
  LCP: { name: "Largest paint", says: "until the largest text or image showed", good: 2500, poor: 4000 },
  INP: { name: "Interaction", says: "from an input to the page’s answer", good: 200, poor: 500 },
  CLS: { name: "Layout shift", says: "how much moved by itself", good: 0.1, poor: 0.25 },
  FCP: { name: "First paint", says: "until anything showed", good: 1800, poor: 3000 },
  TTFB: { name: "First byte", says: "until the server’s answer began", good: 800, poor: 1800 },
};

export const order: readonly string[] = Object.keys(vitals);

export function ratingOf({ name, p75 }: Pick<VitalPartsFragment, "name" | "p75">): Rating {
  const kind = vitals[name];
  if (kind === undefined || p75 <= kind.good) return "good";
  return p75 <= kind.poor ? "fair" : "poor";
}

/** 1.8 s, 120 ms; a shift has no unit: 0.05. */
export function valueWords({ name, p75 }: Pick<VitalPartsFragment, "name" | "p75">): string {
  if (name === "CLS") return p75.toFixed(2);
  return p75 < 1000 ? `${Math.round(p75)} ms` : `${(p75 / 1000).toFixed(1)} s`;
}
