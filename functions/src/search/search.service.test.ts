import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { packTerms, type KindName, type PackedText, type Places } from '../content/index.js';
import { BrokenDocuments } from '../platform/index.js';
import { POST_KIND, type PostTypes } from '../posts/index.js';
import { PROJECT_KIND, type ProjectTypes } from '../projects/index.js';
import { SearchService } from './search.service.js';
import { SearchedKind } from './searched-kind.js';

/** As many different words as fill several turns when each of some posts has them. */
const LONG = Array.from({ length: 1_200 }, (_, i) => `w${i}`).join(' ');

const DAY = new Date('2026-01-01T00:00:00Z');

const packText = (plain: string) => ({ text: deflateRawSync(plain), terms: packTerms(plain) });

function postOf(id: string, title = 'Some title'): PostTypes['entry'] {
  const times = { publishedAt: DAY, createdAt: DAY, updatedAt: DAY };
  const fields = { slug: id, excerpt: '', tags: [], authors: [], coverImage: null, status: 'published' };
  return { id, title, ...fields, ...times } as unknown as PostTypes['entry'];
}

function begin(ids: readonly string[], text = 'Some text of words') {
  const posts = new Map(ids.map((id) => [id, postOf(id)]));
  const texts = new Map<string, PackedText>(ids.map((id) => [id, packText(text)]));
  const projects = new Map<string, ProjectTypes['entry']>();
  const projectTexts = new Map<string, PackedText>();
  const places = {
    refreshTexts: () => Promise.resolve('1'),
    allTexts: () => [...texts.values(), ...projectTexts.values()],
    textsOf: ({ name }: { name: KindName }) => ({ copy: name === 'post' ? texts : projectTexts }),
  } as unknown as Places;
  const broken = new BrokenDocuments({ log: () => undefined });
  const parts = {
    kinds: [new SearchedKind(POST_KIND, places), new SearchedKind(PROJECT_KIND, places)],
    published: {
      all: () =>
        Promise.resolve({
          itemsOf: ({ name }: { name: KindName }) => [...(name === 'post' ? posts : projects).values()],
          readTime: '1',
        }),
    },
    places,
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
    return found.items.map(({ entry }) => entry.id).sort();
  };
  return { posts, texts, projects, projectTexts, broken, search, find };
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

describe('kinds beside posts', () => {
  const both = () => {
    const begun = begin(['one', 'two'], 'A harbour');
    const project = { ...postOf('one', 'Harbour'), role: 'Lighthouse keeper', client: null, stack: ['Rust'] };
    begun.projects.set('one', project as unknown as ProjectTypes['entry']);
    begun.projectTexts.set('one', packText('A harbour at night'));
    return begun;
  };

  test('are found where they are asked for, among posts by rank, also of the same id', async () => {
    const { search } = both();
    const found = await search.search('harbour', 10, ['post', 'project']);
    expect(found.total).toBe(3);
    expect(found.items.map(({ kind, entry }) => `${kind} ${entry.id}`)).toEqual([
      'project one',
      'post one',
      'post two',
    ]);
    expect(found.items[0]?.snippetHtml).toBe('A <mark>harbour</mark> at night');
    expect((await search.search('harbour', 10)).items.map(({ kind }) => kind)).toEqual(['post', 'post']);
    expect((await search.search('harbour', 10, ['page'])).total).toBe(0);
  });

  test('are found by the words of their own fields', async () => {
    const { search, projects } = both();
    const idsBy = async (query: string) =>
      (await search.search(query, 10, ['project'])).items.map(({ entry }) => entry.id);
    expect([await idsBy('lighthouse'), await idsBy('rust')]).toEqual([['one'], ['one']]);
    projects.clear();
    expect(await idsBy('rust')).toEqual([]);
    expect((await search.search('harbour', 10)).total).toBe(2);
  });
});
