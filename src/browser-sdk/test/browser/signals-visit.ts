import type { Locator, Page } from "playwright-core";
import type { CapturedEvent } from "../../src/contract.js";
import type { Collector } from "./collector.js";

/** Whatever the page is made of, a visitor acts in it, and writes down what was done without looking at what is sent. */
export class Visitor {
  /** One line for each thing done, in order. */
  readonly done: string[] = [];
  /** Every place the pointer was put, in CSS pixels of the document. */
  readonly places: string[] = [];

  constructor(private readonly page: Page) {}

  async arrive(url: string): Promise<void> {
    await this.page.goto(url);
    await this.ready();
    await this.viewed();
  }

  async reload(): Promise<void> {
    this.done.push(`leave ${this.path()}`);
    await this.page.reload();
    await this.ready();
    await this.viewed();
  }

  /** Presses the main button in the middle of what `where` names. */
  async click(where: string | Locator, count = 1): Promise<void> {
    const place = await this.aim(where);
    for (let n = 1; n <= count; n++) this.done.push(`click ${this.path()} ${place} 0 ${n}`);
    const { x, y } = this.at!;
    await this.page.mouse.click(x, y, { clickCount: count });
  }

  async rightClick(where: string | Locator): Promise<void> {
    this.done.push(`click ${this.path()} ${await this.aim(where)} 2 1`);
    await this.page.mouse.click(this.at!.x, this.at!.y, { button: "right" });
  }

  /** Presses a button that has the focus by Enter: a click in its middle that no pointer made. */
  async press(where: string): Promise<void> {
    await this.page.focus(where);
    const box = (await this.page.locator(where).boundingBox())!;
    this.done.push(`click ${this.path()} ${await this.placeOf(box)} 0 1`);
    await this.page.keyboard.press("Enter");
  }

  async type(where: string | Locator, text: string): Promise<void> {
    await this.click(where);
    await this.page.keyboard.type(text);
    const length = text.length > 50 ? "long" : text.length > 10 ? "medium" : "short";
    this.done.push(`input ${this.path()} ${length}`);
  }

  async shortcut(keys: string, combo: string): Promise<void> {
    this.done.push(`key ${this.path()} ${combo}`);
    await this.page.keyboard.press(keys);
  }

  async scrollTo(y: number): Promise<void> {
    await this.page.evaluate((top) => {
      const scrolled = new Promise((done) => addEventListener("scroll", done, { once: true }));
      scrollTo({ top, behavior: "instant" });
      return scrolled;
    }, y);
    this.done.push(`scroll ${this.path()} ${await this.page.evaluate(() => Math.round(scrollY))}`);
    // The next stretch of scrolling is one of its own.
    await this.page.evaluate(() => window.heatmap.flush());
  }

  async track(name: string): Promise<void> {
    this.done.push(`custom ${this.path()} ${name}`);
    await this.page.evaluate((told) => window.heatmap.track(told), name);
  }

  /** Something else happened that the script knows of: `submit`, `abandon`, `error`. */
  note(kind: string, path = this.path()): void {
    this.done.push(`${kind} ${path}`);
  }

  /** Does what changes the view within the page. */
  async turn(work: () => Promise<unknown>): Promise<void> {
    const before = this.path();
    await work();
    await this.page.waitForURL((url) => url.pathname + url.hash !== before);
    this.done.push(`leave ${before}`);
    await this.viewed();
  }

  left(path = this.path()): void {
    this.done.push(`leave ${path}`);
  }

  path(): string {
    const { pathname, hash } = new URL(this.page.url());
    return pathname + hash;
  }

  async flush(): Promise<void> {
    await this.page.evaluate(() => window.heatmap.flush());
  }

  private at: { x: number; y: number } | undefined;

  private async aim(where: string | Locator): Promise<string> {
    const target = typeof where === "string" ? this.page.locator(where) : where;
    await target.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await target.boundingBox())!;
    // Whole pixels: what a browser makes of halves is its own affair.
    this.at = { x: Math.floor(x + width / 2), y: Math.floor(y + height / 2) };
    await this.page.mouse.move(this.at.x, this.at.y);
    const place = await this.placeOf({ ...this.at, width: 0, height: 0 });
    this.places.push(place);
    return place;
  }

  private async placeOf(box: { x: number; y: number; width: number; height: number }): Promise<string> {
    const [left, top] = await this.page.evaluate(() => [scrollX, scrollY] as const);
    return `${Math.round(box.x + box.width / 2 + left)},${Math.round(box.y + box.height / 2 + top)}`;
  }

  private async viewed(): Promise<void> {
    this.done.push(`view ${this.path()}`);
  }

  private async ready(): Promise<void> {
    await this.page.waitForFunction(() => typeof window.heatmap?.flush === "function");
  }
}

const WRITTEN = /^(view|leave|click|input|submit|abandon|key|custom|error|copy)$/;

/** What arrived, run by run, in the words of a visitor. Scrolling is left out: a stretch may be told in several parts. */
export function arrived(collector: Collector): string[] {
  return inOrder(collector)
    .filter(({ event }) => WRITTEN.test(event.type))
    .map(({ event, path }) => worded(event, path));
}

function worded(event: CapturedEvent, path: string): string {
  if (event.type === "click") return `click ${path} ${event.x},${event.y} ${event.button} ${event.count}`;
  if (event.type === "input") return `input ${path} ${event.length}`;
  if (event.type === "key") return `key ${path} ${event.combo}`;
  if (event.type === "custom") return `custom ${path} ${event.name}`;
  return `${event.type} ${path}`;
}

export interface Arrived {
  run: string;
  event: CapturedEvent;
  path: string;
}

/** Every event with its run and the path of its page, runs in order of their first event, events by number. */
export function inOrder(collector: Collector): Arrived[] {
  const runs = new Map<string, Arrived[]>();
  for (const { batch } of collector.accepted) {
    const paths = new Map(
      batch.pages.map(({ id, url }) => [id, new URL(url).pathname + new URL(url).hash] as const),
    );
    const events = runs.get(batch.run) ?? [];
    for (const event of batch.events) events.push({ run: batch.run, event, path: paths.get(event.page)! });
    runs.set(batch.run, events);
  }
  return [...runs.values()]
    .map((events) => events.sort((one, other) => one.event.seq - other.event.seq))
    .sort(([one], [other]) => one!.event.at - other!.event.at)
    .flat();
}
