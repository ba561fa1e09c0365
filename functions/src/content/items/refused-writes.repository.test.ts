import { expect, test } from '@jest/globals';
import type { ShardFormats } from '../directory/shard-format.repository.js';
import { RefusedWrites } from './refused-writes.repository.js';

type Db = Parameters<RefusedWrites['orTooLarge']>[0];

/** As production says it. */
const TOO_LARGE = Object.assign(
  new Error("Document 'projects/p/databases/d/documents/content_texts/7' exceeds the maximum size"),
  { code: 3 },
);

function begin(entries: Record<string, unknown>) {
  const updates: unknown[][] = [];
  const transaction = {
    get: () => Promise.resolve({ get: () => entries }),
    update: (_shard: unknown, ...fields: unknown[]) => updates.push(fields),
  };
  const db = {
    collection: () => ({ doc: () => ({}) }),
    runTransaction: (work: (its: typeof transaction) => unknown) => Promise.resolve(work(transaction)),
  };
  const formats = { get: () => Promise.resolve({ salt: 's' }) } as unknown as ShardFormats;
  return { updates, db: db as unknown as Db, refused: new RefusedWrites({ name: 'post' }, formats) };
}

const text = Buffer.of(3, 0);

test('what a full shard of texts refuses is written in place of its terms', async () => {
  const entries = { a: { text, terms: Buffer.of(1, 2) }, b: { text }, c: { text, terms: Buffer.of() } };
  const { updates, db, refused } = begin(entries);
  const write = () => (updates.length === 0 ? Promise.reject(TOO_LARGE) : Promise.resolve('written'));
  expect(await refused.orTooLarge(db, 'new', write)).toBe('written');
  // The time of the change, and one field.
  expect(updates.map((fields) => [fields.length, fields[3]])).toEqual([[4, Buffer.of()]]);
});

test('by itself, too, where others are written with it', async () => {
  const { updates, db, refused } = begin({ a: { text, terms: Buffer.of(1, 2) } });
  const write = (items: readonly { readonly id: string }[]) =>
    updates.length === 0 ? Promise.reject(TOO_LARGE) : Promise.resolve(items.map(({ id }) => id));
  expect(await refused.orOneByOne(db, [{ id: 'a' }, { id: 'b' }], write)).toEqual(['a', 'b']);
});

test('and refused where there are none', async () => {
  const { updates, db, refused } = begin({ b: { text }, ballast: 'x', none: null });
  const write = () => Promise.reject(TOO_LARGE);
  await expect(refused.orTooLarge(db, 'new', write)).rejects.toMatchObject({ code: 'failed-precondition' });
  expect(await refused.orOneByOne(db, [{ id: 'new' }], write)).toMatchObject([
    { error: { code: 'failed-precondition' } },
  ]);
  expect(updates).toEqual([]);
});
