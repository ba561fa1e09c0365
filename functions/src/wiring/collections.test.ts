import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { COLLECTIONS } from './collections.js';
import { KINDS } from './kinds.js';

/** Collections without a form of their own, and why. */
const OTHERS: Readonly<Record<string, string>> = {
  content_directory: 'follows from the items: reindex',
  content_directory_base: 'follows from the directory: sweeps make it anew',
  content_texts: 'follows from the items: reindex',
  content_dictionaries: 'follows from the items: reindex',
  post_directory: 'of version 0.1: reindex brings it over',
  post_texts: 'of version 0.1: reindex brings it over',
  upload: 'parts of a file, gone with their job',
  output: 'parts of a file, gone with their job',
  stats: 'nothing of it is read but a time, and a salt that is made anew',
};

const SOURCE = join(import.meta.dirname, '..');

const sources = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => readFileSync(join(SOURCE, file), 'utf8'));

function namesBy(pattern: RegExp): string[] {
  const found = sources.flatMap((source) => [...source.matchAll(pattern)].map(([, name]) => name ?? ''));
  return [...new Set(found)].sort();
}

test('every collection that the code names is migrated, or it is said why not', () => {
  const known = [...COLLECTIONS.map(({ name }) => name), ...Object.keys(OTHERS)];
  expect(known).toEqual(expect.arrayContaining(namesBy(/\.collection(?:Group)?\('(\w+)'\)/g)));
});

test('every collection that has a form is migrated', () => {
  const forms = namesBy(/new StoredCollection\(\{\s*name: '(\w+)'/g);
  const ofKinds = KINDS.flatMap(({ collection, slugCollection }) => [collection, slugCollection]);
  const names = [...new Set(COLLECTIONS.map(({ name }) => name))];
  expect(names.sort()).toEqual([...forms, ...ofKinds].sort());
});

test('each collection has a name of its own, also where several lie below others', () => {
  const names = COLLECTIONS.map(({ fullName }) => fullName);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toContain('blog_posts/revisions');
});
