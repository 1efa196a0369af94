// Takes the newest data on user agents from its sources into this folder:
//   node refresh.mjs UAP_CORE_CLONE CRAWLER_USER_AGENTS_FOLDER
// where the first is a clone of https://github.com/ua-parser/uap-core (its npm package lags behind, and lacks the
// test cases) and the second the unpacked npm package crawler-user-agents. Then: run the tests, raise
// Enrichment.Version, and note both versions in README.md here.
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [uapCore, crawlers] = process.argv.slice(2);
if (!uapCore || !crawlers) {
  console.error("Call: node refresh.mjs UAP_CORE_CLONE CRAWLER_USER_AGENTS_FOLDER");
  process.exit(2);
}

const here = dirname(fileURLToPath(import.meta.url));
const tests = join(here, "../../../../tests/Heatmap.Ingest.Tests/Enriching/Data");

copyFileSync(join(uapCore, "regexes.yaml"), join(here, "uap-core.yaml"));
copyFileSync(join(uapCore, "LICENSE"), join(here, "uap-core.LICENSE"));
copyFileSync(join(uapCore, "tests/test_ua.yaml"), join(tests, "uap-core-browsers.yaml"));
copyFileSync(join(uapCore, "tests/test_os.yaml"), join(tests, "uap-core-systems.yaml"));
// There are some 16,000 devices, of which every sixteenth shows enough.
const [head, ...devices] = readFileSync(join(uapCore, "tests/test_device.yaml"), "utf8").split(/^(?= *- user_agent_string:)/m);
writeFileSync(join(tests, "uap-core-devices.yaml"), head + devices.filter((_, i) => i % 16 === 0).join(""));

const list = JSON.parse(readFileSync(join(crawlers, "crawler-user-agents.json"), "utf8"));
const kind = (entry) => (entry.tags?.length ? entry.tags[0] : "crawler");
const lines = list.map((entry) => `${kind(entry)}\t${entry.pattern.replaceAll("\\/", "/")}\n`);
writeFileSync(join(here, "crawlers.tsv"), lines.join(""));
copyFileSync(join(crawlers, "LICENSE"), join(here, "crawler-user-agents.LICENSE"));
const agents = list.flatMap((entry) => (entry.instances ?? []).slice(0, 1)).filter((agent) => !/[\r\n]/.test(agent));
writeFileSync(join(tests, "crawlers.txt"), agents.join("\n") + "\n");
