import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { packTerms, type PackedText } from '../content/index.js';
import { BrokenDocuments } from '../platform/index.js';
import type { PostEntry } from '../posts/index.js';
import { SearchService } from './search.service.js';

/** As many different words as fill several turns when each of some posts has them. */
const LONG = Array.from({ length: 1_200 }, (_, i) => `w${i}`).join(' ');

const DAY = new Date('2026-01-01T00:00:00Z');

const packText = (plain: string) => ({ text: deflateRawSync(plain), terms: packTerms(plain) });

function postOf(id: string, title = 'Some title'): PostEntry {
  const times = { publishedAt: DAY, createdAt: DAY, updatedAt: DAY };
  const fields = { slug: id, excerpt: '', tags: [], authors: [], coverImage: null, status: 'published' };
  return { id, title, ...fields, ...times } as unknown as PostEntry;
}

function begin(ids: readonly string[], text = 'Some text of words') {
  const posts = new Map(ids.map((id) => [id, postOf(id)]));
  const texts = new Map<string, PackedText>(ids.map((id) => [id, packText(text)]));
  const broken = new BrokenDocuments({ log: () => undefined });
  const parts = {
    published: { all: () => Promise.resolve({ itemsOf: () => [...posts.values()], readTime: '1' }) },
    texts: { refresh: () => Promise.resolve({ values: texts, readTime: '1' }) },
    cache: {
      get: async (_key: string, load: () => Promise<{ value: unknown }>) => (await load()).value,
    },
    clock: { now: () => DAY },
    broken,
    formats: {
      dictionary: () => Promise.resolve(null),
      dictionaries: {
        loadFor: () => Promise.resolve(),
        prepare: (packed: Uint8Array) => ({ packed, dictionary: null }),
      },
    },
  };
  const search = new SearchService(parts as unknown as ConstructorParameters<typeof SearchService>[0]);
  const find = async (query: string) => {
    const found = await search.search(query, 500);
    return found.posts.map(({ post }) => post.id).sort();
  };
  return { posts, texts, broken, find };
}

const idsOf = (count: number) => Array.from({ length: count }, (_, i) => `post-${i}`);

async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  const watch = setInterval(() => (turns += 1), 1);
  await work();
  clearInterval(watch);
  return turns;
}

describe('an update', () => {
  test('gives others their turn while posts are removed', async () => {
    const { posts, find } = begin(idsOf(150), LONG);
    expect(await find('w7')).toHaveLength(150);
    posts.clear();
    expect(await turnsDuring(() => find('w7'))).toBeGreaterThan(0);
    expect(await find('w7')).toEqual([]);
  });

  test.each([3, 150, 300])('of %i posts finds what a new index does', async (count) => {
    const { posts, texts, find } = begin(idsOf(400));
    await find('some');
    for (const id of idsOf(count)) {
      if (id.endsWith('0')) posts.delete(id);
      else if (id.endsWith('1')) posts.set(id, postOf(id, 'Renamed'));
      else texts.set(id, packText('Another text'));
    }
    const anew = begin([]);
    for (const [id, post] of posts) anew.posts.set(id, post);
    for (const [id, text] of texts) anew.texts.set(id, text);
    for (const query of ['some', 'title', 'renamed', 'another', 'words'])
      expect(await find(query)).toEqual(await anew.find(query));
  });

  test('does not index a post again for terms that came later: they follow from the text', async () => {
    const { texts, find } = begin(['a']);
    const { text } = packText('Some text');
    texts.set('a', { text });
    expect(await find('text')).toEqual(['a']);
    texts.set('a', { text, terms: packTerms('Others') });
    expect([await find('text'), await find('others')]).toEqual([['a'], []]);
  });
});

describe('a note of what is broken', () => {
  test.each([
    ['terms', { text: packText('Some text').text, terms: 5 }],
    ['a text', { text: Buffer.of(1, 2, 3) }],
  ])('is forgotten with its post: %s', async (_what, entry) => {
    const { posts, texts, broken, find } = begin(['a', 'b']);
    texts.set('a', entry);
    await find('some');
    expect(broken.counts()).toEqual({ content_texts: 1 });
    posts.delete('a');
    texts.delete('a');
    await find('some');
    expect(broken.counts()).toEqual({});
  });

  test('is forgotten when the terms are mended', async () => {
    const { texts, broken, find } = begin(['a']);
    const whole = packText('Some text');
    texts.set('a', { ...whole, terms: 5 });
    await find('some');
    expect(broken.counts()).toEqual({ content_texts: 1 });
    texts.set('a', whole);
    await find('some');
    expect(broken.counts()).toEqual({});
  });
});
