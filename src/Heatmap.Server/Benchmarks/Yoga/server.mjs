// The same catalogue as Benchmarks/Catalogue, on graphql-yoga as its documentation sets it up, without logging.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { createSchema, createYoga } from 'graphql-yoga';

const products = Array.from({ length: 1000 }, (_, i) => ({
  id: String(i),
  name: `Plant ${i}`,
  price: 5 + (i % 40) / 4,
  inStock: i % 7 !== 0,
  tags: ['green', i % 2 === 0 ? 'indoor' : 'outdoor'],
  reviews: Array.from({ length: 3 }, (_, n) => ({
    author: `Reader ${(i + n) % 50}`,
    stars: 1 + ((i + n) % 5),
    text: n === 2 ? null : 'Grows well and asks for little.',
  })),
}));

const yoga = createYoga({
  schema: createSchema({
    typeDefs: readFileSync(new URL('catalogue.graphql', import.meta.url), 'utf8'),
    resolvers: {
      Query: {
        product: (_, { id }) => products[Number(id)] ?? null,
        products: (_, { first }) => products.slice(0, first ?? products.length),
      },
    },
  }),
  logging: false,
});

const server = createServer(yoga);
server.listen(0, '127.0.0.1', () => console.log(`Listening: http://127.0.0.1:${server.address().port}`));
