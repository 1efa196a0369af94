import { describe, expect, it } from "vitest";
import { stage } from "./browser.js";

const at = stage();

const PAGE = `<button id="one">One</button><form id="form"><input id="name"></form>
  <iframe id="own" src="/inner"></iframe><div id="host"></div>
  <script>host.attachShadow({ mode: "open" }).innerHTML = '<form id="deep"><input id="inside"></form>'</script>`;

/** Keeps the books of all that anybody takes of the page, whoever it is, and can describe the page as it stands. */
function bookkeeping(): void {
  const listeners = new Set<string>();
  const timers = new Set<string>();
  const observers = new Set<unknown>();
  const numbers = new Map<unknown, number>();
  const number = (thing: unknown): number =>
    numbers.get(thing) ?? (numbers.set(thing, numbers.size), numbers.size - 1);
  const capturing = (options: unknown): boolean =>
    typeof options === "object" && options !== null
      ? !!(options as { capture?: boolean }).capture
      : !!options;

  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  // The driver listens for its own ends, and comes and goes with its calls.
  const drivers = (): boolean => /UtilityScript|InjectedScript|__playwright/.test(new Error().stack ?? "");
  EventTarget.prototype.addEventListener = function (type: string, handler: never, options?: never) {
    if (!drivers())
      listeners.add(`${number(this ?? window)} ${type} ${number(handler)} ${capturing(options)}`);
    return add.call(this ?? window, type, handler, options);
  };
  EventTarget.prototype.removeEventListener = function (type: string, handler: never, options?: never) {
    listeners.delete(`${number(this ?? window)} ${type} ${number(handler)} ${capturing(options)}`);
    return remove.call(this ?? window, type, handler, options);
  };
  for (const [set, clear] of [
    ["setTimeout", "clearTimeout"],
    ["setInterval", "clearInterval"],
    ["requestAnimationFrame", "cancelAnimationFrame"],
    ["requestIdleCallback", "cancelIdleCallback"],
  ] as const) {
    const page = window as unknown as Record<string, (...args: unknown[]) => number>;
    const [own, cancel] = [page[set]!.bind(window), page[clear]!.bind(window)];
    page[set] = (work, ...rest) => {
      const name = (id: number): string => `${set} ${id}`;
      const id: number = own(
        (...args: unknown[]) => {
          if (set !== "setInterval") timers.delete(name(id));
          (work as (...given: unknown[]) => void)(...args);
        },
        ...rest,
      );
      if (!drivers()) timers.add(name(id));
      return id;
    };
    page[clear] = (id) => {
      timers.delete(`${set} ${String(id)}`);
      return cancel(id);
    };
  }
  for (const kind of [MutationObserver, PerformanceObserver, ResizeObserver, IntersectionObserver]) {
    const { observe, disconnect } = kind.prototype as { observe: () => void; disconnect: () => void };
    Object.assign(kind.prototype, {
      observe(this: unknown, ...args: []) {
        if (!drivers()) observers.add(this);
        return observe.apply(this, args);
      },
      disconnect(this: unknown) {
        observers.delete(this);
        disconnect.call(this);
      },
    });
  }

  /** Every property of an object, by the identity of what it holds. */
  function properties(name: string, thing: object): string[] {
    return Reflect.ownKeys(thing).map((key) => {
      const { value, get, set } = Object.getOwnPropertyDescriptor(thing, key)!;
      const held = [value, get, set].filter((one) => typeof one === "function").map(number);
      return `${name}.${String(key)} ${held.join(" ")}`;
    });
  }

  function described(): Record<string, string[]> {
    const globals = properties("window", window).sort();
    const prototypes = Object.getOwnPropertyNames(window)
      .filter((name) => /^[A-Z]/.test(name))
      .flatMap((name) => {
        const prototype: unknown = (window as unknown as Record<string, { prototype?: unknown }>)[name]
          ?.prototype;
        return prototype instanceof Object ? properties(name, prototype) : [];
      });
    const objects = { history, navigator, document, console, performance, location };
    return {
      listeners: [...listeners].sort(),
      timers: [...timers].sort(),
      observers: [...observers].map((one) => String(number(one))),
      globals,
      prototypes,
      objects: Object.entries(objects).flatMap(([name, one]) => properties(name, one)),
      html: [document.documentElement.getAttributeNames().join(), document.head.innerHTML],
    };
  }
  Object.assign(window, { described });
}

type Books = Window & { described(): Record<string, string[]> };

const described = (): Promise<Record<string, string[]>> =>
  at.page.evaluate(() => (window as unknown as Books).described());

/** The script is there, but nothing has been started. */
async function visitUnstarted(): Promise<void> {
  at.collector.pages["/inner"] = "<button>Inside</button>";
  at.collector.html = PAGE;
  at.collector.head = at.collector.snippet().replace('data-site="pk_test"', "");
  await at.page.goto(at.collector.url());
  await at.page.waitForFunction(() => typeof window.heatmap?.flush === "function");
}

/** Not from within the driver's own call, whose listeners are not booked. */
const start = (): Promise<void> =>
  at.page.evaluate(
    (apiEndpoint) =>
      new Promise<void>((done) =>
        setTimeout(() => {
          window.heatmap.start({ siteId: "pk_test", apiEndpoint, privacyMode: "balanced" });
          done();
        }),
      ),
    at.collector.url("/v1/events/collect"),
  );

describe("the page after stop", () => {
  it("has the listeners, timers, observers, globals, prototypes and objects that it had before start", async () => {
    await at.page.addInitScript(bookkeeping);
    await visitUnstarted();
    const before = await described();
    await start();
    await at.page.click("#one");
    await at.page.mouse.move(200, 200);
    await at.page.type("#name", "abc");
    await at.page.type("#host #inside", "abc");
    await at.page.frameLocator("#own").locator("button").click();
    await at.page.evaluate(() => history.pushState({}, "", "/next"));
    await at.page.evaluate(() => scrollTo(0, 10));
    await at.page.click("#one");
    const during = await described();
    expect(during["listeners"]!.length).toBeGreaterThan(before["listeners"]!.length + 30);
    expect(during["timers"]!.length).toBeGreaterThan(0);
    expect(during["observers"]!.length).toBeGreaterThan(3);
    expect(during["objects"]).not.toEqual(before["objects"]);
    await at.page.evaluate(() => window.heatmap.stop());
    await at.collector.until("both leaves", () => at.collector.of("leave").length === 2);
    const after = await described();
    for (const [what, things] of Object.entries(before)) expect(after[what], what).toEqual(things);
    for (const kind of ["click", "input", "abandon", "attention", "vitals", "move"] as const)
      expect(at.collector.of(kind).length, kind).toBeGreaterThan(0);
  });

  it("hears nothing any more, and can be started again", async () => {
    await visitUnstarted();
    await start();
    await at.page.evaluate(() => window.heatmap.stop());
    await at.collector.until("the end", () => at.collector.of("leave").length === 1);
    const sent = at.collector.taken.length;
    await at.page.click("#one");
    await at.page.keyboard.press("Control+k");
    await at.page.evaluate(() => window.heatmap.flush());
    expect(at.collector.taken.length).toBe(sent);
    await start();
    await at.page.click("#one");
    await at.flush();
    expect(at.collector.of("click").length).toBe(1);
    expect(new Set(at.collector.accepted.map(({ batch }) => batch.run)).size).toBe(2);
  });
});

describe("the site's own errors", () => {
  const FAILING = `<button id="bad">Bad</button><img id="gone">
    <script>
      const seen = window.seen = [];
      window.onerror = (message, source, line, column, error) => {
        seen.push(["onerror", message, source.replace(/.*\\//, ""), line, column, String(error && error.stack).replace(/http\\S+\\//g, "")]);
        return message.includes("handled");
      };
      addEventListener("unhandledrejection", (e) => {
        seen.push(["rejection", String(e.reason)]);
        if (String(e.reason).includes("handled")) e.preventDefault();
      });
      addEventListener("error", (e) => { if (e.target !== window) seen.push(["resource", e.target.id]) }, true);
      bad.onclick = () => { throw new TypeError("from a click") };
    </script>`;

  /** What the page, its handlers and its console see of the same errors. */
  async function seen(head: string): Promise<unknown> {
    const said: string[] = [];
    const page = await at.context.newPage();
    page.on("console", (message) =>
      said.push(`${message.type()}: ${message.text().replace(/http\S+\//g, "")}`),
    );
    page.on("pageerror", (error) => said.push(`uncaught: ${error.message}`));
    at.collector.html = FAILING;
    at.collector.head = head;
    await page.goto(at.collector.url());
    if (head) await page.waitForFunction(() => typeof window.heatmap?.flush === "function");
    await page.click("#bad");
    const own = await page.evaluate(async () => {
      const failed = (work: () => void): string => {
        try {
          work();
          return "nothing";
        } catch (error) {
          return `${(error as Error).name}: ${(error as Error).message}`;
        }
      };
      const told = [
        failed(() => history.pushState(() => {}, "", "/x")),
        failed(() => history.pushState({}, "", "http://elsewhere.example/")),
        failed(() => history.replaceState.call({} as History, {}, "")),
      ];
      setTimeout(() => {
        throw new Error("handled by the page");
      });
      setTimeout(() => {
        throw "a text";
      });
      void Promise.reject(new Error("rejected and handled"));
      void Promise.reject("rejected and not");
      const image = document.querySelector<HTMLImageElement>("#gone")!;
      const broken = new Promise((done) => (image.onerror = done));
      image.src = "data:image/png;base64,AAAA";
      await broken;
      await new Promise((done) => setTimeout(done));
      return told;
    });
    await page.waitForFunction(() => (window as unknown as { seen: unknown[] }).seen.length >= 6);
    const handlers = await page.evaluate(() => (window as unknown as { seen: unknown[] }).seen);
    await page.close();
    return { own, handlers, said };
  }

  it("behave the same with and without us: handlers, console, what is thrown at the caller", async () => {
    const without = await seen("");
    expect(without).toMatchObject({ handlers: { length: 6 } });
    const beside = await seen(at.collector.snippet());
    expect(beside).toEqual(without);
    await at.collector.until("the errors", () => at.collector.of("error").length >= 5);
  });
});
