// Drives the server with the stock Apollo Client: queries, mutations, subscriptions, errors, automatic persisted queries.
import { ApolloClient, ApolloLink, CombinedGraphQLErrors, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const [url, socketUrl] = process.argv.slice(2);
const http = new HttpLink({ uri: url, headers: { token: 'open' } });
const socket = new GraphQLWsLink(createClient({ url: socketUrl, webSocketImpl: WebSocket, connectionParams: { token: 'open' } }));
const link = ApolloLink.split(({ query }) => query.definitions.some((d) => d.operation === 'subscription'), socket, http);
const client = new ApolloClient({ link, cache: new InMemoryCache() });

const all = (observable) =>
  new Promise((resolve, reject) => {
    const values = [];
    observable.subscribe({ next: ({ data }) => values.push(data.counted), error: reject, complete: () => resolve(values) });
  });
const messages = (error) => CombinedGraphQLErrors.is(error) && error.errors.map((e) => e.extensions?.code ?? e.message.slice(0, 18));

const partly = await client.query({ query: gql`{ viewer fails }`, errorPolicy: 'all' });
const seen = {
  book: (await client.query({ query: gql`query ($id: ID!) { book(id: $id) { title } }`, variables: { id: 'b1' } })).data.book.title,
  added: (await client.mutate({ mutation: gql`mutation { add(amount: 2) }` })).data.add,
  partly: [partly.data.viewer, messages(partly.error)],
  invalid: await client.query({ query: gql`{ nope }` }).catch(messages),
  bySocket: await all(client.subscribe({ query: gql`subscription { counted(to: 3) }` })),
};
process.stdout.write(JSON.stringify(seen));
process.exit(0);
