// Copies the published files beside our page. Nothing is bundled: version 4 is the last that comes as one script, and
// React 18 the last that does.
import { cp, mkdir, rm } from 'node:fs/promises';

const published = {
  'graphiql/graphiql.min.js': 'graphiql.js',
  'graphiql/graphiql.min.css': 'graphiql.css',
  'react/umd/react.production.min.js': 'react.js',
  'react-dom/umd/react-dom.production.min.js': 'react-dom.js',
};
await rm('dist', { recursive: true, force: true });
await mkdir('dist');
for (const [from, to] of Object.entries(published)) await cp(`node_modules/${from}`, `dist/${to}`);
await cp('src', 'dist', { recursive: true });
