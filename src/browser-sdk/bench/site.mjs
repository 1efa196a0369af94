// A shop's page with one tracker on it, and that tracker's server: counts what each of the two sends the other.
import { createServer } from "node:http";
import { gzipSync } from "node:zlib";
import { page } from "./page.mjs";

export class Site {
  /** Bytes of bodies, the page itself left out. */
  down = 0;
  up = 0;
  requests = 0;
  missing = [];
  #lastAt = 0;
  #open = 0;

  /** @param {import("./trackers.mjs").Tracker} tracker */
  constructor(tracker) {
    this.tracker = tracker;
    this.server = createServer((request, response) => {
      this.#take(request, response).catch((error) => {
        console.error(`${request.method} ${request.url}:`, error);
        process.exitCode = 1;
        response.writeHead(500).end();
      });
    });
  }

  async open() {
    await new Promise((ready) => this.server.listen(0, "127.0.0.1", ready));
    return `http://127.0.0.1:${this.server.address().port}`;
  }

  async close() {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  /** Whether nothing has come for so many milliseconds. */
  isQuietFor(milliseconds) {
    return this.#open === 0 && performance.now() - this.#lastAt >= milliseconds;
  }

  async #take(request, response) {
    const path = new URL(request.url, "http://site").pathname;
    if (request.method === "GET" && /^\/(item\/\d+)?$/.test(path)) {
      return this.#send(response, { type: "text/html; charset=utf-8", body: page(this.tracker.head) });
    }
    if (path === "/favicon.ico") return response.writeHead(204).end();
    this.#open++;
    try {
      await this.#serve(request, response, path);
    } finally {
      this.#open--;
      this.#lastAt = performance.now();
    }
  }

  async #serve(request, response, path) {
    this.requests++;
    for await (const chunk of request) this.up += chunk.length;
    const answer = request.method === "GET" ? await this.tracker.get(path) : this.tracker.post(path);
    if (!answer) this.missing.push(`${request.method} ${path}`);
    this.down += this.#send(response, answer ?? { status: 404, type: "text/plain", body: "" });
  }

  /** Compressed as every host of scripts does. */
  #send(response, { status = 200, type, body }) {
    const packed = gzipSync(body, { level: 9 });
    const headers = {
      "content-type": type,
      "content-encoding": "gzip",
      "content-length": packed.length,
      "cache-control": "no-store",
    };
    response.writeHead(status, { ...headers, "access-control-allow-origin": "*" }).end(packed);
    return packed.length;
  }
}
