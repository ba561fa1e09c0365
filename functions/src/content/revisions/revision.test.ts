import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { POST_KIND, type Post, type PostTypes } from '../../posts/index.js';
import { NO_SEO } from '../content.fields.js';
import { changedFieldNames, compareRevisions } from './revision.js';

const SAVED_AT = new Date('2026-05-01T12:00:00.000Z');

const POST: Post = {
  id: 'post-1',
  slug: 'title',
  title: 'Title',
  excerpt: 'Text.',
  hasOwnSlug: true,
  hasOwnExcerpt: false,
  contentMd: 'Text.',
  contentHtml: '<p>Text.</p>',
  contentMedia: [],
  toc: [],
  tags: ['a', 'b'],
  tagNames: {},
  status: 'published',
  authors: [{ id: 'ada', name: 'Ada' }],
  featured: false,
  coverImage: null,
  seo: NO_SEO,
  namedAt: null,
  card: null,
  previewKey: 'key',
  publishedAt: SAVED_AT,
  createdAt: SAVED_AT,
  updatedAt: SAVED_AT,
  readingTimeMinutes: 1,
  version: 7,
};

function buildRevision(changes: Partial<Post> = {}): PostTypes['revision'] {
  return POST_KIND.revisionOf({ ...POST, ...changes }, 'ada');
}

/** Both texts, put together again from what a comparison says. */
function textsOf(before: string, after: string) {
  const { content } = compareRevisions(
    POST_KIND,
    buildRevision({ contentMd: before }),
    buildRevision({ contentMd: after }),
  );
  const without = (kind: string) => content.filter((part) => part.kind !== kind).map(({ text }) => text);
  return { before: without('added').join(''), after: without('removed').join(''), content };
}

describe('revisionOf', () => {
  test('keeps what a writer wrote, and of the rest nothing', () => {
    expect(POST_KIND.revisionOf(POST, 'noor')).toEqual({
      title: 'Title',
      slug: 'title',
      contentMedia: [],
      excerpt: 'Text.',
      hasOwnExcerpt: false,
      contentMd: 'Text.',
      tags: ['a', 'b'],
      tagNames: {},
      authors: [{ id: 'ada', name: 'Ada' }],
      coverImage: null,
      featured: false,
      seo: NO_SEO,
      status: 'published',
      publishedAt: SAVED_AT,
      version: 7,
      savedAt: SAVED_AT,
      savedBy: 'noor',
    });
  });
});

describe('compareRevisions', () => {
  test.each<[string, Partial<Post>, unknown, unknown]>([
    ['title', { title: 'Other' }, 'Title', 'Other'],
    ['slug', { slug: 'other' }, 'title', 'other'],
    ['excerpt', { excerpt: 'Short.' }, 'Text.', 'Short.'],
    ['tags', { tags: ['b', 'a'] }, ['a', 'b'], ['b', 'a']],
    ['author_ids', { authors: [{ id: 'noor', name: 'Noor' }] }, ['ada'], ['noor']],
    [
      'cover_image',
      { coverImage: { url: 'https://a.test/', alt: '' } },
      null,
      { url: 'https://a.test/', alt: '' },
    ],
    ['featured', { featured: true }, false, true],
    ['status', { status: 'draft' }, 'published', 'draft'],
    ['published_at', { publishedAt: null }, '2026-05-01T12:00:00.000Z', null],
  ])('names %s by the API when it differs', (name, change, before, after) => {
    const present = buildRevision(change);
    expect(compareRevisions(POST_KIND, buildRevision(), present)).toEqual({
      fields: { [name]: { before, after } },
      content: [{ kind: 'same', text: 'Text.' }],
    });
    expect(changedFieldNames(POST_KIND, buildRevision(), present)).toEqual([name]);
  });

  test('gives the whole of seo when one of its fields differs', () => {
    const { fields } = compareRevisions(
      POST_KIND,
      buildRevision(),
      buildRevision({ seo: { ...NO_SEO, ogTitle: 'For friends' } }),
    );
    expect(fields).toMatchObject({ seo: { before: { og_title: null }, after: { og_title: 'For friends' } } });
  });

  test('finds nothing between a revision and itself', () => {
    expect(compareRevisions(POST_KIND, buildRevision(), buildRevision())).toEqual({
      fields: {},
      content: [{ kind: 'same', text: 'Text.' }],
    });
    expect(changedFieldNames(POST_KIND, buildRevision(), buildRevision())).toEqual([]);
  });

  test('a name that changed since is no difference of authors', () => {
    const renamed = buildRevision({ authors: [{ id: 'ada', name: 'Ada Lindqvist' }] });
    expect(changedFieldNames(POST_KIND, buildRevision(), renamed)).toEqual([]);
  });

  test('compares texts line by line', () => {
    const { content } = textsOf('one\ntwo\nthree\n', 'one\n2\nthree\nfour\n');
    expect(content).toEqual([
      { kind: 'same', text: 'one\n' },
      { kind: 'removed', text: 'two\n' },
      { kind: 'added', text: '2\n' },
      { kind: 'same', text: 'three\n' },
      { kind: 'added', text: 'four\n' },
    ]);
    expect(changedFieldNames(POST_KIND, buildRevision(), buildRevision({ contentMd: 'Other.' }))).toEqual([
      'content_md',
    ]);
  });

  test('gives both texts to the letter, whatever their line ends', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', '\n', '\r\n', '\r', ' ', '\u2028', 'é', ''), { maxLength: 30 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(textsOf(before, after)).toMatchObject({ before, after });
      }),
    );
  });

  test('texts with more than 2,000 changed lines count as replaced', () => {
    const lines = (count: number, word: string) => `${word}\n`.repeat(count);
    expect(textsOf(`same\n${lines(1_000, 'a')}`, `same\n${lines(1_000, 'b')}`).content).toHaveLength(3);
    const [before, after] = [`same\n${lines(100_000, 'a')}`, `same\n${lines(100_000, 'b')}`];
    expect(textsOf(before, after).content).toEqual([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]);
  });
});
