// Drives the server at the address given with the stock graphql-ws client and prints what it saw.
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const url = process.argv[2];
const client = createClient({ url, webSocketImpl: WebSocket, connectionParams: { token: 'open' }, retryAttempts: 0 });
const seen = { counted: [] };

for await (const answer of client.iterate({ query: 'subscription ($to: Int!) { counted(to: $to) }', variables: { to: 3 } }))
  seen.counted.push(answer.data.counted);

for await (const answer of client.iterate({ query: '{ viewer }' })) seen.viewer = answer.data.viewer;

const endless = client.iterate({ query: 'subscription { endless }' });
await endless.next();
await endless.return();
seen.stopped = true;

const stranger = createClient({ url, webSocketImpl: WebSocket, connectionParams: { token: 'wrong' }, retryAttempts: 0 });
try {
  await stranger.iterate({ query: '{ viewer }' }).next();
} catch (closing) {
  seen.refused = closing.code;
}

try {
  await client.iterate({ query: '{ nope }' }).next();
} catch (errors) {
  seen.error = errors[0].message;
}

process.stdout.write(JSON.stringify(seen));
await client.dispose();
process.exit(0);
