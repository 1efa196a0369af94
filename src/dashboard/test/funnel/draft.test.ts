import { describe, expect, it } from "vitest";
import { draftOf, inputOf, moved, newDraft, newStep, type Draft } from "../../src/funnel/draft";

const page = (path: string) => ({ ...newStep(), page: path });
const draft: Draft = { ...newDraft, name: "Buying", steps: [page("/cart"), page("/thanks")] };

describe("a draft of a funnel", () => {
  it("is not sent before two steps are whole", () => {
    expect(inputOf(newDraft)).toBeNull();
    expect(inputOf({ ...draft, steps: [page("/cart"), page(" ")] })).toBeNull();
    expect(inputOf({ ...draft, steps: [page("/cart")] })).toBeNull();
    expect(inputOf({ ...draft, exclusions: [{ after: 1, step: newStep() }] })).toBeNull();
  });

  it("sends of a step what its kind has, and nothing that was typed for another", () => {
    const step = { ...newStep("CLICK"), selector: "#buy", event: "bought", page: "/cart" };
    expect(inputOf({ ...draft, steps: [step, page("/thanks")] })?.steps[0]).toEqual({
      kind: "CLICK",
      page: "/cart",
      selector: "#buy",
      event: null,
      conditions: [],
    });
  });

  it("comes back as it was sent", () => {
    const given: Draft = {
      ...draft,
      window: 90,
      order: "STRICT",
      steps: [
        page("/cart"),
        {
          ...newStep("EVENT"),
          event: "bought",
          conditions: [{ property: "total", test: "IS_THERE", value: "" }],
        },
      ],
    };
    const input = inputOf(given);
    if (input === null) throw new Error("the draft is whole");
    const stored = {
      id: "f1",
      version: 2,
      name: input.name,
      window: input.window,
      order: given.order,
      counting: given.counting,
      matching: given.matching,
      steps: [
        { kind: "PAGE", page: "/cart", selector: null, event: null, conditions: [] },
        {
          kind: "EVENT",
          page: null,
          selector: null,
          event: "bought",
          conditions: [{ property: "total", test: "IS_THERE", value: null }],
        },
      ],
      exclusions: [],
    } as const;
    expect(draftOf(stored)).toEqual(given);
  });

  it("moves a step to another place", () => {
    expect(moved(["a", "b", "c"], 2, 1)).toEqual(["a", "c", "b"]);
    expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
  });
});
