import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { changesBetween } from '../writing/changes.js';
import type { Fields } from '../writing/fields.js';
import { Journal, type Chain } from './journal.js';

const DOCUMENT = 'posts/p1';
const start: Fields = { title: 'Otters', content_md: 'One.\n' };

let factory: IDBFactory;
let journal: Journal;

beforeEach(async () => {
  factory = new IDBFactory();
  Object.assign(globalThis, { IDBKeyRange });
  journal = await Journal.open(factory);
});

afterEach(() => {
  journal.close();
  Reflect.deleteProperty(globalThis, 'IDBKeyRange');
});

function chainOf(chain: string, begunAt = 1, fields = start): Chain {
  return { chain, document: DOCUMENT, base: { fields, itemVersion: 3, copyTag: null }, begunAt };
}

/** Writes texts one after the other, as keystrokes do. @returns the last sequence number */
async function write(chain: Chain, texts: readonly string[]): Promise<number> {
  let state = chain.base.fields;
  for (const [index, text] of texts.entries()) {
    const next = { ...state, content_md: text };
    await journal.append(chain, index + 1, changesBetween(state, next), next);
    state = next;
  }
  return texts.length;
}

describe('the journal', () => {
  test('has after a restart all that was written, with each state on the way', async () => {
    await write(chainOf('a'), ['One. T', 'One. Tw', 'One. Two.']);
    journal.close();
    journal = await Journal.open(factory);
    const [kept] = await journal.read(DOCUMENT);
    expect(kept?.fields).toEqual({ ...start, content_md: 'One. Two.' });
    expect(kept?.states.map((state) => state['content_md'])).toEqual(['One. T', 'One. Tw', 'One. Two.']);
    expect(kept).toMatchObject({ chain: 'a', base: { fields: start, itemVersion: 3 }, lastSeq: 3 });
    expect((await journal.unsent('title')).map(({ document }) => document)).toEqual([DOCUMENT]);
    expect(await journal.read('posts/other')).toEqual([]);
  });

  test('has what is still to be sent on the base that the server acknowledged', async () => {
    const chain = chainOf('a');
    const seq = await write(chain, ['Sent.', 'Sent. And more.']);
    const fields = { ...start, content_md: 'Sent.' };
    const acknowledged: Chain = { ...chain, base: { fields, itemVersion: 3, copyTag: '"wc-1"' } };
    const written = { ...start, content_md: 'Sent. And more.' };
    await journal.replace(acknowledged, seq + 1, changesBetween(fields, written), []);
    expect(await journal.read(DOCUMENT)).toMatchObject([
      { base: { copyTag: '"wc-1"' }, fields: written, states: [written] },
    ]);
    await journal.replace(
      { ...chain, base: { fields: written, itemVersion: 3, copyTag: '"wc-2"' } },
      seq + 2,
      [],
      [],
    );
    expect(await journal.read(DOCUMENT)).toMatchObject([{ fields: written, states: [] }]);
    expect(await journal.unsent('title')).toEqual([]);
  });

  test('keeps each tab apart, and gives to one what another has left', async () => {
    const [older, newer] = [chainOf('older', 1), chainOf('newer', 2)];
    await write(older, ['Of the older one.']);
    await write(newer, ['Of the newer one.']);
    const left = await journal.read(DOCUMENT);
    expect(left.map(({ chain }) => chain)).toEqual(['older', 'newer']);
    const mine = chainOf('mine', 3);
    const both = { ...start, content_md: 'Of both.' };
    await journal.replace(mine, 1, changesBetween(start, both), left);
    expect(await journal.read(DOCUMENT)).toMatchObject([{ chain: 'mine', fields: both }]);
  });

  test('keeps a chain whole that went on after it was read', async () => {
    const robbed = chainOf('robbed');
    await write(robbed, ['Read.']);
    const left = await journal.read(DOCUMENT);
    const later = { ...start, content_md: 'Read. And later.' };
    await journal.append(robbed, 2, changesBetween({ ...start, content_md: 'Read.' }, later), later);
    await journal.replace(chainOf('mine', 2), 1, [{ field: 'content_md', value: 'Read.' }], left);
    expect((await journal.read(DOCUMENT)).map(({ fields }) => fields['content_md'])).toEqual([
      'Read. And later.',
      'Read.',
    ]);
  });

  test('begins a chain again, with its whole state, that another tab has taken over', async () => {
    const robbed = chainOf('robbed');
    await write(robbed, ['x'.repeat(1_000)]);
    await journal.replace(chainOf('mine', 2), 1, [], await journal.read(DOCUMENT));
    const next = { ...start, content_md: `${'x'.repeat(1_000)}y` };
    await journal.append(robbed, 2, [{ field: 'content_md', at: 1_000, removed: 0, inserted: 'y' }], next);
    expect((await journal.read(DOCUMENT)).find(({ chain }) => chain === 'robbed')?.fields).toEqual(next);
  });

  test('tells one field of what is kept as it was written last, also where it was changed by parts', async () => {
    const long = 'An otter '.repeat(30);
    const chain = chainOf('a', 1, { ...start, title: long });
    let state = chain.base.fields;
    for (const [index, changed] of [
      { title: `${long}sings` },
      { content_md: 'Two.' },
      { title: `${long}sang`, content_md: 'Three.' },
      { content_md: 'Four.' },
    ].entries()) {
      const next = { ...state, ...changed };
      await journal.append(chain, index + 1, changesBetween(state, next), next);
      state = next;
    }
    const ends = [{ chain: 'a', lastSeq: 4 }];
    expect(await journal.unsent('title')).toEqual([
      { document: DOCUMENT, value: `${long}sang`, begunAt: 1, ends },
    ]);
    await write(chainOf('later', 2), ['Of a later tab.']);
    expect(await journal.unsent('title')).toEqual([
      { document: DOCUMENT, value: 'Otters', begunAt: 1, ends: [...ends, { chain: 'later', lastSeq: 1 }] },
    ]);
    expect(await journal.unsent('never_written')).toMatchObject([{ value: null }]);
  });

  test('forgets what its writer does not want, and old chains that have nothing to send', async () => {
    const [unwanted, old] = [chainOf('unwanted', 1), chainOf('old', 1)];
    await write(unwanted, ['No.']);
    await journal.forget('unwanted');
    await journal.replace(old, 1, [], []);
    await write(chainOf('unsent', 1), ['Still here.']);
    await journal.tidy(2);
    expect((await journal.read(DOCUMENT)).map(({ chain }) => chain)).toEqual(['unsent']);
  });
});
