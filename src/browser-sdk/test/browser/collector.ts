import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { Batch, CapturedEvent } from "../../src/contract.js";

const root = new URL("../../", import.meta.url);
const script = await readFile(new URL("dist/heatmap.js", root));
const explain = await readFile(new URL("dist/explain.js", root));
const integrity = (await readFile(new URL("dist/heatmap.js.integrity", root), "utf8")).trim();
const schema: object = JSON.parse(await readFile(new URL("collect.schema.json", root), "utf8"));
const validate = new Ajv2020({ strict: true, strictTuples: false }).compile(schema);

export interface Taken {
  batch: Batch;
  /** The body as it came, byte by byte. */
  raw: string;
  text: string;
  gzip: boolean;
  type: string | undefined;
  status: number;
  at: number;
}

/** What the next request gets; afterwards 202 again. */
export interface Answer {
  status: number;
  retryAfter?: number;
  hold?: Promise<void>;
}

type OfType<T extends CapturedEvent["type"]> = Extract<CapturedEvent, { type: T }>;

/** A site and a collector in one: serves pages with the snippet, records every body that comes in. */
export class Collector {
  readonly taken: Taken[] = [];
  readonly answers: Answer[] = [];
  readonly methods: string[] = [];
  html = "";
  /** Bodies of further pages, by path. */
  readonly pages: Record<string, string> = {};
  /** Scripts, by path. */
  readonly scripts: Record<string, string> = {};
  head = "";
  csp = "";
  shopAttributes = "";
  private port = 0;
  private readonly waiters = new Set<() => void>();
  private readonly server = createServer((request, response) => void this.serve(request, response));

  async open(): Promise<void> {
    await new Promise<void>((done) => this.server.listen(0, done));
    this.port = (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  url(path = "/"): string {
    return `http://localhost:${this.port}${path}`;
  }

  /** The same server under another origin. */
  elsewhere(path: string): string {
    return `http://127.0.0.1:${this.port}${path}`;
  }

  snippet(attributes = ""): string {
    return `<script async src="/sdk/heatmap.js" data-site="pk_test" integrity="${integrity}" crossorigin="anonymous" ${attributes}></script>`;
  }

  /** All that came, without what chance makes: in ids and times any four digits stand now and then. */
  get words(): string {
    const chance = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b1\d{12}\b/g;
    return this.taken.map(({ text }) => text.replace(chance, "")).join();
  }

  /** Bodies that were answered with 202. */
  get accepted(): Taken[] {
    return this.taken.filter((one) => one.status === 202);
  }

  get events(): CapturedEvent[] {
    return this.accepted.flatMap((one) => one.batch.events);
  }

  of<T extends CapturedEvent["type"]>(type: T): OfType<T>[] {
    return this.events.filter((event): event is OfType<T> => event.type === type);
  }

  /** Resolves as soon as `met` holds; it is asked again after each body that came in. */
  async until(what: string, met: () => boolean): Promise<void> {
    if (met()) return;
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => {
        this.waiters.delete(ask);
        const seen = this.taken.map(
          (one) => `${one.status}:${one.batch.events.map((e) => e.type).join(",")}`,
        );
        reject(new Error(`never came: ${what}; came: ${seen.join(" | ")}`));
      }, 30_000);
      const ask = (): void => {
        if (!met()) return;
        clearTimeout(late);
        this.waiters.delete(ask);
        resolve();
      };
      this.waiters.add(ask);
    });
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-expose-headers", "retry-after");
    const path = new URL(request.url ?? "/", this.url()).pathname;
    if (path === "/v1/events/collect") return this.collect(request, response);
    if (path === "/sdk/heatmap.js" || path in this.scripts) {
      response.setHeader("content-type", "text/javascript");
      response.end(this.scripts[path] ?? script);
    } else if (path === "/sdk/explain.js") {
      response.setHeader("content-type", "text/javascript");
      response.end(explain);
    } else if (path === "/page.js") {
      response.setHeader("content-type", "text/javascript");
      response.end("document.documentElement.dataset.ran = 'yes';");
    } else if (path.startsWith("/demo/")) {
      await this.shop(path.slice("/demo/".length) || "index.html", response);
    } else {
      response.setHeader("content-type", "text/html; charset=utf-8");
      if (this.csp) response.setHeader("content-security-policy", this.csp);
      response.end(`<!doctype html><html lang="en"><head><title>Test page</title>
        <link rel="icon" href="data:,">${path in this.pages ? "" : this.head}</head><body>${this.pages[path] ?? this.html}</body></html>`);
    }
  }

  /** The demo shop, with the snippet where the server will put it. */
  private async shop(name: string, response: ServerResponse): Promise<void> {
    const kinds: Record<string, string> = {
      html: "text/html",
      css: "text/css",
      js: "text/javascript",
      svg: "image/svg+xml",
    };
    const file = await readFile(new URL(`../Heatmap.Server/demo/${name}`, root), "utf8");
    response.setHeader("content-type", `${kinds[name.split(".").pop() ?? ""]}; charset=utf-8`);
    response.end(file.replace("<!-- heatmap:snippet -->", this.snippet(this.shopAttributes)));
  }

  private async collect(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.methods.push(request.method ?? "");
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) chunks.push(chunk as Buffer);
    } catch (error) {
      if (!request.complete) return; // The test is over, and its browser gone in the middle of a body.
      throw error;
    }
    const raw = Buffer.concat(chunks);
    const gzip = raw[0] === 0x1f && raw[1] === 0x8b;
    const text = (gzip ? gunzipSync(raw) : raw).toString("utf8");
    const batch = JSON.parse(text) as Batch;
    if (!validate(batch)) throw new Error(`${JSON.stringify(validate.errors)}\n${text}`);
    const { status, retryAfter, hold } = this.answers.shift() ?? { status: 202 };
    const type = request.headers["content-type"];
    this.taken.push({ batch, raw: raw.toString("latin1"), text, gzip, type, status, at: Date.now() });
    await hold;
    if (retryAfter !== undefined) response.setHeader("retry-after", String(retryAfter));
    response.statusCode = status;
    response.end(JSON.stringify({ accepted: batch.events.length, rejected: [] }));
    for (const ask of [...this.waiters]) ask();
  }
}
