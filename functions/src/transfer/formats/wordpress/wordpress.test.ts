import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseWordpress } from './wordpress.js';

const FILE = readFileSync(join(__dirname, '../../../../test/fixtures/import/wordpress-export.xml'));
const TEXT = FILE.toString();
const OPTIONS = { sourceUrl: null, now: new Date('2026-06-01T00:00:00Z') };

const { posts, problems } = parseWordpress(FILE, OPTIONS);
const byTitle = (title: string) => posts.find((post) => post.title === title);
const parseText = (text: string) => parseWordpress(Buffer.from(text), OPTIONS);
const refusal = (detail: string) =>
  expect.objectContaining({
    code: 'validation-failed',
    errors: [{ pointer: '/file', detail: expect.stringContaining(detail) }],
  });

describe('an export of WordPress', () => {
  test('gives its posts in the order of the file', () => {
    expect(posts.map(({ title }) => title)).toEqual([
      'Blocks & “quotes”',
      'Classic',
      'Private',
      'With password',
      'Draft with a control character',
      'Later',
    ]);
  });

  test('gives all that a post has', () => {
    expect(byTitle('Blocks & “quotes”')).toEqual({
      key: 'wordpress:https://old.example/?p=10',
      id: null,
      title: 'Blocks & “quotes”',
      slug: 'blocks',
      contentMd:
        'Block *text*.\n\n<iframe src="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ" width="560" height="315" ' +
        'allowfullscreen></iframe>\n\n```php\necho "[gallery]";\n```',
      excerpt: 'Short',
      tags: ['Web & Design', 'PHP'],
      status: 'published',
      withheld: [],
      publishedAt: new Date('2026-03-02T08:00:00Z'),
      createdAt: new Date('2026-03-02T08:00:00Z'),
      updatedAt: new Date('2026-03-03T08:00:00Z'),
      authors: [{ id: null, email: 'ada@example.com', name: 'Ada Lovelace' }],
      coverImage: { url: 'https://old.example/a.jpg', alt: 'The hill' },
      featured: true,
      aliases: ['https://old.example/?p=10'],
      seo: expect.objectContaining({
        title: null,
        description: 'For search engines',
        canonicalUrl: 'https://elsewhere.example/blocks',
      }),
    });
  });

  test('gives text of the classic editor its paragraphs and captions, and none of its scripts', () => {
    const { contentMd = '', slug, tags } = byTitle('Classic') ?? {};
    expect(contentMd).toMatch(/^First paragraph\\\nwith a second line\.\n\n<figure>\n\n\[!\[A "hill"\]/);
    expect(contentMd).toContain('<figcaption>\n\nThe hill\n\n</figcaption>');
    expect(contentMd).not.toMatch(/script|onerror|alert/);
    expect(slug).toBe('日本語');
    expect(tags).toEqual([]);
  });

  test('is a draft where not everybody could read it', () => {
    expect(posts.filter(({ status }) => status === 'draft').map(({ title }) => title)).toEqual([
      'Private',
      'With password',
      'Draft with a control character',
    ]);
  });

  test('was made no later than it was last changed, though it is scheduled', () => {
    expect(byTitle('Later')).toMatchObject({
      status: 'published',
      publishedAt: new Date('2099-01-01T00:00:00Z'),
      createdAt: new Date('2026-03-03T08:00:00Z'),
    });
  });

  test('says what it changed or left out', () => {
    expect(problems).toEqual([
      {
        item: 'post “Classic”',
        detail: expect.stringContaining('[gallery], [contact-form-7]; replace'),
        kind: 'shortcodes',
      },
      {
        item: 'post “Classic”',
        detail: expect.stringContaining('a script of its own'),
        kind: 'elements',
      },
      { item: 'post “Trashed”', detail: expect.stringContaining('trash') },
      { item: 'post “About”', detail: expect.stringContaining('is a page'), kind: 'pages' },
      { item: 'files of the media library', detail: expect.stringContaining('(1)') },
      { item: 'items of the type “product”', detail: expect.stringContaining('(1)') },
    ]);
  });
});

describe('a file that is no export of WordPress', () => {
  const bomb = `<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
  test.each([
    ['with a document type', TEXT.replace('<rss', `${bomb}<rss`), 'document type'],
    [
      'with an external document type',
      TEXT.replace('<rss', '<!DOCTYPE rss SYSTEM "file:///etc/passwd"><rss'),
      'document type',
    ],
    ['with entities of its own', TEXT.replace('Old site', '&xxe;'), 'not well-formed'],
    ['that ends early', TEXT.slice(0, -20), 'not well-formed'],
    ['that is another feed', '<rss><channel><title>x</title></channel></rss>', 'wp:wxr_version'],
    ['that is a page', '<html></html>', 'wp:wxr_version'],
    ['nested deep', '<a>'.repeat(1e5) + '</a>'.repeat(1e5), 'not a WordPress export'],
    [
      'with very many items',
      TEXT.replace('</channel>', `${'<item/>'.repeat(100_001)}</channel>`),
      'more than 100000',
    ],
  ])('%s is refused', (_what, text, detail) => {
    expect(() => parseText(text)).toThrow(refusal(detail));
  });
});

test('a document type within a post is text', () => {
  const text = TEXT.replace('<p>Mine.</p>', '<pre>&lt;!DOCTYPE html> <!DOCTYPE html></pre>');
  expect(parseText(text).posts).toHaveLength(posts.length);
});
