// Runs the server audit of graphql-http against the address given and prints every result that is not ok.
import { serverAudits } from 'graphql-http';

const audits = serverAudits({ url: process.argv[2] });
const bad = [];
const counts = {};
for (const audit of audits) {
  const result = await audit.fn();
  const level = audit.name.split(' ')[0];
  counts[level] = (counts[level] ?? 0) + 1;
  if (result.status !== 'ok') bad.push(`${audit.id} ${audit.name}: ${result.reason}`);
}

process.stdout.write(JSON.stringify({ counts, bad }));
