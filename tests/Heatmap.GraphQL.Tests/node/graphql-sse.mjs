// Drives the server at the address given with the stock graphql-sse client and prints what it saw.
import { createClient } from 'graphql-sse';

const url = process.argv[2];
const client = createClient({ url, headers: { token: 'open' }, retryAttempts: 0 });
const seen = { counted: [] };

for await (const answer of client.iterate({ query: 'subscription ($to: Int!) { counted(to: $to) }', variables: { to: 3 } }))
  seen.counted.push(answer.data.counted);

for await (const answer of client.iterate({ query: '{ viewer }' })) seen.viewer = answer.data.viewer;

const endless = client.iterate({ query: 'subscription { endless }' });
await endless.next();
await endless.return();
seen.stopped = true;

const said = [];
for await (const answer of client.iterate({ query: 'subscription { nope }' })) said.push(answer.errors[0].message);
seen.error = said;

const stranger = createClient({ url, headers: { token: 'wrong' }, retryAttempts: 0 });
try {
  await stranger.iterate({ query: '{ viewer }' }).next();
} catch (failure) {
  seen.refused = failure.response.status;
}

process.stdout.write(JSON.stringify(seen));
client.dispose();
process.exit(0);
