import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** The server's test host, built by `dotnet build Heatmap.sln -c Release`; the code is the one it is started with. */
const HOST = fileURLToPath(
  new URL("../../../tests/Heatmap.TestHost/bin/Release/net10.0/Heatmap.TestHost.dll", import.meta.url),
);
const CODE = "the-set-up-code";

export interface RealServer {
  address: string;
  siteId: string;
  ask<T>(query: string, variables?: Record<string, unknown>): Promise<T>;
  stop(): Promise<void>;
}

/** A whole Heatmap server in a process of its own, with one organisation and its site. */
export async function startServer(): Promise<RealServer> {
  const folder = await mkdtemp(join(tmpdir(), "heatmap-node-sdk-"));
  const child = spawn("dotnet", [HOST, join(folder, "data")], { stdio: ["pipe", "pipe", "inherit"] });
  const address = await firstLine(child);
  let token = "";
  const ask = async <T>(query: string, variables: Record<string, unknown> = {}): Promise<T> => {
    const response = await fetch(new URL("/graphql", address), {
      method: "POST",
      headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
    });
    const answer = (await response.json()) as { data: T; errors?: unknown };
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data;
  };
  const login = await ask<{ setUp: { token: string } }>(
    `mutation($c: String!) { setUp(code: $c, organization: "Acme", login: "owner", password: "correct horse battery",
      site: "Shop", origins: ["https://shop.example"]) { token } }`,
    { c: CODE },
  );
  token = login.setUp.token;
  const { sites } = await ask<{ sites: { publicKey: string }[] }>("{ sites { publicKey } }");
  return {
    address,
    siteId: sites[0]!.publicKey,
    ask,
    async stop() {
      const ended = once(child, "exit");
      child.stdin!.end(); // It serves until its input ends.
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function firstLine(child: ChildProcess): Promise<string> {
  const early = once(child, "exit").then(([code]): never => {
    throw new Error(`The test host ended (${code}): build it by 'dotnet build Heatmap.sln -c Release'.`);
  });
  const line = once(createInterface(child.stdout!), "line") as Promise<[string]>;
  const [address] = await Promise.race([line, early]);
  early.catch(() => undefined); // Later its end is what `stop` asks for.
  return address;
}

/** Passes requests on to the server, but keeps the first answer to itself: the connection breaks. */
export async function losesFirstAnswer(to: string): Promise<{ address: string; close(): Promise<void> }> {
  let answers = 0;
  const proxy = createServer((incoming, outgoing) => {
    const { method = "POST", url = "/", headers } = incoming;
    const onward = request(new URL(url, to), { method, headers }, (answer) => {
      if (++answers === 1) {
        answer.resume().on("end", () => outgoing.destroy());
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  await new Promise<void>((done) => proxy.listen(0, "127.0.0.1", done));
  return {
    address: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    async close() {
      proxy.closeAllConnections();
      await new Promise((done) => proxy.close(done));
    },
  };
}
