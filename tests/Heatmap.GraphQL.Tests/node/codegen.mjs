// Generates types with graphql-codegen from the server's introspection and from the SDL on standard input.
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import { codegen } from '@graphql-codegen/core';
import * as operations from '@graphql-codegen/typescript-operations';
import * as typescript from '@graphql-codegen/typescript';

const require = createRequire(import.meta.url);
const { buildClientSchema, buildSchema, getIntrospectionQuery, lexicographicSortSchema, parse, printSchema } = require('graphql');

const query = `query Shelf($first: Int) { books(first: $first) { title genre author { name } } }
  subscription Counting { counted(to: 3) }`;
const generate = (schema) =>
  codegen({
    filename: 'types.ts',
    schema: parse(printSchema(lexicographicSortSchema(schema))),
    documents: [{ location: 'shelf.graphql', document: parse(query) }],
    config: {},
    plugins: [{ typescript: {} }, { operations: {} }],
    pluginMap: { typescript, operations },
  });

const response = await fetch(process.argv[2], {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query: getIntrospectionQuery({ oneOf: true, inputValueDeprecation: true, specifiedByUrl: true }) }),
});
const served = await generate(buildClientSchema((await response.json()).data));
const written = await generate(buildSchema(await text(process.stdin)));
const complete = ['type ShelfQuery', 'type CountingSubscription'].every((name) => served.includes(name));
process.stdout.write(served === written && complete ? 'same' : served);
