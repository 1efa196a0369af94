// Answers, for each question on standard input (one JSON value), what graphql-js makes of it.
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';

// By require, so that the rules and the executor come from one instance of the module.
const require = createRequire(import.meta.url);
const { parse, print, validate, buildSchema, specifiedRules, execute, GraphQLError } = require('graphql');

const { schema: sdl, questions } = JSON.parse(await text(process.stdin));
const schema = buildSchema(sdl);

function revive(value) {
  if (Array.isArray(value)) return value.map(revive);
  if (value === null || typeof value !== 'object') return value;
  if ('$error' in value) return () => { throw new GraphQLError(value.$error); };
  if ('$later' in value) return async () => revive(value.$later);
  if ('$laterError' in value) return async () => { throw new GraphQLError(value.$laterError); };
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, revive(v)]));
}

function places(error) {
  return (error.locations ?? []).map(l => `${l.line}:${l.column}`);
}

async function answer({ query, variables, operationName, root }) {
  let document;
  try {
    document = parse(query);
  } catch (error) {
    return { refused: error.message, at: places(error) };
  }
  const printed = print(document);
  const invalid = [];
  for (const rule of specifiedRules) {
    for (const error of validate(schema, document, [rule]))
      invalid.push({ rule: rule.name.replace(/Rule$/, ''), at: places(error), message: error.message });
  }
  if (invalid.length > 0 || root === undefined) return { printed, invalid };
  const result = await execute({ schema, document, rootValue: revive(root), variableValues: variables, operationName });
  return {
    printed,
    invalid,
    data: result.data,
    errors: (result.errors ?? []).map(e => ({ message: e.message, path: e.path ?? null, at: places(e) })),
  };
}

const answers = [];
for (const question of questions) answers.push(await answer(question));
process.stdout.write(JSON.stringify(answers));
