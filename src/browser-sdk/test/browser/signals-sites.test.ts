import { describe, expect, it } from "vitest";
import { stage } from "./browser.js";
import { SITES, type Site } from "./signals-sites.js";
import { arrived, inOrder, Visitor } from "./signals-visit.js";

const at = stage();

function serve(site: Site): void {
  Object.assign(at.collector.scripts, site.scripts);
  Object.assign(at.collector.pages, site.pages, { "/elsewhere": "<p>Elsewhere</p>" });
  at.collector.html = site.html;
  at.collector.head = at.collector.snippet('data-flush-interval="700"');
}

/** What an order between tabs and kinds can't be asked of: how often each thing was done. */
const tally = (lines: string[]): string[] => [...lines].sort();

function nothingTwiceNothingLost(): void {
  const numbers = new Map<string, number[]>();
  for (const { run, event } of inOrder(at.collector))
    numbers.set(run, [...(numbers.get(run) ?? []), event.seq]);
  for (const [run, seqs] of numbers) expect(seqs, `numbers of run ${run}`).toEqual(seqs.map((_, n) => n + 1));
  const views = new Map<string, string[]>();
  for (const { run, event } of inOrder(at.collector))
    if (event.type === "vitals")
      views.set(run + event.page, [...(views.get(run + event.page) ?? []), event.name]);
  for (const names of views.values()) expect(new Set(names).size).toBe(names.length);
}

/** Each click has its reaction, each trail only places where the pointer was, attention is the engaged time. */
function allOfIt(visitors: Visitor[]): void {
  const events = inOrder(at.collector);
  const clicks = events.filter(({ event }) => event.type === "click");
  const reactions = events.flatMap(({ run, event }) =>
    event.type === "reaction" ? [`${run} ${event.of}`] : [],
  );
  expect(tally(reactions)).toEqual(tally(clicks.map(({ run, event }) => `${run} ${event.seq}`)));
  const places = new Set(visitors.flatMap((visitor) => visitor.places));
  for (const { event } of events)
    if (event.type === "move") for (const [, x, y] of event.points) expect(places).toContain(`${x},${y}`);
  const scrolled = events.flatMap(({ event, path }) =>
    event.type === "scroll" ? [`scroll ${path} ${event.y}`] : [],
  );
  for (const line of visitors.flatMap(({ done }) => done).filter((one) => one.startsWith("scroll")))
    expect(scrolled).toContain(line);
  let [attended, engaged] = [0, 0];
  for (const { event } of events) {
    if (event.type === "attention") attended += event.portions.reduce((sum, [, , ms]) => sum + ms, 0);
    if (event.type === "leave") engaged += event.engaged;
  }
  expect(Math.abs(attended - engaged)).toBeLessThan(100 * at.collector.of("leave").length);
}

describe.each(await Promise.all(SITES.map((make) => make())))("$name", (site) => {
  it("arrives as it was visited: reload, offline and back, two tabs, the cache, the closing of tabs", async () => {
    serve(site);
    const visitor = new Visitor(at.page);
    await visitor.arrive(at.collector.url());
    await site.act(visitor, at.page);
    await visitor.reload();
    await site.act(visitor, at.page);

    await at.context.setOffline(true);
    await visitor.track("said offline");
    await visitor.flush();
    await at.context.setOffline(false);

    const tab = await at.context.newPage();
    const other = new Visitor(tab);
    await other.arrive(at.collector.url());
    await site.act(other, tab);
    await visitor.track("said beside another tab");
    other.left();
    await tab.close({ runBeforeUnload: true });

    // The driver loses sight of a page that comes out of the cache; the collector does not.
    const path = visitor.path();
    visitor.left();
    await at.page.goto(at.collector.url("/elsewhere"));
    await at.page.evaluate(() => void setTimeout(() => history.back()));
    visitor.note("view", path);
    const expected = (): string[] =>
      tally([...visitor.done, ...other.done].filter((line) => !/^scroll/.test(line)));
    await at.collector.until("all of it", () => arrived(at.collector).length >= expected().length);

    expect(tally(arrived(at.collector))).toEqual(expected());
    // A field and a form are told when they are left, which the next thing done may be or not.
    const timely = (lines: string[]): string[] =>
      lines.filter((line) => !/^(input|abandon|scroll)/.test(line));
    expect(timely(arrived(at.collector))).toEqual(timely([...visitor.done, ...other.done]));
    nothingTwiceNothingLost();
    allOfIt([visitor, other]);
  });
});
