import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Paced } from "../../src/api/paced";

describe("paced reading", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function counted(least: number, most: number) {
    const turns: number[] = [];
    const began = Date.now();
    const paced = new Paced(
      () => {
        turns.push(Date.now() - began);
        return Promise.resolve();
      },
      least,
      most,
    );
    return { turns, paced };
  }

  it("begins at once and then keeps the distance, however often it is called for", async () => {
    const { turns, paced } = counted(1000, 10_000);
    for (let n = 0; n < 25; n++) {
      paced.soon();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(turns).toEqual([0, 1000, 2000]);
    paced.stop();
  });

  it("goes on by itself when nobody calls, and stops", async () => {
    const { turns, paced } = counted(1000, 10_000);
    paced.soon();
    await vi.advanceTimersByTimeAsync(25_000);
    expect(turns).toEqual([0, 10_000, 20_000]);
    paced.stop();
    await vi.advanceTimersByTimeAsync(25_000);
    expect(turns).toHaveLength(3);
  });

  it("ends a turn before it begins the next, and then makes up for what was called for meanwhile", async () => {
    let [open, most] = [0, 0];
    const turns: (() => void)[] = [];
    const paced = new Paced(
      async () => {
        most = Math.max(most, ++open);
        await new Promise<void>((done) => turns.push(done));
        open--;
      },
      1000,
      60_000,
    );
    paced.soon();
    await vi.advanceTimersByTimeAsync(5000);
    paced.soon();
    await vi.advanceTimersByTimeAsync(5000);
    expect(turns).toHaveLength(1);
    turns[0]?.();
    await vi.advanceTimersByTimeAsync(1);
    expect([turns.length, most]).toEqual([2, 1]);
    paced.stop();
  });
});
