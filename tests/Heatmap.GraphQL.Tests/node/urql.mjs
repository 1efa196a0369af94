// Drives the server with the stock urql client: POST, GET, errors, and subscriptions over a socket and over events.
import { Client, cacheExchange, fetchExchange, gql, subscriptionExchange } from '@urql/core';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const [url, socketUrl] = process.argv.slice(2);
const sockets = createClient({ url: socketUrl, webSocketImpl: WebSocket, connectionParams: { token: 'open' } });
const forward = subscriptionExchange({
  forwardSubscription: (request) => ({
    subscribe: (sink) => ({ unsubscribe: sockets.subscribe({ query: request.query ?? '', variables: request.variables }, sink) }),
  }),
});
const common = { url, fetchOptions: { headers: { token: 'open' } }, preferGetMethod: false };
const client = new Client({ ...common, exchanges: [cacheExchange, fetchExchange, forward] });
const byEvents = new Client({ ...common, fetchSubscriptions: true, exchanges: [fetchExchange] });

const all = (source) =>
  new Promise((resolve) => {
    const values = [];
    // urql says the last value once more when the source is done.
    source.subscribe(({ data, error, hasNext }) => (error || !hasNext ? resolve(error ?? values) : values.push(data.counted)));
  });

const counted = gql`subscription ($to: Int!) { counted(to: $to) }`;
const failed = await client.query(gql`{ viewer fails }`, {}).toPromise();
const invalid = await client.query(gql`{ nope }`, {}).toPromise();
const seen = {
  book: (await client.query(gql`query ($id: ID!) { book(id: $id) { title } }`, { id: 'b1' }).toPromise()).data.book.title,
  byGet: (await client.query(gql`{ viewer }`, {}, { preferGetMethod: 'force' }).toPromise()).data.viewer,
  added: (await client.mutation(gql`mutation { add(amount: 2) }`, {}).toPromise()).data.add,
  partly: [failed.data.viewer, failed.error.graphQLErrors[0].extensions.code],
  invalid: invalid.error.graphQLErrors.length,
  bySocket: await all(client.subscription(counted, { to: 3 })),
  byEvents: await all(byEvents.subscription(counted, { to: 3 })),
};
process.stdout.write(JSON.stringify(seen));
process.exit(0);
