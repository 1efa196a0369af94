// Adds up what the test runners wrote (TRX of dotnet test, JSON of vitest, notes of single steps) into the closing line.
import { appendFileSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [, , verb, folder, name, outcome] = process.argv;
const notes = join(folder, "steps.txt");

if (verb === "note") {
  appendFileSync(notes, `${outcome} ${name}\n`);
  process.exit(0);
}

const sum = { passed: 0, failed: 0, skipped: 0 };
const told = [];

for (const file of readdirSync(folder)) {
  const path = join(folder, file);
  if (file.endsWith(".trx")) readTrx(path, readFileSync(path, "utf8"));
  if (file.endsWith(".vitest.json")) readVitest(JSON.parse(readFileSync(path, "utf8")));
}
if (existsSync(notes)) {
  for (const line of readFileSync(notes, "utf8").trim().split("\n")) {
    if (line.startsWith("passed")) sum.passed++;
    else {
      sum.failed++;
      told.push(`failed: ${line.slice(7)}`);
    }
  }
}

for (const line of told) console.log(line);
console.log(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exit(sum.failed > 0 || sum.passed === 0 ? 1 : 0);

function readTrx(path, text) {
  const counters = /<Counters ([^/]*)\/>/.exec(text)?.[1] ?? "";
  const count = (key) => Number(new RegExp(`\\b${key}="(\\d+)"`).exec(counters)?.[1] ?? 0);
  const total = count("total");
  const executed = count("executed");
  const passed = count("passed");
  if (total === 0) told.push(`failed: no test in ${path}`);
  sum.passed += passed;
  sum.failed += executed - passed + (total === 0 ? 1 : 0);
  sum.skipped += total - executed;
  for (const [, test, result, rest] of text.matchAll(/<UnitTestResult [^>]*testName="([^"]*)"[^>]*outcome="([^"]*)"[^>]*>([^]*?)(?=<UnitTestResult |<\/Results>)/g)) {
    if (result === "Failed") told.push(`failed: ${test}${reasonIn(rest)}`);
    if (result === "NotExecuted") told.push(`skipped: ${test}`);
  }
}

// The message and the first places of the stack: a failure that doesn't come again must be understood from here.
function reasonIn(result) {
  const part = (name) => new RegExp(`<${name}>([^]*?)</${name}>`).exec(result)?.[1] ?? "";
  const lines = [...part("Message").split("\n").slice(0, 60), ...part("StackTrace").split("\n").slice(0, 12)];
  return lines.map((line) => `\n    ${plain(line)}`).join("");
}

function plain(text) {
  const signs = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&", "#xD": "" };
  return text.replace(/&(#?\w+);/g, (whole, name) => signs[name] ?? whole).trimEnd();
}

function readVitest(report) {
  sum.passed += report.numPassedTests;
  sum.failed += report.numFailedTests;
  sum.skipped += report.numPendingTests + report.numTodoTests;
  for (const suite of report.testResults) {
    if (suite.status === "failed" && suite.assertionResults.length === 0) {
      sum.failed++;
      told.push(`failed: ${suite.name}`);
    }
    for (const test of suite.assertionResults) {
      if (test.status === "failed") told.push(`failed: ${test.fullName}`);
      if (test.status === "pending" || test.status === "skipped") told.push(`skipped: ${test.fullName}`);
    }
  }
}
