import { places } from "./world";

export type Group = { readonly key: string | null; readonly visitors: number };
export type Circle = {
  readonly code: string;
  readonly visitors: number;
  readonly x: number;
  readonly y: number;
  /** In the map's units. */
  readonly radius: number;
};

const smallest = 5;
const largest = 34;

/** A circle for each country that has a place on the map, its area by its visitors; large ones first, so that none hides another. */
export function circlesOf(countries: readonly Group[]): Circle[] {
  const most = Math.max(1, ...countries.map(({ visitors }) => visitors));
  // With few people a country of one must not look like a crowd.
  const scale = largest / Math.sqrt(Math.max(most, 12));
  return countries
    .flatMap(({ key, visitors }) => {
      const place = key === null ? undefined : places[key];
      if (key === null || place === undefined) return [];
      const radius = Math.max(smallest, Math.sqrt(visitors) * scale);
      return [{ code: key, visitors, x: place[0], y: place[1], radius }];
    })
    .sort((one, other) => other.radius - one.radius);
}
