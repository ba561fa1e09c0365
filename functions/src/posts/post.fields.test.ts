import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { namesIn, reform } from '../documents/index.js';
import { snakeCase } from '../documents/names.js';
import { changedFieldNames, compose, editContent, NO_SEO, STATUSES } from '../content/index.js';
import { BrokenDocuments } from '../platform/index.js';
import { POST_KIND, type Post } from './post.js';
import { POST_FIELDS } from './post.fields.js';
import { presentEditorPost, presentPost } from './posts.presenter.js';
import { createPostBody } from './posts.schema.js';

const BROKEN = new BrokenDocuments({ log: () => undefined });
const ITEMS = POST_KIND.itemReader(BROKEN);
const SUMMARIES = POST_KIND.summaryReader(BROKEN);
const ENTRIES = POST_KIND.entryReader(POST_KIND.collections.items, BROKEN);
const REVISIONS = POST_KIND.revisionReader(BROKEN);

const time = fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true });
const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const textOrNull = fc.option(text);
const count = fc.integer({ min: 1, max: 1_000 });

/** Any post, field by field. */
const ANY_POST: fc.Arbitrary<Post> = fc.record({
  id: fc.uuid(),
  title: text,
  slug: text,
  excerpt: text,
  hasOwnSlug: fc.option(fc.boolean()),
  hasOwnExcerpt: fc.boolean(),
  contentMd: text,
  contentHtml: text,
  toc: fc.array(fc.record({ level: fc.integer({ min: 1, max: 6 }), id: text, title: text }), {
    maxLength: 3,
  }),
  tags: fc.array(
    text.map((tag) => tag.normalize()),
    { maxLength: 3 },
  ),
  tagNames: fc.dictionary(fc.stringMatching(/^[a-z\d]{1,6}$/), text, { maxKeys: 3 }),
  authors: fc.array(fc.record({ id: text, name: text }), { maxLength: 3 }),
  coverImage: fc.option(fc.record({ url: text, alt: text })),
  featured: fc.boolean(),
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
  previewKey: textOrNull,
});

/** One post, and one that differs from it in every field. */
const [ONE, OTHER] = pairOfPosts();

function pairOfPosts(): [Post, Post] {
  const [one, other] = fc.sample(ANY_POST, { seed: 1, numRuns: 2 });
  if (!one || !other) throw new Error('unreachable: two were asked for');
  const pairs: [Post, Post] = [
    { ...one, coverImage: null, featured: false, hasOwnExcerpt: false, publishedAt: null, status: 'draft' },
    { ...other, coverImage: { url: 'u', alt: '' }, featured: true, hasOwnExcerpt: true, status: 'published' },
  ];
  return [
    {
      ...pairs[0],
      tags: [],
      authors: [],
      toc: [],
      seo: NO_SEO,
      hasOwnSlug: null,
      namedAt: null,
      previewKey: null,
      readingTimeMinutes: 1,
      version: 1,
    },
    {
      ...pairs[1],
      tags: ['a'],
      authors: [{ id: 'ada', name: 'Ada' }],
      toc: [{ level: 1, id: 'h-a', title: 'A' }],
      seo: { ...NO_SEO, title: 'A' },
      hasOwnSlug: true,
      namedAt: new Date(2_000),
      previewKey: 'key',
      readingTimeMinutes: 2,
      version: 2,
      publishedAt: new Date(1_000),
      updatedAt: new Date(one.updatedAt.getTime() + 1),
    },
  ];
}

const ALL = Object.keys(POST_FIELDS) as (keyof typeof POST_FIELDS)[];

/** As Firestore gives back what was written. */
function stored(post: Post): Record<string, unknown> {
  const entries = Object.entries(POST_KIND.encode(post)).map(([name, value]) => [
    name,
    value instanceof Date ? { toDate: () => value } : value,
  ]);
  return Object.fromEntries(entries) as Record<string, unknown>;
}

describe('any post', () => {
  test('comes back from the database as it was written', () => {
    fc.assert(
      fc.property(ANY_POST, (post) => {
        expect(ITEMS.decode(post.id, stored(post))).toEqual(post);
      }),
    );
  });

  test('has in each part that is read or stored alone what it has as a whole', () => {
    fc.assert(
      fc.property(ANY_POST, (post) => {
        expect(post).toMatchObject(SUMMARIES.decode(post.id, stored(post)));
        const { canonicalUrl, ...entry } = ENTRIES.decode(
          post.id,
          POST_KIND.encodeEntry(POST_KIND.entryOf(post)),
        );
        expect(post).toMatchObject(entry);
        expect(canonicalUrl).toBe(post.seo.canonicalUrl);
        const revision = POST_KIND.revisionOf(post, 'ada');
        expect(REVISIONS.decode('1', POST_KIND.encodeRevision(revision))).toEqual({ id: '1', ...revision });
      }),
    );
  });
});

test('a document of before a field that has a default is whole', () => {
  const since = ['featured', 'toc', 'seo', 'preview_key', 'cover_image', 'has_own_slug', 'named_at'];
  const before = Object.fromEntries(Object.entries(stored(OTHER)).filter(([name]) => !since.includes(name)));
  const unsaid = {
    ...{ featured: false, toc: [], seo: NO_SEO, previewKey: null, coverImage: null },
    hasOwnSlug: null,
    namedAt: null,
  };
  expect(ITEMS.decode(OTHER.id, before)).toEqual({ ...OTHER, ...unsaid });
});

test('a revision whose version can not be read gets that of its id', async () => {
  const { revisions } = POST_KIND.collections;
  const revision = POST_KIND.encodeRevision(POST_KIND.revisionOf(OTHER, null));
  const source = {
    id: '7',
    path: 'blog_posts/one/revisions/7',
    createTime: new Date(0),
    updateTime: new Date(0),
    stored: { ...revision, saved_at: { toDate: () => new Date(0) }, version: 'seven' },
    idsOf: () => Promise.resolve([]),
  };
  expect((await reform(revisions, source)).replaced).toMatchObject({ version: 7 });
});

describe.each(ALL)('what is said of %s holds', (name) => {
  const says = (form: string, decision?: unknown) =>
    (namesIn(POST_FIELDS, form, decision) as string[]).includes(name);
  const changed: Post = { ...ONE, [name]: OTHER[name] };

  test('it is stored', () => {
    expect(ONE[name]).not.toEqual(OTHER[name]);
    expect(ITEMS.decode('1', stored(changed))[name]).toEqual(OTHER[name]);
  });

  test.each([
    ['summary', SUMMARIES.storedNames],
    ['directory', Object.keys(POST_KIND.encodeEntry(POST_KIND.entryOf(ONE)))],
    [
      'revision',
      Object.keys(POST_KIND.encodeRevision(POST_KIND.revisionOf(ONE, null))).filter(
        (kept) => kept !== 'version',
      ),
    ],
  ] as const)('in %s', (form, names) => {
    expect(names.includes(snakeCase(name))).toBe(says(form));
  });

  test('among what is searched', () => {
    expect(name in POST_KIND.searchedOf(POST_KIND.entryOf(ONE))).toBe(says('searched', 'directory'));
  });

  test('in comparisons', () => {
    const names = changedFieldNames(
      POST_KIND,
      POST_KIND.revisionOf(ONE, null),
      POST_KIND.revisionOf(changed, null),
    );
    expect(names.length > 0).toBe(says('compared') || name === 'contentMd');
  });

  test('in the audit log', () => {
    const isSeen = JSON.stringify(POST_KIND.audited(ONE)) !== JSON.stringify(POST_KIND.audited(changed));
    expect(isSeen).toBe(says('audited'));
  });

  test('in answers', () => {
    const isSeen = (present: (post: Post) => unknown) =>
      JSON.stringify(present(ONE)) !== JSON.stringify(present(changed));
    expect(isSeen(presentEditorPost)).toBe(says('shown'));
    expect(isSeen(presentPost)).toBe(says('shown', 'visitors'));
  });

  test('in bodies', () => {
    // The names of tags are how these are typed.
    const others: Readonly<Record<string, string>> = { authors: 'author_ids', tagNames: 'tags' };
    const bodyName = others[name] ?? snakeCase(name);
    expect(bodyName in createPostBody.shape).toBe(says('written'));
  });
});

describe.each(namesIn(POST_FIELDS, 'written', 'content'))('%s, which a writer gives', (name) => {
  test('is in a new post', async () => {
    const post = await compose(
      POST_KIND,
      { ...OTHER, status: 'draft' },
      { id: 'p1', authors: OTHER.authors, publishedAt: null, createdAt: new Date(0), updatedAt: new Date(0) },
    );
    expect(post[name]).toEqual(OTHER[name]);
  });

  test('is changed by an edit, and by nothing else', async () => {
    const edit = await editContent(POST_KIND, { [name]: OTHER[name] });
    expect(edit(ONE, new Date(0))[name]).toEqual(OTHER[name]);
    const other = await editContent(POST_KIND, { slug: 'other' });
    expect(other(ONE, new Date(0))[name]).toEqual(ONE[name]);
  });
});

test('whatever is left out says why', () => {
  const reasons = Object.values(POST_FIELDS)
    .flatMap((field): unknown[] => Object.values(field))
    .flatMap((said) => (said instanceof Object && 'leftOut' in said ? [said.leftOut] : []));
  expect(reasons.length).toBeGreaterThan(0);
  for (const reason of reasons) expect(reason).toMatch(/\w+ \w+/);
});
