import { cacheExchange, Client, fetchExchange, mapExchange, subscriptionExchange } from "urql";
import { createClient as createSocket, type Client as Socket } from "graphql-ws";
import { connected, disconnected } from "./connection";
import { isUnauthenticated } from "./problem";
import { expire } from "./token";

/** What the server closes a socket with when it does not take the token (graphql-transport-ws: 4401, 4403). */
const refusals = [4401, 4403];

type Session = { token: string | null; client: Client; close: () => void };
let current: Session | null = null;

/** The client for a token (null: nobody signed in yet). A new token gets a new client, and so an empty cache. */
export function clientFor(token: string | null): Client {
  if (current === null || current.token !== token) {
    current?.close();
    current = createClient(token);
  }
  return current.client;
}

function createClient(token: string | null): Session {
  const socket = token === null ? null : openSocket(token);
  const client = new Client({
    url: "/graphql",
    preferGetMethod: false, // GET would put page paths and session ids into access logs.
    fetchOptions: () => (token === null ? {} : { headers: { Authorization: `Bearer ${token}` } }),
    exchanges: [
      mapExchange({
        // A failed operation comes with `data: null`, which urql's types know nothing of: absent it is, for all.
        onResult: (result) => {
          const { data, ...rest } = result;
          return data === null ? rest : result;
        },
        onError: (error) => {
          if (token !== null && isUnauthenticated(error)) expire(token);
        },
      }),
      cacheExchange,
      ...(socket === null ? [] : [subscriptions(socket)]),
      fetchExchange,
    ],
  });
  return { token, client, close: () => void socket?.dispose() };
}

function openSocket(token: string): Socket {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  let watching = 0;
  const socket = createSocket({
    url: `${scheme}://${location.host}/graphql`,
    connectionParams: { token },
    keepAlive: 20_000,
    retryAttempts: Infinity, // A dashboard on a wall outlives any restart of the server.
    retryWait,
    shouldRetry: () => true,
    on: {
      connected,
      closed: (event) => {
        const code = event instanceof CloseEvent ? event.code : 0;
        disconnected(watching > 0);
        if (refusals.includes(code)) expire(token);
      },
    },
  });
  // Counted, because a socket closes itself after its last subscription, and the close code alone can't tell that
  // from a loss: a server may drop the connection without answering the close.
  return {
    ...socket,
    subscribe: (payload, sink) => {
      watching++;
      const stop = socket.subscribe(payload, sink);
      return once(() => {
        watching--;
        stop();
      });
    },
  };
}

function once(action: () => void): () => void {
  let done = false;
  return () => {
    if (!done) action();
    done = true;
  };
}

/** Twice as long each time up to 15 s, and a random part, so that many dashboards do not return all at once. */
function retryWait(retries: number): Promise<void> {
  const wait = Math.min(15_000, 500 * 2 ** retries) * (0.7 + Math.random() * 0.6);
  return new Promise((resolve) => setTimeout(resolve, wait));
}

const subscriptions = (socket: Socket) =>
  subscriptionExchange({
    forwardSubscription: (request) => ({
      subscribe: (sink) => ({
        unsubscribe: socket.subscribe(
          { query: request.query ?? "", variables: request.variables ?? {} },
          {
            next: ({ data, errors }) => sink.next({ data: data ?? null, ...(errors && { errors }) }),
            error: (error) => sink.error(asError(error)),
            // Subscriptions of this schema have no end of their own; urql ignores this after its own unsubscribing.
            complete: () => sink.error(new Error("The server ended the live updates.")),
          },
        ),
      }),
    }),
  });

/** graphql-ws reports errors, lists of GraphQL errors and close events in one argument; urql wants an error. */
function asError(problem: unknown): Error | { graphQLErrors: { message: string }[] } {
  if (Array.isArray(problem)) return { graphQLErrors: problem as { message: string }[] };
  if (problem instanceof Error) return problem;
  return new Error("The live connection was closed.");
}
