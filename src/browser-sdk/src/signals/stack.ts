import type { Failure } from "../contract.js";

/** One line of a stack, in the words of an ErrorEvent. */
export interface Frame {
  name?: string;
  filename: string;
  lineno: number;
  colno: number;
}

/** `at name (address:1:2)` as Chromium has it, `name@address:1:2` as Firefox and Safari do. */
const FRAME = /^\s*(?:at\s+)?(?:(.*?)\s*[(@])?([a-z][\w+.-]*:\/\/[^\s)]+?):(\d+):(\d+)\)?$/i;
const MOST_FRAMES = 10;

/** Addresses and names of functions only: the words that lead a stack are the message, which goes its own way. */
export function framesOf(cause: unknown): Frame[] {
  const stack = String((cause as Error | null | undefined)?.stack ?? "").slice(0, 16_384);
  return stack
    .split("\n")
    .flatMap((line) => {
      const [, name = "", address, row, column] = FRAME.exec(line.slice(0, 1_024)) ?? [];
      if (!address) return [];
      return [{ name, filename: bare(address), lineno: Number(row), colno: Number(column) }];
    })
    .slice(0, MOST_FRAMES);
}

/** The first frame of the site's own, rather than that of somebody's library on another host; else the first. */
export function placeIn(frames: Frame[]): Pick<Failure, "source" | "line" | "column"> | undefined {
  const frame = frames.find(({ filename }) => filename.startsWith(location.origin + "/")) ?? frames[0];
  return frame && { source: bare(frame.filename), line: frame.lineno, column: frame.colno };
}

const bare = (address: string): string => address.replace(/[?#].*/, "");
