/** Which of the admin API's routes the dashboard has a place for, by its source; of the others it is said why. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ROOT } from '../paths.mjs';
import { localRoutes } from './openapi-document.ts';

/** What programs alone have a use for, and why. @see docs/adr/0061-the-dashboard.md */
const FOR_PROGRAMS: Readonly<Record<string, string>> = {
  'PATCH /admin/api/{kind}/:id': 'the editor writes working copies and makes them live',
  'POST /admin/api/{kind}/:id/restore': 'the list restores one as it does several',
  'GET /admin/api/authors': 'filters and choices need names alone, and a profile is read by itself',
  'GET /admin/api/users/:id': 'the list has all that is known of an account',
  'GET /admin/api/redirects/:id': 'likewise',
  'GET /admin/api/suppressions/:id': 'likewise',
  'GET /admin/api/queues/:name': 'the screen shows both',
  'GET /admin/api/settings/revisions/:version': 'a version is taken back whole, and shown by the form then',
};

const SOURCE = join(ROOT, 'web', 'admin', 'src');

const CALL =
  /(?:\.|(?:askAny|this\.ask)(?:<[^(]*>)?\(\s*')(GET|PUT|POST|PATCH|DELETE)(?:'\s*,\s*|\(\s*)['`]([^'`]*)['`]/g;

/** `POST /admin/api/{kind}/:id/publish` of a call as it stands in a source file. */
function operationsIn(source: string): string[] {
  return [...source.matchAll(CALL)].map(([, verb = '', path = '']) => {
    const whole = path.startsWith('/admin/api') ? path : `/admin/api/{kind}/{id}${path}`;
    return `${verb} ${unnamed(whole)}`;
  });
}

/** A path whose parameters have no names, but for that of a kind of content. */
function unnamed(path: string): string {
  return path.replaceAll(/\$?\{(?!kind\})[^}]*\}|:\w+/g, ':');
}

const called = new Set(
  readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => operationsIn(readFileSync(join(SOURCE, file), 'utf8'))),
);

const ofAnyKind = (operation: string): string =>
  operation.replace(/\/admin\/api\/(?:posts|pages|projects)\/:/, '/admin/api/{kind}/:');

test('the dashboard has a place for each route of the admin API, or it is said why not', () => {
  const all = localRoutes()
    .filter(({ path }) => path.startsWith('/admin/api/'))
    .map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  // Where there are both, PUT does the same as PATCH.
  const operations = all.filter(
    (operation) => !operation.startsWith('PUT ') || !all.includes(operation.replace('PUT', 'PATCH')),
  );
  expect(operations.length).toBeGreaterThan(100);
  const lacking = operations.filter(
    (operation) => !called.has(unnamed(operation)) && !called.has(unnamed(ofAnyKind(operation))),
  );
  expect([...new Set(lacking.map(ofAnyKind))].sort()).toEqual(Object.keys(FOR_PROGRAMS).sort());
});
