import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Dictionary, packDictionary, packTerms } from '../../content/index.js';
import { buildIndex } from './build-index.js';
import { SearchIndex, type SearchLimits } from './search-index.js';
import type { SearchDocument } from './search-document.js';

const ALL: SearchLimits = { limit: 100, isVisible: () => true };

let built = 0;

type Fields = Partial<Omit<SearchDocument, 'text'>> & { readonly text?: string };

function build({ text = '', ...fields }: Fields, dictionary: Dictionary | null = null): SearchDocument {
  built += 1;
  const terms = { packed: packTerms(text, dictionary), dictionary };
  return {
    ...{ id: `post-${built}`, title: '', tags: [], excerpt: '', authors: [], text: terms },
    publishedAt: new Date('2026-01-01T00:00:00Z'),
    ...fields,
  };
}

function indexOf(...documents: Fields[]): SearchIndex {
  const index = new SearchIndex();
  for (const document of documents) index.add(build(document));
  return index;
}

function find(index: SearchIndex, query: string, limits: Partial<SearchLimits> = {}): string[] {
  return index.search(query, { ...ALL, ...limits }).hits.map(({ id }) => id);
}

describe('the ranking', () => {
  test('puts fields in order: title, tags, excerpt and authors, text', () => {
    const filler = { title: 'One title', tags: ['one'], excerpt: 'An excerpt', text: 'Some more text' };
    const index = indexOf(
      { ...filler, id: 'text', text: 'Some firestore text' },
      { ...filler, id: 'excerpt', excerpt: 'An firestore' },
      { ...filler, id: 'tags', tags: ['firestore'] },
      { ...filler, id: 'title', title: 'One firestore' },
    );
    expect(find(index, 'firestore')).toEqual(['title', 'tags', 'excerpt', 'text']);
  });

  test('puts a title over a text that says it often', () => {
    const index = indexOf(
      { id: 'often', title: 'Databases', text: 'firestore '.repeat(50) },
      { id: 'titled', title: 'Firestore', text: 'about databases' },
    );
    expect(find(index, 'firestore')).toEqual(['titled', 'often']);
  });

  test('puts the word itself over words that begin so, and these over typos', () => {
    const index = indexOf(
      { id: 'typo', text: 'tast' },
      { id: 'beginning', text: 'testing' },
      { id: 'itself', text: 'test' },
    );
    expect(find(index, 'test')).toEqual(['itself', 'beginning', 'typo']);
  });

  test('puts rare words over common ones', () => {
    const common = Array.from({ length: 20 }, () => ({ text: 'common' }));
    const index = indexOf(
      ...common,
      { id: 'common', text: 'common word' },
      { id: 'rare', text: 'rarity word' },
    );
    expect(find(index, 'common rarity')[0]).toBe('rare');
  });

  test('puts the newer first where the score is the same, then goes by id', () => {
    const same = { text: 'the same' };
    const newer = new Date('2026-02-01T00:00:00Z');
    const index = indexOf(
      { ...same, id: 'b' },
      { ...same, id: 'a' },
      { ...same, id: 'new', publishedAt: newer },
    );
    expect(find(index, 'same')).toEqual(['new', 'a', 'b']);
  });

  test('does not depend on what was in the index before, nor on the order', () => {
    const words = ['alpha', 'beta', 'gamma', 'delta', 'alphabet'];
    const fields = Array.from({ length: 40 }, (_, i) => ({
      ...{ id: `d${i}`, title: words[i % 5] ?? '', text: words.slice(i % 3, 1 + (i % 7)).join(' ') },
    }));
    const straight = indexOf(...fields);
    const crooked = new SearchIndex();
    const former = fields.map((post) => build({ ...post, text: 'alpha of another time' }));
    for (const document of former) crooked.add(document);
    for (const document of former) crooked.remove(document);
    for (const post of fields.toReversed()) crooked.add(build(post));
    for (const query of ['alpha', 'beta gamma', 'alpah', 'a']) {
      expect(crooked.search(query, ALL)).toEqual(straight.search(query, ALL));
    }
  });
});

describe('a word', () => {
  const index = indexOf(
    { id: 'ts', title: 'TypeScript on Firestore' },
    { id: 'js', title: 'JavaScript' },
    { id: 'cafe', title: 'Café in der Straße' },
    { id: 'plain', title: 'cafe strasse' },
    { id: 'ja', title: '日本語のテキスト' },
    { id: 'ru', title: 'Поиск по текстам' },
    { id: 'ar', title: 'البحث في النصوص' },
    { id: 'cpp', title: 'C++' },
    { id: 'csharp', title: 'C#' },
    { id: 'node', title: 'Node.js, .NET' },
    { id: 'version', title: 'Error 4041' },
    { id: 'proto', title: '__proto__ constructor toString' },
  );

  test.each([
    ['typesc', ['ts']],
    ['t', ['ts', 'proto']],
    ['fir typ', ['ts']],
    ['firestroe', ['ts']],
    ['yirestore', ['ts']],
    ['javscript', ['js']],
    ['cafe', ['plain', 'cafe']],
    ['CAFÉ', ['plain', 'cafe']],
    ['strasse', ['plain', 'cafe']],
    ['Straße', ['plain', 'cafe']],
    ['日本', ['ja']],
    ['本', ['ja']],
    ['語', ['ja']],
    ['日本語テキスト', ['ja']],
    ['中', []],
    ['поиск', ['ru']],
    ['ТЕКСТ', ['ru']],
    ['الْبَحْث', ['ar']],
    ['c++', ['cpp']],
    ['c#', ['csharp']],
    ['node.js', ['node']],
    ['.net', ['node']],
    ['4042', []],
    ['404', ['version']],
    ['__proto__', ['proto']],
    ['constructor', ['proto']],
    ['hasOwnProperty', []],
  ])('is found as %j in %j', (query, ids) => {
    expect(find(index, query).toSorted()).toEqual(ids.toSorted());
  });

  test('is not taken for the beginning of another when it is short and not the last', () => {
    expect(find(indexOf({ id: 'long', text: 'international java' }), 'in java')).toEqual(['long']);
    const index = indexOf({ id: 'long', text: 'international java' }, { id: 'both', text: 'in java' });
    expect(find(index, 'in java')).toEqual(['both']);
    expect(find(index, 'java in')).toEqual(['both', 'long']);
  });

  test.each(['', ' ', '?!… — ()', '🎉', '\ud83d', '\u0301'])('is needed: %j finds nothing', (query) => {
    expect(index.search(query, ALL)).toEqual({ total: 0, hits: [] });
  });

  test.each([
    '.*'.repeat(5_000),
    'a'.repeat(10_000),
    '(a+)+$',
    '[',
    '\\',
    '\ud83d'.repeat(100),
    '%00\0',
    'z\u0301'.repeat(99),
  ])('may be anything: %#', (query) => {
    expect(() => index.search(query, ALL)).not.toThrow();
  });
});

describe('several words', () => {
  const index = indexOf(
    { id: 'both', text: 'apples pears' },
    { id: 'apples', text: 'apples' },
    { id: 'pears', text: 'pears' },
    { id: 'three', text: 'plums cherries quinces' },
  );

  test('are all needed', () => {
    expect(find(index, 'pears apples')).toEqual(['both']);
  });

  test('are each enough where no document has all, the more the better', () => {
    expect(find(index, 'apples pears mangoes')[0]).toBe('both');
    expect(index.search('apples pears mangoes', ALL).total).toBe(3);
  });

  test('may each be misspelled', () => {
    expect(find(index, 'aples paars')).toEqual(['both']);
  });
});

describe('documents that are not visible', () => {
  const index = indexOf({ id: 'hidden', text: 'apples pears' }, { id: 'apples', text: 'apples' });
  const isVisible = (id: string) => id !== 'hidden';

  test('are neither found nor counted', () => {
    expect(index.search('apples', { ...ALL, isVisible })).toMatchObject({
      total: 1,
      hits: [{ id: 'apples' }],
    });
  });

  test('do not keep others from being found by some of the words', () => {
    expect(find(index, 'apples pears', { isVisible })).toEqual(['apples']);
  });
});

describe('a hit', () => {
  test('tells the terms it was found by, and typos only where there is nothing better', () => {
    const index = indexOf({ id: 'a', text: 'Tests, testing, and the rest' }, { id: 'b', text: 'The best' });
    const { hits } = index.search('test', ALL);
    expect(hits.map(({ id, terms }) => [id, terms])).toEqual([
      ['a', ['testing', 'tests']],
      ['b', ['best']],
    ]);
  });

  test('is one of those that fit, though all are counted', () => {
    const index = indexOf(...Array.from({ length: 30 }, () => ({ text: 'same' })));
    const { total, hits } = index.search('same', { ...ALL, limit: 10 });
    expect([total, hits.length]).toEqual([30, 10]);
  });
});

describe('the documents', () => {
  test('are replaced by removing the one of before', () => {
    const before = build({ id: 'a', title: 'before' });
    const index = new SearchIndex();
    index.add(before);
    index.remove(before);
    index.add(build({ id: 'a', title: 'after' }));
    expect([find(index, 'before'), find(index, 'after'), index.size]).toEqual([[], ['a'], 1]);
  });

  test('change the answers to come', () => {
    const grown = indexOf({ id: 'a', text: 'one two' });
    grown.search('one', ALL);
    grown.add(build({ id: 'b', text: 'one two three four five' }));
    const atOnce = indexOf({ id: 'a', text: 'one two' }, { id: 'b', text: 'one two three four five' });
    expect(grown.search('one', ALL)).toEqual(atOnce.search('one', ALL));
  });

  test('are gone when removed, with their terms', () => {
    const first = build({ id: 'a', title: 'one two' });
    const index = new SearchIndex();
    for (const document of [first, build({ id: 'b', title: 'two three' })]) index.add(document);
    index.remove(first);
    index.remove(build({ id: 'nobody', title: 'three' }));
    expect([find(index, 'one'), find(index, 'two'), index.size, index.termCount]).toEqual([[], ['b'], 1, 2]);
  });

  test('leave nothing behind over 10,000 changes', () => {
    const index = new SearchIndex();
    const present = new Map<string, SearchDocument>();
    const remove = (id: string) => {
      const document = present.get(id);
      if (document) index.remove(document);
      present.delete(id);
    };
    const put = (document: SearchDocument) => {
      remove(document.id);
      index.add(document);
      present.set(document.id, document);
    };
    for (let i = 0; i < 10_000; i += 1) {
      put(build({ id: `d${i % 10}`, title: `word${i} often`, text: `other${i}` }));
      if (i % 3 === 0) remove(`d${(i + 5) % 10}`);
    }
    for (let i = 0; i < 10; i += 1) put(build({ id: `d${i}`, title: `last${i} often` }));
    expect([index.size, index.termCount]).toEqual([10, 11]);
    expect(find(index, 'often')).toHaveLength(10);
  });
});

describe('many documents at once', () => {
  const dictionaryOfWords = (...terms: string[]) =>
    new Dictionary(packDictionary(terms.map((term) => Buffer.from(term))));
  const DICTIONARIES = [
    null,
    dictionaryOfWords('apple', 'apples', 'cafe', 'pear', 'pearl', '日本', '語'),
    dictionaryOfWords('ab12', 'apple', 'app', 'c++', 'pears', '本語'),
  ];
  const word = fc.constantFrom(
    'apple',
    'apples',
    'apply',
    'pear',
    'pears',
    '日本語',
    'café',
    "don't",
    'c++',
    'ab12',
  );
  const words = fc.array(word, { maxLength: 12 }).map((list) => list.join(' '));
  const fields = fc.record({
    title: words,
    excerpt: words,
    text: words,
    tags: fc.array(words),
    authors: fc.array(words),
  });

  test('make the index that adding each makes, now and after changes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fields, { maxLength: 12 }), words, fc.nat(), async (posts, query, pick) => {
        const dictionaryOf = (i: number) => DICTIONARIES[(pick + i) % DICTIONARIES.length];
        const documents = posts.map((post, i) => build({ ...post, id: `d${i}` }, dictionaryOf(i)));
        const built = await buildIndex(documents);
        const grown = new SearchIndex();
        for (const [i, post] of posts.entries()) grown.add(build({ ...post, id: `d${i}` }));
        const expectSame = () => {
          expect([built.size, built.termCount]).toEqual([grown.size, grown.termCount]);
          expect(built.search(query, ALL)).toEqual(grown.search(query, ALL));
        };
        expectSame();
        for (const [i, document] of documents.entries()) {
          const text = posts[(pick + i) % posts.length]?.title ?? '';
          const after = build({ id: document.id, title: query, text }, dictionaryOf(i + 1));
          for (const index of [built, grown]) index.remove(document);
          if (i % 3 > 0) for (const index of [built, grown]) index.add(after);
          expectSame();
        }
      }),
    );
  });

  test('of more than one array holds are found, and others have their turn meanwhile', async () => {
    const text = Array.from({ length: 1_000 }, (_, i) => `word${i}`).join(' ');
    let turns = 0;
    const watch = setInterval(() => (turns += 1), 1);
    const index = await buildIndex(Array.from({ length: 300 }, (_, i) => build({ id: `d${i}`, text })));
    clearInterval(watch);
    expect([index.size, index.termCount, find(index, 'word999', { limit: 500 }).length]).toEqual([
      300, 1_000, 300,
    ]);
    expect(turns).toBeGreaterThan(0);
  });
});
