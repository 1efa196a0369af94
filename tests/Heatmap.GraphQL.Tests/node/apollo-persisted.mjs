// Apollo Client with automatic persisted queries: what it sent each time, "hash" or "text", and what it got.
import { createHash } from 'node:crypto';
import { ApolloClient, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';

const sent = [];
const spy = (address, init) => {
  const asked = init.method === 'GET' ? new URL(address).searchParams.get('query') : JSON.parse(init.body).query;
  sent.push(`${init.method} ${asked ? 'text' : 'hash'}`);
  return fetch(address, init);
};
const client = (useGETForHashedQueries) =>
  new ApolloClient({
    link: new PersistedQueryLink({ sha256: (text) => createHash('sha256').update(text).digest('hex'), useGETForHashedQueries })
      .concat(new HttpLink({ uri: process.argv[2], fetch: spy })),
    cache: new InMemoryCache(),
    defaultOptions: { query: { fetchPolicy: 'network-only' } },
  });

const [byPost, byGet] = [client(false), client(true)];
const query = gql`query ($first: Int) { fallback(first: $first) }`;
const got = [];
for (const [one, first] of [[byPost, 1], [byPost, 2], [byGet, 3]])
  got.push((await one.query({ query, variables: { first } }).catch((error) => ({ data: { fallback: error.message } }))).data.fallback);
process.stdout.write(JSON.stringify({ sent, got }));
process.exit(0);
