import { expect, test } from '@jest/globals';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { Journal } from './journal.js';
import { findUnsent, forgetUnsent } from './unsent.js';

test('what a device keeps is found by its title, without what the server has, and can be thrown away', async () => {
  Object.assign(globalThis, { IDBKeyRange });
  const factory = new IDBFactory();
  expect(await findUnsent(factory)).toEqual([]);
  const journal = await Journal.open(factory);
  const base = { fields: { title: 'Before', content_md: '' }, itemVersion: 1, copyTag: null };
  const chainOf = (chain: string, document: string, begunAt: number) => ({ chain, document, begunAt, base });
  const keep = (chain: string, document: string, begunAt: number, title: string) =>
    journal.append(chainOf(chain, document, begunAt), 1, [{ field: 'title', value: title }], {
      ...base.fields,
      title,
    });
  await keep('a', 'posts/p1', 2_000, 'A post');
  await keep('b', 'posts/p1', 3_000, 'A post, later');
  await keep('c', 'pages/g1', 1_000, 'A page');
  await keep('d', 'posts/p2', 1_000, 'Sent');
  await journal.replace(chainOf('d', 'posts/p2', 1_000), 2, [], []);
  journal.close();
  expect(await findUnsent(factory)).toEqual([
    { kind: 'pages', id: 'g1', title: 'A page', since: 1_000 },
    { kind: 'posts', id: 'p1', title: 'A post, later', since: 2_000 },
  ]);
  await forgetUnsent({ kind: 'posts', id: 'p1' }, factory);
  expect((await findUnsent(factory)).map(({ id }) => id)).toEqual(['g1']);
});
