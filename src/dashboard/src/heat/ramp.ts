import { between, bytesOf, distance, labOf, type Lab } from "./oklab";

/**
 * The colours of heat, cold to hot: straw, amber, vermilion, wine, aubergine. Lightness falls all the way and
 * carries the order by itself, so the ramp reads the same with any colour vision and in grey. Over a dark page
 * it runs the other way, because what stands out there is light.
 */
const stops: readonly Lab[] = [
  labOf(0.95, 0.07, 98),
  labOf(0.84, 0.14, 78),
  labOf(0.7, 0.175, 52),
  labOf(0.56, 0.19, 28),
  labOf(0.41, 0.15, 5),
  labOf(0.26, 0.09, 330),
];

export const steps = 256;

/** On what the heat lies; decides which end of the ramp is hot. */
export type Ground = "light" | "dark";

export function rampLabs(ground: Ground): Lab[] {
  const path = evenly(stops, steps);
  return ground === "light" ? path : path.reverse();
}

/** RGBA bytes of the ramp, coldest first. */
export function rampBytes(ground: Ground): Uint8Array {
  return Uint8Array.from(rampLabs(ground).flatMap((lab) => [...bytesOf(lab), 255]));
}

export function rampCss(ground: Ground): string {
  const labs = rampLabs(ground);
  const marks = [0, 32, 64, 96, 128, 160, 192, 224, 255].map((at) => labs[at] as Lab);
  return `linear-gradient(90deg, ${marks.map((lab) => `rgb(${bytesOf(lab).join(" ")})`).join(", ")})`;
}

/** `count` colours along the stops, each as far from the next as any other: equal steps look equal. */
function evenly(through: readonly Lab[], count: number): Lab[] {
  const legs = through.slice(1).map((to, index) => {
    const from = through[index] as Lab;
    return { from, to, length: distance(from, to) };
  });
  const whole = legs.reduce((sum, leg) => sum + leg.length, 0);
  return Array.from({ length: count }, (_, index) => {
    let rest = (index / (count - 1)) * whole;
    for (const leg of legs) {
      if (rest <= leg.length) return between(leg.from, leg.to, rest / leg.length);
      rest -= leg.length;
    }
    return through.at(-1) as Lab;
  });
}
