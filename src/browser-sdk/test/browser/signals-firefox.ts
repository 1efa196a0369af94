import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import WebSocket from "ws";

type Json = Record<string, unknown>;

/**
 * Debian's Firefox by WebDriver BiDi (W3C), of which its extended-support release knows less than playwright-core asks
 * for. Only what the test needs.
 */
export class Firefox {
  private number = 0;
  private readonly waiting = new Map<number, (answer: Json) => void>();

  private constructor(
    private readonly process: ChildProcess,
    private readonly profile: string,
    private readonly socket: WebSocket,
    private context: string,
  ) {}

  static async launch(executable: string): Promise<Firefox> {
    const profile = await mkdtemp(join(tmpdir(), "heatmap-firefox-"));
    const child = spawn(
      executable,
      ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"],
      { stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, HOME: profile } },
    );
    const address = await new Promise<string>((resolve, reject) => {
      let said = "";
      child.stderr!.on("data", (chunk: Buffer) => {
        said += chunk.toString();
        const found = /WebDriver BiDi listening on (ws:\S+)/.exec(said);
        if (found) resolve(found[1]!);
      });
      child.on("exit", () => reject(new Error(`Firefox ended before it listened: ${said}`)));
    });
    const socket = new WebSocket(`${address}/session`);
    await new Promise((done, failed) => socket.once("open", done).once("error", failed));
    const firefox = new Firefox(child, profile, socket, "");
    socket.on("message", (data: Buffer) => {
      const answer = JSON.parse(data.toString()) as Json;
      firefox.waiting.get(answer["id"] as number)?.(answer);
    });
    await firefox.send("session.new", { capabilities: {} });
    const tree = await firefox.send("browsingContext.getTree", {});
    firefox.context = (tree["contexts"] as { context: string }[])[0]!.context;
    return firefox;
  }

  async close(): Promise<void> {
    const ended = new Promise((done) => this.process.once("exit", done));
    this.process.kill();
    await ended;
    this.socket.terminate();
    await rm(this.profile, { recursive: true, force: true });
  }

  async goto(url: string): Promise<void> {
    await this.send("browsingContext.navigate", { context: this.context, url, wait: "complete" });
  }

  /** The JSON of what the expression comes to. */
  async evaluate<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = (await this.send("script.evaluate", {
      expression: `Promise.resolve(${expression}).then((value) => JSON.stringify(value ?? null))`,
      target: { context: this.context },
      awaitPromise: true,
    })) as { result?: { value: string }; exceptionDetails?: { text: string } };
    if (!result) throw new Error(exceptionDetails?.text);
    return JSON.parse(result.value) as T;
  }

  async click(x: number, y: number): Promise<void> {
    const pressed = [
      { type: "pointerMove", x, y },
      { type: "pointerDown", button: 0 },
      { type: "pointerUp", button: 0 },
    ];
    await this.act({ type: "pointer", id: "mouse", actions: pressed });
  }

  /** Keys one after the other; those of `held` are down meanwhile (code points of WebDriver, 17.4.2). */
  async press(keys: string, held: string[] = []): Promise<void> {
    const down = (value: string): Json => ({ type: "keyDown", value });
    const up = (value: string): Json => ({ type: "keyUp", value });
    const typed = [...keys].flatMap((key) => [down(key), up(key)]);
    await this.act({ type: "key", id: "keys", actions: [...held.map(down), ...typed, ...held.map(up)] });
  }

  private act(actions: Json): Promise<Json> {
    return this.send("input.performActions", { context: this.context, actions: [actions] });
  }

  private async send(method: string, params: Json): Promise<Json> {
    const id = ++this.number;
    const answered = new Promise<Json>((done) => this.waiting.set(id, done));
    this.socket.send(JSON.stringify({ id, method, params }));
    const answer = await answered;
    this.waiting.delete(id);
    if (answer["type"] === "error") throw new Error(`${method}: ${String(answer["message"])}`);
    return answer["result"] as Json;
  }
}
