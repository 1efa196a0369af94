// What to do about each code that collecting refuses with. The server's sentence tells what is wrong; this tells
// the person who installed the snippet where to turn.

const again = "Nothing to do: the SDK sends the same batch again by itself, and it counts once.";
const contract =
  "The sender differs from the contract, /v1/events/schema.json. With the SDK: take the snippet from the settings afresh. With code of your own: change the field named.";
const smaller = "Send fewer events at once: at most 100, and 1 MiB unpacked. The SDK splits by itself.";
const format = "The SDK doesn’t send this. Look at what sends here, and at any proxy that changes bodies.";
const nothingRecorded =
  "Nothing to do, if that is what you want: the SDK records no more, and goes on with events.";

const mends = new Map(
  Object.entries({
    "foreign-origin":
      "Open the page under one of this site’s origins, scheme and port included, or allow its origin, or give it the key of its own site.",
    machine: "To take machines and mark them instead, choose so in the settings under Machines.",
    forgotten: "Nothing to do: the visitor was forgotten, and the SDK begins afresh with a new id.",
    "too-many-requests":
      "The SDK sends again later by itself. If it goes on, raise HEATMAP_REQUESTS_BY_KEY where the server is started.",
    busy: again,
    unavailable: `${again} If it goes on, run “doctor” on the server and read its log.`,
    "too-old":
      "It waited longer than 72 hours to be sent, or the visitor’s clock is wrong. Such events stay out.",
    "unknown-page": "List each page in the batch’s pages, and name it by its id in the event.",
    "bad-sequence": "Number the events of a run upwards, in the order of the batch.",
    "duplicate-sequence": "Number each event of a run once.",
    "unexpected-visitor": "In strict mode leave the visitor out.",
    "strict-mode": nothingRecorded,
    "missing-consent": `${nothingRecorded} To record, ask for the visitor’s consent first.`,
    "too-many-events": smaller,
    "batch-too-large": smaller,
    "body-too-large": smaller,
    "malformed-json": format,
    "malformed-text": format,
    "malformed-gzip": format,
    "malformed-http": format,
    "empty-body": format,
    "missing-content": format,
    "unsupported-media-type": format,
  }),
);

/** The codes that have a mend of their own. */
export const mendedCodes: readonly string[] = [...mends.keys()];

/** What to do about a refusal; for a field that is wrong, where to read what is right. */
export function mendOf(code: string, origins: readonly string[]): string {
  const mend = mends.get(code) ?? contract;
  return code === "foreign-origin" ? `${mend} The origins are ${origins.join(", ")}.` : mend;
}
