// Compares what trackers cost a page. node compare.mjs [--runs 3] [--seconds 60] [--only NAME...]
import { parseArgs } from "node:util";
import { measure } from "./measure.mjs";
import { trackers } from "./trackers.mjs";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "3" },
    seconds: { type: "string", default: "60" },
    only: { type: "string", multiple: true, default: [] },
  },
});
const [runs, seconds] = [Number(values.runs), Number(values.seconds)];
if (!(runs >= 1) || !(seconds >= 10)) throw new Error("--runs takes a number from 1, --seconds one from 10.");

const chosen = (await trackers()).filter(
  ({ name }) => !values.only.length || values.only.includes(name) || name === "no tracker",
);
const costs = new Map(chosen.map((tracker) => [tracker.name, []]));
// In turns, so that an hour in which the machine is slow is everybody's.
for (let run = 1; run <= runs; run++) {
  for (const tracker of chosen) {
    const cost = await measure(tracker, seconds);
    costs.get(tracker.name).push(cost);
    console.error(`run ${run} of ${runs}: ${tracker.name}`, cost);
  }
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const of = (name, key) => median(costs.get(name).map((cost) => cost[key]));
const kilo = (bytes) => (bytes / 1000).toFixed(1);
const over = (name, key) => of(name, key) - of("no tracker", key);

console.log(
  `| tracker | captures | down, KB | up, KB | requests | main thread, ms | longest task, ms | heap, KB |`,
);
console.log(`|---|---|---|---|---|---|---|---|`);
for (const { name, does } of chosen) {
  const page = name === "no tracker";
  const main = page ? of(name, "main").toFixed(0) : `+${over(name, "main").toFixed(0)}`;
  const heap = page ? kilo(of(name, "heap")) : `+${kilo(over(name, "heap"))}`;
  const cells = [
    name,
    does,
    kilo(of(name, "down")),
    kilo(of(name, "up")),
    of(name, "requests"),
    main,
    of(name, "longest").toFixed(1),
    heap,
  ];
  console.log(`| ${cells.join(" | ")} |`);
}
