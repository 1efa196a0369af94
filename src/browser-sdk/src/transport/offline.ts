import { now } from "../core/clock.js";
import type { Registry } from "../core/registry.js";
import type { Settings } from "../core/settings.js";
import { uuid } from "../core/uuid.js";
import { PREFIX } from "../privacy/keep.js";
import type { Shelf, Waiting } from "./outbox.js";

const LOCK = PREFIX + "sending";
/** How long a tab that says nothing more is believed to be sending; it says so more often, even in the background. */
const LEASE = 150_000;
const RENEWAL = 30_000;
/** After writing its name a tab waits this long for another that wrote at the same moment. */
const SETTLE = 50;

/**
 * Keeps unsent batches on the device, each under a name of its own, so that no tab overwrites what another has put
 * there. Whoever sends holds a lock meanwhile: a Web Lock, or a lease where there is none (pages without TLS).
 */
export function offline(place: Storage, { siteId }: Settings, { after }: Registry): Shelf {
  const prefix = `${PREFIX}unsent.${siteId}.`;
  const kept = new WeakMap<Waiting, string>();
  const tab = uuid();

  const names = (): string[] => Object.keys(place).filter((name) => name.startsWith(prefix));
  const lease = (): string[] => (place.getItem(LOCK) ?? "").split(" ");

  function put(items: Waiting[]): void {
    for (const item of items) {
      const before = kept.get(item);
      // Another tab has sent it meanwhile.
      if (before && place.getItem(before) === null) continue;
      const name = before ?? prefix + uuid();
      try {
        place.setItem(name, JSON.stringify(item));
        kept.set(item, name);
      } catch {
        return; // Full: what is in memory still goes, as long as the page lives.
      }
    }
  }

  function take(item: Waiting): void {
    const name = kept.get(item);
    if (name) place.removeItem(name);
  }

  /** Our own first as far as nobody else has sent them, then what others have left; oldest first. */
  function unsent(own: Waiting[]): Waiting[] {
    const present = new Set(names());
    const mine = own.filter((item) => !kept.has(item) || present.delete(kept.get(item)!));
    const others = [...present].flatMap((name) => {
      const item = read(name);
      if (item) kept.set(item, name);
      else place.removeItem(name);
      return item ?? [];
    });
    return [...others, ...mine].sort((a, b) => a.made - b.made);
  }

  function read(name: string): Waiting | undefined {
    try {
      const item = JSON.parse(place.getItem(name) ?? "") as Waiting;
      if (typeof item.body !== "string") return undefined;
      now(item.made); // The page that made it may have had a clock ahead of ours.
      return item;
    } catch {
      return undefined; // Not ours, or damaged.
    }
  }

  /** True when nobody else is sending, or says no more that it is. */
  async function won(): Promise<boolean> {
    const [owner, until] = lease();
    if (owner && owner !== tab && +until! > Date.now()) return false;
    claim();
    await new Promise((done) => setTimeout(done, SETTLE));
    return lease()[0] === tab;
  }

  const claim = (): void => place.setItem(LOCK, `${tab} ${Date.now() + LEASE}`);

  async function leased(own: () => Waiting[], work: (all: Waiting[]) => Promise<void>): Promise<void> {
    // What is kept is the other's to send; the next time that we send, we ask again.
    if (!(await won())) return work(own().filter((item) => !kept.has(item)));
    let cancel = (): void => {};
    const renew = (): void => {
      claim();
      cancel = after(RENEWAL, renew);
    };
    renew();
    try {
      await work(unsent(own()));
    } finally {
      cancel();
      if (lease()[0] === tab) place.removeItem(LOCK);
    }
  }

  return {
    put,
    take,
    async alone(own, work) {
      // Nothing is kept, or not any more: ours that were kept have been sent by another tab.
      if (!names().length) await work(unsent(own()));
      else if (navigator.locks) await navigator.locks.request(LOCK, () => work(unsent(own())));
      else await leased(own, work);
    },
  };
}
