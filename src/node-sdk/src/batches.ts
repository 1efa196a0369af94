import type { Batch, CapturedEvent, Page } from "./contract.js";
import type { Settings } from "./settings.js";
import { uuid } from "./uuid.js";
import { VERSION } from "./version.js";

/** Whose doing it was, and on which page. */
export interface Occasion {
  /** The visitor's id, a UUID: the browser SDK's, so that both tell of one subject, or one that the site keeps itself. */
  visitor: string;
  /** Address of the page, or of what stands for it. */
  page: string;
  /** The visitor's, as the site was sent it: without it the server can't tell browser and device. */
  userAgent?: string;
}

/** An event that has no number and page yet. */
export type Draft = CapturedEvent extends infer E
  ? E extends unknown
    ? Omit<E, "seq" | "page">
    : never
  : never;

export interface Tracked {
  occasion: Occasion;
  draft: Draft;
}

export interface Parcel {
  batch: Batch;
  userAgent: string | undefined;
}

/**
 * One batch for each visitor, in the order in which it was tracked. Each is a run of its own: the numbers of a run
 * must rise, and other servers of the site track the same visitor.
 */
export function batchesOf(tracked: Tracked[], settings: Settings): Parcel[] {
  const groups = new Map<string, Tracked[]>();
  for (const one of tracked) {
    const key = `${one.occasion.visitor} ${one.occasion.userAgent ?? ""}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((group) => parcel(group, settings));
}

function parcel(group: Tracked[], { siteId, privacyMode }: Settings): Parcel {
  const now = Date.now();
  const urls = [...new Set(group.map(({ occasion }) => occasion.page))];
  // There is no window on a server.
  const pages: Page[] = urls.map((url, i) => ({ id: `p${i + 1}`, url, viewport: [0, 0] }));
  const events = group.map(({ draft, occasion }, i) => ({
    ...draft,
    seq: i + 1,
    page: `p${urls.indexOf(occasion.page) + 1}`,
  }));
  const { visitor, userAgent } = group[0]!.occasion;
  return {
    userAgent,
    batch: {
      site: siteId,
      batch: uuid(now),
      run: uuid(now),
      visitor,
      mode: privacyMode,
      sentAt: now,
      sdk: `node ${VERSION}`,
      sampleRate: 1,
      pages,
      events: events as CapturedEvent[],
    },
  };
}
