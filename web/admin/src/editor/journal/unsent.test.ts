import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { Journal, type Chain } from './journal.js';
import { findUnsent, forgetUnsent } from './unsent.js';

const base = { fields: { title: 'Before', content_md: '' }, itemVersion: 1, copyTag: null };

let factory: IDBFactory;
let journal: Journal;

beforeEach(async () => {
  Object.assign(globalThis, { IDBKeyRange });
  factory = new IDBFactory();
  journal = await Journal.open(factory);
});

afterEach(() => {
  journal.close();
  Reflect.deleteProperty(globalThis, 'IDBKeyRange');
});

const chainOf = (chain: string, document: string, begunAt: number): Chain => ({
  chain,
  document,
  begunAt,
  base,
});
const keep = (chain: Chain, seq: number, title: string): Promise<void> =>
  journal.append(chain, seq, [{ field: 'title', value: title }], { ...base.fields, title });
const find = () => findUnsent(factory);

test('what a device keeps is found by its title, without what the server has, and can be thrown away', async () => {
  expect(await find()).toEqual([]);
  await keep(chainOf('a', 'posts/p1', 2_000), 1, 'A post');
  await keep(chainOf('b', 'posts/p1', 3_000), 1, 'A post, later');
  await keep(chainOf('c', 'pages/g1', 1_000), 1, 'A page');
  await keep(chainOf('d', 'posts/p2', 1_000), 1, 'Sent');
  await journal.replace(chainOf('d', 'posts/p2', 1_000), 2, [], []);
  const found = await find();
  expect(found).toMatchObject([
    { kind: 'pages', id: 'g1', title: 'A page', since: 1_000 },
    { kind: 'posts', id: 'p1', title: 'A post, later', since: 2_000 },
  ]);
  for (const unsent of found.filter(({ id }) => id === 'p1')) await forgetUnsent(unsent, factory);
  expect((await find()).map(({ id }) => id)).toEqual(['g1']);
});

test('what is written after it was found is not thrown away with it', async () => {
  const chain = chainOf('a', 'posts/p1', 1_000);
  await keep(chain, 1, 'Found');
  const found = await find();
  await keep(chain, 2, 'Found, and written on');
  for (const unsent of found) await forgetUnsent(unsent, factory);
  expect((await find()).map(({ title }) => title)).toEqual(['Found, and written on']);
});

test('what an editor has open is told from what was left', async () => {
  await keep(chainOf('a', 'posts/p1', 1_000), 1, 'Left');
  await keep(chainOf('b', 'posts/p2', 2_000), 1, 'Open');
  const open = await navigator.locks.request('firefolio-editor:posts/p2', async () =>
    (await find()).filter(({ isOpen }) => isOpen),
  );
  expect(open.map(({ title }) => title)).toEqual(['Open']);
  expect((await find()).map(({ isOpen }) => isOpen)).toEqual([false, false]);
});
