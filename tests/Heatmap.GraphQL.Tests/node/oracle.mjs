// Answers, for each question on standard input (one JSON value), what graphql-js makes of it.
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';

// By require, so that the rules and the executor come from one instance of the module.
const require = createRequire(import.meta.url);
const { parse, print, validate, buildSchema, buildASTSchema, validateSchema, specifiedRules, execute, GraphQLError } = require('graphql');
const { specifiedSDLRules } = require('graphql/validation/specifiedRules.js');
const { validateSDL } = require('graphql/validation/validate.js');

const { schema: sdl, questions } = JSON.parse(await text(process.stdin));
const schema = buildSchema(sdl);

function places(error) {
  return (error.locations ?? []).map(l => `${l.line}:${l.column}`);
}

// Keys in order, so that two engines that coerce alike say the same.
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return `{${Object.keys(value).sort().map(k => `${JSON.stringify(k)}:${canonical(value[k])}`).join(',')}}`;
}

function echo() {
  return Object.fromEntries(Object.keys(schema.getType('Echo').getFields()).map(name => [name, args => canonical(args)]));
}

function revive(value) {
  if (Array.isArray(value)) return value.map(revive);
  if (value === null || typeof value !== 'object') return value;
  if ('$error' in value) return () => { throw new GraphQLError(value.$error); };
  if ('$later' in value) return async () => revive(value.$later);
  if ('$laterError' in value) return async () => { throw new GraphQLError(value.$laterError); };
  if ('$echo' in value) return echo();
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, revive(v)]));
}

function read(source) {
  try {
    return { document: parse(source) };
  } catch (error) {
    return { refused: error.message, at: places(error) };
  }
}

// A rule that throws has found something too.
function attempt(check) {
  try {
    return check();
  } catch (error) {
    return [error];
  }
}

function byRule(rules, check) {
  const invalid = [];
  for (const rule of rules) {
    for (const error of attempt(() => check(rule)))
      invalid.push({ rule: rule.name.replace(/Rule$/, ''), at: places(error), message: error.message });
  }
  return invalid;
}

async function run({ query, variables, operationName, root }) {
  const { document, ...refusal } = read(query);
  if (!document) return refusal;
  const printed = print(document);
  const invalid = byRule(specifiedRules, rule => validate(schema, document, [rule]));
  if (invalid.length > 0 || root === undefined) return { printed, invalid };
  const result = await execute({ schema, document, rootValue: revive(root), variableValues: variables, operationName });
  return {
    printed,
    invalid,
    data: result.data,
    errors: (result.errors ?? []).map(e => ({ message: e.message, path: e.path ?? null, at: places(e) })),
  };
}

// What a schema's text breaks as text, and where it breaks nothing, what the types made of it break.
function build(source) {
  const { document, ...refusal } = read(source);
  if (!document) return refusal;
  const invalid = byRule(specifiedSDLRules, rule => validateSDL(document, undefined, [rule]));
  if (invalid.length > 0) return { invalid };
  try {
    return { invalid, unsound: validateSchema(buildASTSchema(document)).map(e => e.message) };
  } catch (error) {
    return { invalid, unsound: [error.message] };
  }
}

function readOnly(source) {
  const { document, ...refusal } = read(source);
  return document ? { printed: print(document) } : refusal;
}

const answers = [];
for (const question of questions) {
  if ('sdl' in question) answers.push(build(question.sdl));
  else if ('read' in question) answers.push(readOnly(question.read));
  else answers.push(await run(question));
}
process.stdout.write(JSON.stringify(answers));
