import type { RequestInspectedSubscription, RequestPartsFragment } from "../api/contract";

export type Request = RequestPartsFragment;
type Message = RequestInspectedSubscription["requestInspected"];

/** The last requests of a site as one server remembers them, newest first. */
export type Inspection = {
  readonly requests: readonly Request[];
  /** How many requests named the site while the server remembers it. */
  readonly count: number;
  readonly since: string;
  /** Whether other servers take requests too, of which nothing is told here. */
  readonly others: boolean;
};

/** So many taken whole stay in the list, and so many of which something was refused. */
const remembered = 100;

/**
 * What is known with what a message tells. The first message after a connection tells again what may be known
 * already; a server that started anew counts from the beginning.
 */
export function withMessage(before: Inspection | null, message: Message): Inspection {
  const { since, others } = message;
  const known = before?.since === since ? before.requests : [];
  const numbers = new Set(message.requests.map(({ number }) => number));
  const all = [...message.requests, ...known.filter(({ number }) => !numbers.has(number))];
  all.sort((one, other) => other.number - one.number);
  const oldest = [lastOf(all.filter(isRefused)), lastOf(all.filter((one) => !isRefused(one)))];
  const requests = all.filter((one) => one.number >= (oldest[isRefused(one) ? 0 : 1] ?? 0));
  return { requests, count: requests[0]?.number ?? 0, since, others };
}

/** The number of the oldest that stays. */
const lastOf = (requests: readonly Request[]): number =>
  requests[Math.min(requests.length, remembered) - 1]?.number ?? 0;

/** Whether anything of it was refused. */
export const isRefused = ({ code, rejectedCount }: Pick<Request, "code" | "rejectedCount">): boolean =>
  code !== null || rejectedCount > 0;

/** The rejected events of one request by what is wrong with them: a hundred events mostly have one fault. */
export type Fault = {
  readonly code: string;
  readonly message: string;
  readonly indices: readonly number[];
};

export function faultsOf({ rejected }: Pick<Request, "rejected">): Fault[] {
  const faults = new Map<string, { code: string; message: string; indices: number[] }>();
  for (const { index, code, message } of rejected) {
    const place = message.replace(`$.events[${index}]`, "$.events[…]");
    const known = faults.get(place);
    if (known === undefined) faults.set(place, { code, message, indices: [index] });
    else known.indices.push(index);
  }
  return [...faults.values()];
}
