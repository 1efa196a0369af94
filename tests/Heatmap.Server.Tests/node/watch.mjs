// Subscribes with the stock client and prints each message on a line: { id, data } or { id, error }.
// Usage: node watch.mjs <ws url> <token> <id=query>...
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const [url, token, ...subscriptions] = process.argv.slice(2);
const client = createClient({ url, webSocketImpl: WebSocket, connectionParams: { token }, retryAttempts: 0 });
const print = (line) => process.stdout.write(JSON.stringify(line) + '\n');

for (const subscription of subscriptions) {
  const cut = subscription.indexOf('=');
  const id = subscription.slice(0, cut);
  client.subscribe(
    { query: subscription.slice(cut + 1) },
    {
      next: (message) => print({ id, ...message }),
      error: (error) => print({ id, error: Array.isArray(error) ? error : String(error) }),
      complete: () => print({ id, complete: true }),
    },
  );
}

process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
