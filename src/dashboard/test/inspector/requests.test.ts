import { describe, expect, it } from "vitest";
import { mendOf } from "../../src/inspector/mends";
import { faultsOf, isRefused, withMessage, type Request } from "../../src/inspector/requests";
import { kindWords, senderWords } from "../../src/inspector/words";

const since = "2026-11-21T10:00:00.000Z";
const request = (number: number, what: Partial<Request> = {}): Request => ({
  number,
  at: "2026-11-21T10:00:01.000Z",
  address: "/v1/events/collect",
  status: 202,
  code: null,
  message: null,
  accepted: 1,
  rejectedCount: 0,
  rejected: [],
  kinds: [],
  pages: [],
  origin: null,
  sdk: null,
  mode: null,
  automation: null,
  repeated: false,
  ...what,
});
const told = (...requests: Request[]) => ({ requests, skipped: 0, since, others: false });
const upTo = (last: number): Request[] => Array.from({ length: last }, (_, n) => request(last - n));

describe("the requests of a site", () => {
  it("come newest first, each once, though a new connection tells again what is known", () => {
    const first = withMessage(null, told(request(2), request(1)));
    const again = withMessage(first, told(request(3), request(2), request(1)));
    expect(again.requests.map(({ number }) => number)).toEqual([3, 2, 1]);
    expect(again.count).toBe(3);
  });

  it("begin anew with a server that did", () => {
    const before = withMessage(null, told(...upTo(9)));
    const after = withMessage(before, { ...told(request(1)), since: "2026-11-21T11:00:00.000Z" });
    expect([after.requests.length, after.count]).toEqual([1, 1]);
  });

  it("stay bounded, and what went well pushes no refusal out", () => {
    let list = withMessage(null, told(request(1, { status: 403, code: "foreign-origin" })));
    for (let n = 2; n <= 400; n++) list = withMessage(list, told(request(n)));
    expect(list.requests.length).toBe(101);
    expect(list.requests.at(-1)?.code).toBe("foreign-origin");
    expect(list.count).toBe(400);
  });

  it("count as refused when anything of them was", () => {
    expect(
      [request(1), request(1, { rejectedCount: 1 }), request(1, { code: "busy" })].map(isRefused),
    ).toEqual([false, true, true]);
  });
});

describe("the rejected events of a request", () => {
  it("are told once for each fault", () => {
    const rejected = [0, 2, 5].map((index) => ({
      index,
      code: "too-old",
      message: `$.events[${index}].at lies more than 72 hours before its arrival.`,
    }));
    const other = { index: 1, code: "unknown-page", message: "$.events[1].page must be one." };
    const faults = faultsOf({ rejected: [...rejected, other] });
    expect(faults.map(({ code, indices }) => [code, indices])).toEqual([
      ["too-old", [0, 2, 5]],
      ["unknown-page", [1]],
    ]);
  });
});

describe("words", () => {
  it("tell the most frequent type first", () => {
    const kinds = [
      { kind: "view", count: 1 },
      { kind: "move", count: 8 },
      { kind: "click", count: 1 },
    ];
    expect(kindWords({ kinds })).toBe("8 move, 1 click, 1 view");
  });

  it("tell a sender that is no page, or a page that browsers don't name", () => {
    expect(senderWords({ origin: null, sdk: "door", mode: "strict" })).toBe("not a page, no SDK, strict");
    expect(senderWords({ origin: "null", sdk: null, mode: null })).toBe("a file or sandboxed frame");
  });

  it("have a mend for a code that they don't know", () => {
    expect(mendOf("constructor", [])).toContain("/v1/events/schema.json");
    expect(mendOf("foreign-origin", ["https://a.example"])).toContain("The origins are https://a.example.");
  });
});
