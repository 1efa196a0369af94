// The trackers that are compared: what a page has to say to use each, which files it loads, and what its server answers.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const require = createRequire(import.meta.url);
const here = fileURLToPath(new URL(".", import.meta.url));

/**
 * @typedef {{ status?: number, type?: string, body: string | Buffer }} Answer
 * @typedef {object} Tracker
 * @property {string} name
 * @property {string} does What it captures in this comparison.
 * @property {string} head What the page carries in its head.
 * @property {(path: string) => Promise<Answer | null>} get Its own files and settings.
 * @property {(path: string) => Answer} post What its server says to what it sends.
 */

const script = (body) => ({ type: "text/javascript", body });
const json = (value) => ({ type: "application/json", body: JSON.stringify(value) });
const nothing = async () => null;

/** @returns {Promise<Tracker[]>} */
export async function trackers() {
  const all = [
    none(),
    await ours(),
    await oursWithReplay(),
    posthog(false),
    posthog(true),
    clarity(),
    await openreplay(),
    await umami(),
  ];
  return all.filter((tracker) => tracker !== null);
}

function none() {
  return { name: "no tracker", does: "nothing", head: "", get: nothing, post: () => json({}) };
}

async function built(name) {
  try {
    return await readFile(join(here, "../dist", name));
  } catch (error) {
    throw new Error(`dist/${name} is missing: run "npm run build" in the folder above first.`, {
      cause: error,
    });
  }
}

const taken = () => ({ status: 202, ...json({ accepted: 50, rejected: [] }) });

async function ours() {
  const file = await built("heatmap.js");
  return {
    name: "heatmap",
    does: "views, clicks, movement, scrolling, forms, errors, vitals",
    head: '<script async src="/sdk/heatmap.js" data-site="pk_bench" data-mode="permissive" data-consent="analytics"></script>',
    get: async (path) => (path === "/sdk/heatmap.js" ? script(file) : null),
    post: taken,
  };
}

async function oursWithReplay() {
  const replay = await built("replay.js").catch(() => null);
  if (!replay) return null;
  const plain = await ours();
  return {
    ...plain,
    name: "heatmap with replay",
    does: `${plain.does}, DOM recording`,
    head: plain.head.replace("data-site", 'data-enable-replay="true" data-site'),
    get: async (path) => (path === "/sdk/replay.js" ? script(replay) : plain.get(path)),
  };
}

/** The settings that its server would answer with; without them it waits, or leaves features off. */
function posthog(records) {
  const folder = join(dirname(require.resolve("posthog-js/package.json")), "dist");
  const remote = {
    supportedCompression: ["gzip-js"],
    autocapture_opt_out: false,
    heatmaps: true,
    capturePerformance: { web_vitals: true, network_timing: false },
    captureDeadClicks: true,
    autocaptureExceptions: true,
    sessionRecording: records ? { endpoint: "/s/", recorderVersion: "v2" } : false,
    hasFeatureFlags: false,
    siteApps: [],
  };
  const options = {
    api_host: "",
    capture_pageview: "history_change",
    capture_heatmaps: true,
    disable_session_recording: !records,
    disable_surveys: true,
    // A browser that is driven by a program counts as a bot otherwise.
    opt_out_useragent_filter: true,
    session_recording: { maskAllInputs: true, maskTextSelector: "*" },
  };
  return {
    name: records ? "posthog with replay" : "posthog",
    does: `views, clicks, heatmaps, dead clicks, errors, vitals${records ? ", DOM recording" : ""}`,
    head: `<script src="/static/array.js"></script><script>posthog.init("phc_bench", {...${JSON.stringify(options)}, api_host: location.origin})</script>`,
    async get(path) {
      if (path.endsWith("/config.js")) {
        return script(
          `(window._POSTHOG_REMOTE_CONFIG ??= {})["phc_bench"] = { config: ${JSON.stringify(remote)}, siteApps: [] };`,
        );
      }
      if (path.endsWith("/config")) return json(remote);
      if (!path.startsWith("/static/")) return null;
      return script(await readFile(join(folder, path.split("/").at(-1))));
    },
    post: (path) => json(path.startsWith("/flags") ? { featureFlags: {}, ...remote } : { status: 1 }),
  };
}

function clarity() {
  const file = join(dirname(require.resolve("clarity-js/package.json")), "build/clarity.min.js");
  const options = { projectId: "bench", upload: "/collect", track: true, content: false };
  return {
    name: "clarity",
    does: "views, clicks, movement, scrolling, errors, DOM recording",
    head: `<script src="/clarity.js"></script><script>clarity("start", ${JSON.stringify(options)})</script>`,
    get: async (path) => (path === "/clarity.js" ? script(await readFile(file)) : null),
    post: () => ({ type: "text/plain", body: "" }),
  };
}

async function openreplay() {
  const { outputFiles } = await build({
    stdin: {
      contents:
        'import Tracker from "@openreplay/tracker";' +
        'new Tracker({ projectKey: "bench", ingestPoint: location.origin + "/ingest", __DISABLE_SECURE_MODE: true, obscureTextEmails: true, defaultInputMode: 2 }).start();',
      resolveDir: here,
    },
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    logLevel: "warning",
  });
  const started = {
    token: "token",
    userUUID: "00000000-0000-4000-8000-000000000000",
    sessionID: "1",
    projectID: "1",
    delay: 0,
    beaconSizeLimit: 1_000_000,
    compressionThreshold: 24_000,
    startTimestamp: undefined,
  };
  return {
    name: "openreplay",
    does: "views, clicks, movement, scrolling, inputs, errors, vitals, network, DOM recording",
    head: '<script async src="/openreplay.js"></script>',
    async get(path) {
      if (path === "/openreplay.js") return script(Buffer.from(outputFiles[0].contents));
      return path.startsWith("/ingest/v1/web/") ? json({ tags: [], conditions: [], flags: [] }) : null;
    },
    post: (path) =>
      path.endsWith("/web/start") ? json({ ...started, startTimestamp: Date.now() }) : json({}),
  };
}

/** Not on npm: its script.js, as its own build makes it, is named by UMAMI_TRACKER. */
async function umami() {
  const path = process.env["UMAMI_TRACKER"];
  if (!path) {
    console.error("umami is left out: UMAMI_TRACKER names no script.js (README.md says where to get it).");
    return null;
  }
  const file = await readFile(path);
  return {
    name: "umami",
    does: "views",
    head: '<script defer src="/script.js" data-website-id="00000000-0000-4000-8000-000000000000"></script>',
    get: async (asked) => (asked === "/script.js" ? script(file) : null),
    post: () => json({ cache: "token" }),
  };
}
