import { describe, expect, test } from '@jest/globals';
import { createPostBody, POST_LIMITS, tag, updatePostBody } from './posts.schema.js';

const TYPED = 'HTTPS://Example.ORG:443/a b/"><script>?q=">#<';
const PARSED = 'https://example.org/a%20b/%22%3E%3Cscript%3E?q=%22%3E#%3C';

const coverOf = (url: string) => updatePostBody.parse({ cover_image: { url, alt: '' } }).cover_image?.url;

describe('an address', () => {
  test('is kept in its parsed form wherever a post has one', () => {
    const { cover_image: cover, seo } = createPostBody.parse({
      title: 'Title',
      cover_image: { url: TYPED, alt: '' },
      seo: { canonical_url: TYPED, og_image: TYPED, twitter_image: TYPED },
    });
    expect([cover?.url, seo?.canonicalUrl, seo?.ogImage, seo?.twitterImage]).toEqual(
      Array<string>(4).fill(PARSED),
    );
  });

  test('may be a path of this site', () => {
    expect(coverOf('/pictures/a b.jpg')).toBe('/pictures/a%20b.jpg');
  });

  test('in its parsed form stays as it is', () => {
    expect(coverOf(PARSED)).toBe(PARSED);
  });

  test('has its parsed form within the limit', () => {
    const path = (length: number) =>
      `https://example.org/${'a'.repeat(length - 'https://example.org/'.length)}`;
    expect(coverOf(path(POST_LIMITS.url))).toHaveLength(POST_LIMITS.url);
    expect(() => coverOf(path(POST_LIMITS.url + 1))).toThrow();
    expect(() => coverOf(`https://example.org/${'é'.repeat(POST_LIMITS.url / 2)}`)).toThrow();
  });

  test.each(['javascript:alert(1)', 'https:example.org', 'https://', ''])('is not %j', (url) => {
    const { error } = updatePostBody.safeParse({ cover_image: { url, alt: '' } });
    expect(error?.issues).toMatchObject([
      {
        message:
          'must be a file of the library such as media:0190…, a path of this site such as /pictures/me.avif, or an http or https URL',
      },
    ]);
  });
});

describe('slugs and tags', () => {
  const slugOf = (slug: string) => updatePostBody.safeParse({ slug });

  test('in two forms of Unicode are one', () => {
    const [composed, apart] = ['caf\u00e9', 'cafe\u0301'];
    expect(slugOf(apart).data?.slug).toBe(composed);
    expect(tag.parse(apart)).toBe(composed);
    expect(updatePostBody.parse({ tags: [composed, apart, 'CAFE\u0301'] }).tags).toEqual({
      tags: [composed],
    });
  });

  test.each([
    ['a zero-width space', '\u200b'],
    ['a zero-width joiner', '\u200d'],
    ['a direction mark', '\u200f'],
    ['a direction override', '\u202e'],
    ['a soft hyphen', '\u00ad'],
    ['a Hangul filler, which is a letter', '\u3164'],
    ['a combining grapheme joiner, which is a mark', '\u034f'],
    ['a variation selector, which is a mark', '\ufe0f'],
  ])('have no %s', (_what, sign) => {
    for (const text of [`a${sign}b`, sign]) {
      expect(slugOf(text).success).toBe(false);
      expect(tag.safeParse(text).success).toBe(false);
    }
  });

  test('tags with signs are words, and their names as they were typed', () => {
    const given = ['C++', 'C#', ' .NET ', 'Node.js', 'web-design'];
    const tags = ['cpp', 'csharp', 'dotnet', 'nodejs', 'web-design'];
    const names = { cpp: 'C++', csharp: 'C#', dotnet: '.NET', nodejs: 'Node.js' };
    expect(createPostBody.parse({ title: 'T', tags: given }).tags).toEqual({ tags, tag_names: names });
    expect(createPostBody.parse({ title: 'T', tags }).tags).toEqual({ tags });
  });

  test.each(['+', '#1', 'a b', 'a/b', 'x.y'])('%j is no tag', (text) => {
    expect(tag.safeParse(text).success).toBe(false);
  });
});
