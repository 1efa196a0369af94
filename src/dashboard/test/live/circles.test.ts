import { describe, expect, it } from "vitest";
import { circlesOf } from "../../src/live/circles";
import { agoWords, visitorWords } from "../../src/live/words";
import { places, size } from "../../src/live/world";

describe("circles on the map", () => {
  it("have areas in proportion to their visitors, large ones first", () => {
    const circles = circlesOf([
      { key: "FR", visitors: 25 },
      { key: "DE", visitors: 100 },
    ]);
    expect(circles.map(({ code }) => code)).toEqual(["DE", "FR"]);
    expect((circles[0]?.radius ?? 0) / (circles[1]?.radius ?? 1)).toBeCloseTo(2);
  });

  it("leave out what has no place, and what isn't known", () => {
    expect(
      circlesOf([
        { key: null, visitors: 3 },
        { key: "XX", visitors: 1 },
      ]),
    ).toEqual([]);
  });

  it("of one visitor are small, also when nobody else is there", () => {
    expect(circlesOf([{ key: "DE", visitors: 1 }])[0]?.radius).toBeLessThan(12);
  });
});

describe("places on the map", () => {
  const at = (code: string): readonly [number, number] => {
    const place = places[code];
    if (place === undefined) throw new Error(`${code} has no place`);
    return place;
  };

  it("lie on it, for small countries too", () => {
    expect(Object.keys(places).length).toBeGreaterThan(200);
    for (const code of ["SG", "MT", "HK", "LU", "BH"]) expect(at(code)).toHaveLength(2);
    for (const [x, y] of Object.values(places)) {
      expect(x > 0 && x < size[0]).toBe(true);
      expect(y > 0 && y < size[1]).toBe(true);
    }
  });

  it("stand as on every map: west is left, north is up", () => {
    expect(at("US")[0]).toBeLessThan(at("FR")[0]);
    expect(at("FR")[0]).toBeLessThan(at("JP")[0]);
    expect(at("NO")[1]).toBeLessThan(at("IT")[1]);
    expect(at("IT")[1]).toBeLessThan(at("ZA")[1]);
  });
});

describe("words", () => {
  it("tell how long ago, roughly", () => {
    const now = Date.parse("2026-11-21T12:05:00Z");
    expect(agoWords("2026-11-21T12:04:55Z", now)).toBe("now");
    expect(agoWords("2026-11-21T12:04:13Z", now)).toBe("40 s ago");
    expect(agoWords("2026-11-21T12:01:10Z", now)).toBe("3 min ago");
  });
  it("count visitors", () => {
    expect([1, 12].map(visitorWords)).toEqual(["1 visitor", "12 visitors"]);
  });
});
