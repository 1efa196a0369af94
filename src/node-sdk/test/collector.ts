import { readFile } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { Batch } from "../src/contract.js";

const schema: object = JSON.parse(
  await readFile(new URL("../../browser-sdk/collect.schema.json", import.meta.url), "utf8"),
);
const validate = new Ajv2020({ strict: true, strictTuples: false }).compile(schema);

export interface Taken {
  batch: Batch;
  headers: IncomingHttpHeaders;
  at: number;
}

/** What the next request gets; afterwards all is taken. */
export interface Answer {
  status: number;
  retryAfter?: string;
  text?: string;
  hold?: Promise<void>;
}

/** A server that keeps what it was sent, each body checked by the schema, and answers as it is told. */
export async function openCollector() {
  const taken: Taken[] = [];
  const answers: Answer[] = [];
  const faults: string[] = [];
  const waiting = new Set<() => void>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const batch = JSON.parse(Buffer.concat(chunks).toString("utf8")) as Batch;
    if (!validate(batch)) faults.push(JSON.stringify(validate.errors));
    const { status = 202, retryAfter, text, hold } = answers.shift() ?? {};
    taken.push({ batch, headers: request.headers, at: Date.now() });
    for (const look of waiting) look();
    await hold;
    if (retryAfter) response.setHeader("retry-after", retryAfter);
    response.statusCode = status;
    response.end(text ?? JSON.stringify({ accepted: batch.events.length, rejected: [] }));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    taken,
    answers,
    faults,
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/events/collect`,
    /** Done when so many bodies have come. */
    async until(count: number): Promise<void> {
      await new Promise<void>((done) => {
        const look = (): void => {
          if (taken.length < count) return;
          waiting.delete(look);
          done();
        };
        waiting.add(look);
        look();
      });
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
