// One visit to the page with one tracker in a new browser profile, and what it cost.
import { chromium } from "playwright-core";
import { Site } from "./site.mjs";
import { visit } from "./visit.mjs";

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

// Tasks of a thread (RunTask) are told in the first of these, the threads' names in the second.
const CATEGORIES = ["disabled-by-default-devtools.timeline", "__metadata"];

// Trackers that send what a closed page has left do so at once.
const QUIET = 1_500;
const LONGEST_WAIT = 30_000;

/**
 * @typedef {object} Cost
 * @property {number} down Bytes of bodies that the tracker loaded, compressed.
 * @property {number} up Bytes of bodies that it sent.
 * @property {number} requests
 * @property {number} main Milliseconds of processor time that the page's main thread worked, the page's own included.
 * @property {number} longest Milliseconds of processor time of its longest task.
 * @property {number} heap Bytes of the heap after a collection, the page's own included.
 */

/** @returns {Promise<Cost>} */
export async function measure(tracker, seconds) {
  const site = new Site(tracker);
  const address = await site.open();
  const browser = await chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: ARGUMENTS,
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
    const errors = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await browser.startTracing(page, { categories: CATEGORIES });
    await page.goto(address);
    await visit(page, seconds);
    const tasks = tasksOf(JSON.parse(await browser.stopTracing()));
    const heap = await heapOf(page);
    await page.goto("about:blank");
    await quiet(site);
    complain(tracker, site, errors);
    return { down: site.down, up: site.up, requests: site.requests, ...tasks, heap };
  } finally {
    await browser.close();
    await site.close();
  }
}

/** The trace's units are microseconds. Of all main threads the page's is the one that worked most. */
function tasksOf({ traceEvents }) {
  const mains = new Set(
    traceEvents
      .filter((e) => e.name === "thread_name" && e.args.name === "CrRendererMain")
      .map((e) => `${e.pid}/${e.tid}`),
  );
  const threads = new Map();
  for (const event of traceEvents) {
    const thread = `${event.pid}/${event.tid}`;
    if (event.name !== "RunTask" || !mains.has(thread)) continue;
    const worked = (event.tdur ?? 0) / 1_000;
    const known = threads.get(thread) ?? { main: 0, longest: 0 };
    threads.set(thread, { main: known.main + worked, longest: Math.max(known.longest, worked) });
  }
  const busiest = [...threads.values()].sort((a, b) => b.main - a.main)[0];
  if (!busiest?.main)
    throw new Error("The trace holds no task of a main thread: this Chromium names them otherwise.");
  return busiest;
}

async function heapOf(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return usedSize;
}

async function quiet(site) {
  const until = performance.now() + LONGEST_WAIT;
  while (!site.isQuietFor(QUIET)) {
    if (performance.now() > until) throw new Error(`${site.tracker.name} sends on and on.`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** A tracker that failed on the page, or asked for what it didn't get, was not measured fairly. */
function complain(tracker, site, errors) {
  for (const told of new Set(errors)) console.error(`${tracker.name}: an error on the page: ${told}`);
  for (const path of new Set(site.missing))
    console.error(`${tracker.name}: asked for ${path}, which isn't there.`);
}
