import { describe, expect, it } from "vitest";
import { bytesOf, distance, labOfLinear, linearOf, type Lab, type Rgb } from "../../src/heat/oklab";
import { rampBytes, rampLabs, steps } from "../../src/heat/ramp";

// How a colour looks without one kind of cone, in linear light: Machado, Oliveira and Fernandes 2009, severity 1.
const blindness: Record<string, readonly [Rgb, Rgb, Rgb]> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function seenBy(lab: Lab, [red, green, blue]: readonly [Rgb, Rgb, Rgb]): Lab {
  const light = linearOf(lab);
  const mixed = (by: Rgb): number => by[0] * light[0] + by[1] * light[1] + by[2] * light[2];
  return labOfLinear([mixed(red), mixed(green), mixed(blue)]);
}

const gaps = (labs: Lab[]): number[] => labs.slice(1).map((lab, index) => distance(lab, labs[index] as Lab));
const everySixteenth = (labs: Lab[]): Lab[] => labs.filter((_, index) => index % 16 === 0);

describe("the ramp", () => {
  it("goes in even steps", () => {
    const between = gaps(rampLabs("light"));
    expect(Math.max(...between) / Math.min(...between)).toBeLessThan(1.1);
  });

  it("darkens all the way on light ground and lightens all the way on dark", () => {
    const lightness = rampLabs("light").map(([value]) => value);
    expect(lightness).toEqual([...lightness].sort((one, other) => other - one));
    expect(rampLabs("dark").map(([value]) => value)).toEqual([...lightness].reverse());
  });

  it("stays within what a screen can show, so that no step is clipped away", () => {
    for (const lab of rampLabs("light"))
      for (const channel of linearOf(lab)) {
        expect(channel).toBeGreaterThan(-0.02);
        expect(channel).toBeLessThan(1.02);
      }
  });

  it.each(Object.entries(blindness))("keeps its order and its steps apart under %s", (_, matrix) => {
    const seen = everySixteenth(rampLabs("light")).map((lab) => seenBy(lab, matrix));
    const lightness = seen.map(([value]) => value);
    expect(lightness).toEqual([...lightness].sort((one, other) => other - one));
    expect(Math.min(...gaps(seen))).toBeGreaterThan(0.02);
  });

  it("is 256 opaque colours", () => {
    const bytes = rampBytes("light");
    expect(bytes).toHaveLength(4 * steps);
    expect([...bytes.slice(0, 4)]).toEqual([...bytesOf(rampLabs("light")[0] as Lab), 255]);
  });
});
