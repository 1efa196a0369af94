import type { Page } from "../contract.js";
import type { Capture } from "../core/capture.js";
import { allowed } from "./allowed.js";
import { headOf, isBusy, pauseBefore, post, stamped } from "./parcel.js";

/** Steps on their way, in chunks. */
export interface Chunks {
  /** A step as JSON, and when it happened. */
  add(step: string, at: number): void;
  /** Ends the chunk and sends it; without `send` everything unsent is dropped. */
  end(send?: boolean): void;
}

/** Unpacked; a chunk packs to a tenth. */
const LARGE = 256 * 1024;
/** What the server takes, less what stands before the steps. */
const MOST = 7.9 * 1024 * 1024;
/** Of a whole run: a page that is open for days fills no disk. */
const MOST_OF_RUN = 64 * 1024 * 1024;
const MOST_WAITING = 20;
const LONGEST_CHUNK = 5_000;

interface Chunk {
  head: string;
  steps: string;
  tries: number;
}

/** `gap` is called when a chunk was lost: the recording must begin anew, or what follows can't be played. */
export function createChunks(capture: Capture, gap: () => void, ended: (reason: string) => void): Chunks {
  const { settings, after, report } = capture;
  const endpoint = new URL("replay", settings.apiEndpoint).href;
  let steps: string[] = [];
  let size = 0;
  let total = 0;
  let count = 0;
  let from = 0;
  let until = 0;
  let page: Page | undefined;
  let queue: Chunk[] = [];
  let sending = false;
  let cancelTimer: (() => void) | undefined;

  function headed(): string {
    const told = page ?? capture.page();
    const event = { type: "replay", seq: capture.number(), at: from, chunk: ++count, until };
    return headOf(capture, told, event);
  }

  function cut(): void {
    cancelTimer?.();
    cancelTimer = undefined;
    if (!steps.length) return;
    const chunk: Chunk = { head: headed(), steps: `[${steps.join()}]`, tries: 0 };
    steps = [];
    total += size;
    if (size > MOST) {
      report("replay", "a page too large to record");
      ended("too large");
    } else if (queue.length >= MOST_WAITING) {
      report("replay", "full");
      gap();
    } else queue.push(chunk);
    size = 0;
    if (total > MOST_OF_RUN) ended("full");
  }

  const wait = (chunk: Chunk, retryAfter: string | null): void =>
    void after(pauseBefore(chunk.tries++, retryAfter), () => void pump());

  async function request({ head, steps: told }: Chunk): Promise<Response> {
    const body = stamped(head) + told;
    const zipped =
      typeof CompressionStream === "function"
        ? await new Response(
            new Response(body).body?.pipeThrough(new CompressionStream("gzip")),
          ).arrayBuffer()
        : new TextEncoder().encode(body);
    return post(endpoint, zipped);
  }

  /** True when the next may go. */
  async function attempt(chunk: Chunk): Promise<boolean> {
    try {
      const { status, ok, headers } = await request(chunk);
      if (isBusy(status)) {
        if (chunk.tries < settings.maxRetries) return (wait(chunk, headers.get("retry-after")), false);
        gap();
      } else if (!ok) {
        // Refused is refused: what comes after would be too. But one too large may be followed by smaller ones.
        report("replay", `refused with ${status}`);
        if (status === 413) gap();
        else ((queue = []), ended(`refused with ${status}`));
      }
      queue = queue.filter((other) => other !== chunk);
      return true;
    } catch (error) {
      report("unreachable", error, 0);
      return (wait(chunk, null), false);
    }
  }

  async function pump(): Promise<void> {
    if (sending) return;
    sending = true;
    for (let chunk; (chunk = queue[0]) && allowed(capture) && (await attempt(chunk)););
    sending = false;
  }

  return {
    add(step, at) {
      if (!steps.length) {
        from = at;
        page = capture.page();
        cancelTimer = after(LONGEST_CHUNK, () => {
          cut();
          void pump();
        });
      }
      steps.push(step);
      size += step.length;
      until = Math.max(from, at);
      if (size > LARGE) {
        cut();
        void pump();
      }
    },
    end(send = true) {
      if (send) {
        cut();
        void pump();
      } else {
        cancelTimer?.();
        steps = [];
        queue = [];
      }
    },
  };
}
