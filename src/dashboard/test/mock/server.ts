// A small server with the dashboard's contract: /graphql over POST and WebSocket, the built dashboard, a shop.
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { buildSchema, execute, graphql, parse, subscribe, validate } from "graphql";
import { useServer } from "graphql-ws/use/ws";
import { WebSocketServer } from "ws";
import { html, pages } from "./pages";
import { resolvers, type Mock } from "./resolvers";
import { World } from "./world";

const room = join(import.meta.dirname, "../..");
const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};
// The policy that the real server sends: what breaks it must break here first.
const policy =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self' ws: wss:; frame-src 'self'";

export type MockServer = { origin: string; mock: Mock; close: () => Promise<void> };

export async function startMock(port = 0): Promise<MockServer> {
  const now = (): number => Date.now();
  const mock: Mock = {
    world: new World(now),
    origin: "",
    token: "token-1",
    password: "one-time",
    mustChangePassword: true,
    role: "owner",
    awaitsSetUp: false,
    now,
  };
  const schema = buildSchema(await readFile(join(room, "../../schema.graphql"), "utf8"));
  const root = resolvers(mock);
  const http = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(error);
      response.writeHead(500).end();
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? "/", "http://mock").pathname;
    if (path === "/graphql") return answerQuery(request, response);
    const page = pages.find((one) => one.path === path);
    if (page !== undefined)
      return void response.writeHead(200, { "content-type": types[".html"] }).end(html(page));
    const file = join(room, "dist", extname(path) === "" ? "index.html" : path);
    const body = await readFile(file).catch(() => null);
    if (body === null) return void response.writeHead(404).end("not found");
    response
      .writeHead(200, { "content-type": types[extname(file)] ?? "", "content-security-policy": policy })
      .end(body);
  }

  async function answerQuery(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const asked = JSON.parse(Buffer.concat(chunks).toString()) as {
      query: string;
      variables?: Record<string, unknown>;
      operationName?: string;
    };
    const token = request.headers.authorization?.replace(/^Bearer /, "") ?? null;
    const result = await graphql({
      schema,
      source: asked.query,
      rootValue: root,
      contextValue: { token },
      variableValues: asked.variables ?? {},
      operationName: asked.operationName ?? null,
    });
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(result));
  }

  const sockets = new WebSocketServer({ server: http, path: "/graphql" });
  const live = useServer(
    {
      schema,
      // Its own copies would be those of graphql's CommonJS build, which don't know a schema of the other build.
      ...{ execute, parse, subscribe, validate },
      roots: { subscription: root },
      onConnect: (connection) => connection.connectionParams?.["token"] === mock.token,
      context: (connection) => ({ token: connection.connectionParams?.["token"] ?? null }),
    },
    sockets,
  );
  await new Promise<void>((resolve) => http.listen(port, "127.0.0.1", resolve));
  mock.origin = `http://localhost:${(http.address() as AddressInfo).port}`;
  const close = async (): Promise<void> => {
    await live.dispose();
    http.closeAllConnections();
    await new Promise((resolve) => http.close(resolve));
  };
  return { origin: mock.origin, mock, close };
}
