import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import WebSocket from "ws";
import { ARGUMENTS, EXECUTABLE } from "./browser.js";

type Json = Record<string, unknown>;

/**
 * Chromium by its own protocol, with nothing in between: the driver keeps every tab in front and stops pages that are
 * prepared before anybody has asked for them, and those are what is tested here.
 */
export class Bare {
  private number = 0;
  private readonly waiting = new Map<
    number,
    { done: (answer: Json) => void; failed: (error: Error) => void }
  >();

  private constructor(
    private readonly process: ChildProcess,
    private readonly profile: string,
    private readonly socket: WebSocket,
  ) {
    socket.on("message", (data: Buffer) => {
      const answer = JSON.parse(data.toString()) as Json & { id?: number; error?: Json };
      const waiting = this.waiting.get(answer.id ?? 0);
      this.waiting.delete(answer.id ?? 0);
      if (answer.error) waiting?.failed(new Error(JSON.stringify(answer.error)));
      else waiting?.done(answer["result"] as Json);
    });
  }

  static async launch(): Promise<Bare> {
    const profile = await mkdtemp(join(tmpdir(), "heatmap-chromium-"));
    const child = spawn(
      EXECUTABLE,
      [
        ...ARGUMENTS,
        "--headless=new",
        `--user-data-dir=${profile}`,
        "--remote-debugging-port=0",
        "about:blank",
      ],
      { stdio: ["ignore", "ignore", "pipe"] },
    );
    const address = await new Promise<string>((resolve, reject) => {
      let said = "";
      child.stderr!.on("data", (chunk: Buffer) => {
        said += chunk.toString();
        const found = /DevTools listening on (ws:\S+)/.exec(said);
        if (found) resolve(found[1]!);
      });
      child.on("exit", () => reject(new Error(`Chromium ended before it listened: ${said}`)));
    });
    const socket = new WebSocket(address);
    await new Promise((done, failed) => socket.once("open", done).once("error", failed));
    return new Bare(child, profile, socket);
  }

  async close(): Promise<void> {
    const ended = new Promise((done) => this.process.once("exit", done));
    await this.send("Browser.close");
    await ended;
    this.socket.terminate();
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Opens an address in a tab of its own, in front of the others; the tab does as its page says. */
  async open(url: string): Promise<Tab> {
    const { targetId } = await this.send("Target.createTarget", { url });
    return new Tab(this, targetId as string);
  }

  send(method: string, params: Json = {}, sessionId?: string): Promise<Json> {
    const id = ++this.number;
    return new Promise((done, failed) => {
      this.waiting.set(id, { done, failed });
      this.socket.send(JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) }));
    });
  }
}

/** One tab. */
export class Tab {
  constructor(
    private readonly browser: Bare,
    private readonly target: string,
  ) {}

  /** The value of an expression, awaited where it is a promise. Pages prepared from this tab are given up by it. */
  async evaluate<T>(expression: string): Promise<T> {
    const { sessionId } = await this.browser.send("Target.attachToTarget", {
      targetId: this.target,
      flatten: true,
    });
    const wanted = { expression, awaitPromise: true, returnByValue: true };
    const answer = await this.browser.send("Runtime.evaluate", wanted, sessionId as string);
    await this.browser.send("Target.detachFromTarget", { sessionId });
    if (answer["exceptionDetails"]) throw new Error(JSON.stringify(answer["exceptionDetails"]));
    return (answer["result"] as { value: T }).value;
  }

  /** Puts it before the other tabs of its window. */
  async toFront(): Promise<void> {
    await this.browser.send("Target.activateTarget", { targetId: this.target });
  }

  async close(): Promise<void> {
    await this.browser.send("Target.closeTarget", { targetId: this.target });
  }
}
