// Builds a client schema from the server's introspection and holds it against the SDL on standard input.
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';

const require = createRequire(import.meta.url);
const { buildClientSchema, buildSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema } = require('graphql');

const query = getIntrospectionQuery({
  descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true,
});
const response = await fetch(process.argv[2], {
  method: 'POST',
  headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
  body: JSON.stringify({ query }),
});
const { data, errors } = await response.json();
if (errors) throw new Error(JSON.stringify(errors));
const theirs = printSchema(lexicographicSortSchema(buildSchema(await text(process.stdin))));
const ours = printSchema(lexicographicSortSchema(buildClientSchema(data)));
process.stdout.write(ours === theirs ? 'same' : ours);
