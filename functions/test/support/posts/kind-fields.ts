import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { z } from 'zod';
import {
  changedFieldNames,
  compose,
  editContent,
  NO_SEO,
  STATUSES,
  type ContentItem,
  type ContentKind,
  type ContentTypes,
} from '../../../src/content/index.js';
import { namesIn, reform, type Field } from '../../../src/documents/index.js';
import { snakeCase } from '../../../src/documents/names.js';
import { BrokenDocuments } from '../../../src/platform/index.js';

const time = fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true });
const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const textOrNull = fc.option(text);
const count = fc.integer({ min: 1, max: 1_000 });

const share = fc.double({ min: 0, max: 1, noNaN: true });

/** What any picture has: one of the library what it knows of it. */
const picture = {
  url: text,
  alt: text,
  media: fc.record({
    id: text,
    hash: text,
    width: fc.option(count),
    height: fc.option(count),
    srcset: textOrNull,
    color: textOrNull,
    focalPoint: fc.option(fc.record({ x: share, y: share })),
  }),
};

/** Values of fields that kinds have of their own, too. */
export const ANY = { text, textOrNull, picture };

/** Any item, by the fields of all kinds. */
const ANY_CONTENT = {
  id: fc.uuid(),
  title: text,
  slug: text,
  excerpt: text,
  hasOwnSlug: fc.option(fc.boolean()),
  hasOwnExcerpt: fc.boolean(),
  contentMd: text,
  contentHtml: text,
  contentMedia: fc.array(fc.record({ id: text, url: text }), { maxLength: 3 }),
  toc: fc.array(fc.record({ level: fc.integer({ min: 1, max: 6 }), id: text, title: text }), {
    maxLength: 3,
  }),
  authors: fc.array(fc.record({ id: text, name: text }), { maxLength: 3 }),
  coverImage: fc.option(fc.record(picture, { requiredKeys: ['url', 'alt'] })),
  seo: fc.record({
    title: textOrNull,
    description: textOrNull,
    canonicalUrl: textOrNull,
    ogTitle: textOrNull,
    ogDescription: textOrNull,
    ogImage: textOrNull,
    twitterTitle: textOrNull,
    twitterDescription: textOrNull,
    twitterImage: textOrNull,
  }),
  status: fc.constantFrom(...STATUSES),
  publishedAt: fc.option(time),
  createdAt: time,
  updatedAt: time,
  readingTimeMinutes: count,
  version: count,
  namedAt: fc.option(time),
  card: textOrNull,
  previewKey: textOrNull,
};

/** Two items that differ in every field that all kinds have: the first has what follows where nothing is said. */
const CONTENT_PAIR = [
  {
    ...{ hasOwnSlug: null, hasOwnExcerpt: false, publishedAt: null, status: 'draft', coverImage: null },
    ...{ authors: [], toc: [], contentMedia: [], seo: NO_SEO, namedAt: null, card: null, previewKey: null },
    ...{ readingTimeMinutes: 1, version: 1 },
  },
  {
    ...{ hasOwnSlug: true, hasOwnExcerpt: true, publishedAt: new Date(1_000), status: 'published' },
    coverImage: { url: 'u', alt: '' },
    authors: [{ id: 'ada', name: 'Ada' }],
    contentMedia: [{ id: 'sea', url: '/media/sea' }],
    toc: [{ level: 1, id: 'h-a', title: 'A' }],
    seo: { ...NO_SEO, title: 'A' },
    ...{ namedAt: new Date(2_000), card: 'c0ffee', previewKey: 'key', readingTimeMinutes: 2, version: 2 },
  },
] as const;

/** Fields that documents of before may lack, of all kinds. */
const SINCE = ['toc', 'contentMedia', 'seo', 'coverImage', 'hasOwnSlug', 'namedAt', 'card', 'previewKey'];

interface KindTraits<T extends ContentTypes> {
  readonly kind: ContentKind<T>;
  readonly fields: Readonly<Record<string, Field>>;
  /** Arbitraries of the kind's own fields. */
  readonly own: Readonly<Record<string, fc.Arbitrary<unknown>>>;
  /** Values of these that differ; the first are the defaults, where there are some. */
  readonly pair: readonly [one: object, other: object];
  /** Own fields that documents of before may lack. */
  readonly since: readonly string[];
  readonly presentForEditors: (item: T['item']) => object;
  readonly presentForVisitors: (item: T['item']) => object;
  readonly createBody: z.ZodObject;
}

/** As Firestore gives back what was written. */
function asStored(encoded: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(encoded).map(([name, value]) => [
      name,
      value instanceof Date ? { toDate: () => value } : value,
    ]),
  );
}

/** Holds every form of a kind's items to what its fields say of themselves. */
export function describeFields<T extends ContentTypes>({ kind, fields, ...traits }: KindTraits<T>): void {
  const broken = new BrokenDocuments({ log: () => undefined });
  const items = kind.itemReader(broken);
  const summaries = kind.summaryReader(broken);
  const entries = kind.entryReader(kind.collections.items, broken);
  const revisions = kind.revisionReader(broken);
  const anyItem = fc.record({ ...ANY_CONTENT, ...traits.own }) as unknown as fc.Arbitrary<T['item']>;
  const stored = (item: T['item']) => asStored(kind.encode(item));
  const [one, other] = pairOfItems();

  function pairOfItems(): [T['item'], T['item']] {
    const [first, second] = fc.sample(anyItem, { seed: 1, numRuns: 2 });
    if (!first || !second) throw new Error('unreachable: two were asked for');
    const updatedAt = new Date(first.updatedAt.getTime() + 1);
    return [
      { ...first, ...CONTENT_PAIR[0], ...traits.pair[0] },
      { ...second, ...CONTENT_PAIR[1], ...traits.pair[1], updatedAt },
    ];
  }

  const valueOf = (item: ContentItem, name: string) => (item as unknown as Record<string, unknown>)[name];

  describe(`any ${kind.name}`, () => {
    test('comes back from the database as it was written', () => {
      fc.assert(
        fc.property(anyItem, (item) => {
          expect(items.decode(item.id, stored(item))).toEqual(item);
        }),
      );
    });

    test('has in each part that is read or stored alone what it has as a whole', () => {
      fc.assert(
        fc.property(anyItem, (item) => {
          expect(item).toMatchObject({ ...summaries.decode(item.id, stored(item)) });
          const entry = entries.decode(item.id, kind.encodeEntry(kind.entryOf(item)));
          const { canonicalUrl, ...same } = entry as Record<string, unknown>;
          expect(item).toMatchObject(same);
          expect(canonicalUrl).toBe(item.seo.canonicalUrl);
          const revision = kind.revisionOf(item, 'ada');
          expect(revisions.decode('1', kind.encodeRevision(revision))).toEqual({ id: '1', ...revision });
        }),
      );
    });
  });

  test('a document of before a field that has a default is whole', () => {
    const since = [...SINCE, ...traits.since];
    const names = since.map(snakeCase);
    const before = Object.fromEntries(
      Object.entries(stored(other)).filter(([name]) => !names.includes(name)),
    );
    const unsaid = Object.fromEntries(since.map((name) => [name, valueOf(one, name)]));
    expect(items.decode(other.id, before)).toEqual({ ...other, ...unsaid });
  });

  test('a revision whose version can not be read gets that of its id', async () => {
    const source = {
      id: '7',
      path: `${kind.collection}/one/revisions/7`,
      createTime: new Date(0),
      updateTime: new Date(0),
      stored: {
        ...kind.encodeRevision(kind.revisionOf(other, null)),
        ...{ saved_at: { toDate: () => new Date(0) }, version: 'seven' },
      },
      idsOf: () => Promise.resolve([]),
    };
    expect((await reform(kind.collections.revisions, source)).replaced).toMatchObject({ version: 7 });
  });

  describe.each(Object.keys(fields))('what is said of %s holds', (name) => {
    const says = (form: string, decision?: unknown) =>
      (namesIn(fields, form, decision) as string[]).includes(name);
    const changed: T['item'] = { ...one, [name]: valueOf(other, name) };

    test('it is stored', () => {
      expect(valueOf(one, name)).not.toEqual(valueOf(other, name));
      expect(valueOf(items.decode('1', stored(changed)), name)).toEqual(valueOf(other, name));
    });

    test.each([
      ['summary', summaries.storedNames],
      ['directory', Object.keys(kind.encodeEntry(kind.entryOf(one)))],
      [
        'revision',
        Object.keys(kind.encodeRevision(kind.revisionOf(one, null))).filter((kept) => kept !== 'version'),
      ],
    ] as const)('in %s', (form, names) => {
      expect(names.includes(snakeCase(name))).toBe(says(form));
    });

    test('among what is searched', () => {
      expect(name in kind.searchedOf(kind.entryOf(one))).toBe(says('searched', 'directory'));
    });

    test('in comparisons', () => {
      const names = changedFieldNames(kind, kind.revisionOf(one, null), kind.revisionOf(changed, null));
      expect(names.length > 0).toBe(says('compared') || name === 'contentMd');
    });

    test('in the audit log', () => {
      const isSeen = JSON.stringify(kind.audited(one)) !== JSON.stringify(kind.audited(changed));
      expect(isSeen).toBe(says('audited'));
    });

    test('in answers', () => {
      const isSeen = (present: (item: T['item']) => object) =>
        JSON.stringify(present(one)) !== JSON.stringify(present(changed));
      expect(isSeen(traits.presentForEditors)).toBe(says('shown'));
      expect(isSeen(traits.presentForVisitors)).toBe(says('shown', 'visitors'));
    });

    test('in bodies', () => {
      // The names of tags are how these are typed.
      const others: Readonly<Record<string, string>> = { authors: 'author_ids', tagNames: 'tags' };
      const bodyName = others[name] ?? snakeCase(name);
      expect(bodyName in traits.createBody.shape).toBe(says('written'));
    });
  });

  describe.each(namesIn(fields, 'written', 'content'))('%s, which a writer gives', (name) => {
    test(`is in a new ${kind.name}`, async () => {
      const content = { ...other, status: 'draft' } as unknown as T['content'];
      const at = new Date(0);
      const origin = {
        id: 'p1',
        authors: other.authors,
        publishedAt: null,
        ...{ createdAt: at, updatedAt: at },
      };
      expect(valueOf(await compose<T>(kind, content, origin), name)).toEqual(valueOf(other, name));
    });

    test('is changed by an edit, and by nothing else', async () => {
      const edit = await editContent<T>(kind, { [name]: valueOf(other, name) });
      expect(valueOf(edit(one, new Date(0)), name)).toEqual(valueOf(other, name));
      const elsewhere = await editContent<T>(kind, { slug: 'other' });
      expect(valueOf(elsewhere(one, new Date(0)), name)).toEqual(valueOf(one, name));
    });
  });

  test('whatever is left out says why', () => {
    const reasons = Object.values(fields)
      .flatMap((field): unknown[] => Object.values(field))
      .flatMap((said) => (said instanceof Object && 'leftOut' in said ? [said.leftOut] : []));
    expect(reasons.length).toBeGreaterThan(0);
    for (const reason of reasons) expect(reason).toMatch(/\w+ \w+/);
  });
}
