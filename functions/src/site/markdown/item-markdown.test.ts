import { beforeAll, describe, expect, test } from '@jest/globals';
import { addressesOf } from '../../../test/support/posts/site-addresses.js';
import { readPostMarkdown } from '../../../test/support/site/post-markdown.js';
import { samplePost, sampleProject } from '../../../test/support/site/sample-items.js';
import { loadMarkdown } from '../../content/index.js';
import { startingSettings } from '../../settings/index.js';
import { Frames, type Frame } from '../frame.js';
import { itemMarkdown } from './item-markdown.js';
import { llmsTxt } from './llms-txt.js';

let renderMarkdown: Awaited<ReturnType<typeof loadMarkdown>>['renderMarkdown'];

beforeAll(async () => {
  ({ renderMarkdown } = await loadMarkdown());
});

const SITE = 'https://site.test';
let frame: Frame;

beforeAll(async () => {
  frame = await new Frames(addressesOf(SITE), SITE).of(startingSettings('Ada *& Sons*'), new Map());
});

const written = (traits: object) => itemMarkdown.post.render({ frame, item: { ...samplePost(), ...traits } });

const TITLES = [
  '*Stars* and `ticks`',
  '<b>No</b> mark-up & &amp; no entity',
  '# Not a # ##',
  'What {#id} is',
  '[x](/y) and ![z](/z.png)',
  '1. First\\',
  'https://a.test/?b=1&c=2 is a link',
];

describe('a post as Markdown', () => {
  test.each(TITLES)('has the title %j as the text of its heading', async (title) => {
    const { header, heading } = await readPostMarkdown(written({ title }));
    expect([header['title'], heading]).toEqual([title, title]);
  });

  test.each([
    ['code at its beginning', '    const a = 1;\n\nText.'],
    ['empty lines at the end of code that nothing ends', '```\ncode\n\n\n'],
    ['code that ends without a line end', '```\ncode'],
    ['a blank that is no space at its beginning', '\u00a0Text.'],
    ['nothing', ''],
  ])('has %s as it was written', async (_what, contentMd) => {
    const { html } = await readPostMarkdown(written({ contentMd }));
    expect(html).toBe(renderMarkdown(contentMd).html);
  });

  test('has a header that readers of YAML 1.1 take as well, whatever is in it', async () => {
    const excerpt = 'a \u007f\u0085\u2028\u2029\ufeff "b" \u{1f600}';
    const text = written({ excerpt, seo: { ...samplePost().seo, description: null } });
    expect(text.slice(0, text.indexOf('\n---\n'))).toMatch(/^[\n\u0020-\u007e\u{1f600}]+$/u);
    expect((await readPostMarkdown(text)).header['description']).toBe(excerpt);
  });

  test('names its cover by its whole address', async () => {
    const text = written({ coverImage: { url: '/demo/ada.svg', alt: 'Ada' } });
    expect((await readPostMarkdown(text)).header['cover_image']).toEqual({
      url: `${SITE}/demo/ada.svg`,
      alt: 'Ada',
    });
    expect((await readPostMarkdown(written({ coverImage: null }))).header).not.toHaveProperty('cover_image');
  });
});

test('a project as Markdown names its pictures', async () => {
  const project = sampleProject();
  const { header } = await readPostMarkdown(itemMarkdown.project.render({ frame, item: project }));
  expect(header).toMatchObject({ gallery: project.gallery, cover_image: project.coverImage });
});

test.each(TITLES)('llms.txt names %j by a link that shows just that', (title) => {
  const post = { ...samplePost(), title, excerpt: title, canonicalUrl: null };
  const list = { posts: [post], number: 1, pages: 1, total: 1 };
  const text = llmsTxt.render({ frame, pages: [], projects: [], list });
  const shown = renderMarkdown(text).html;
  const escaped = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  expect(shown).toContain(`<a href="${SITE}/posts/first.md">${escaped}</a>: `);
  expect(shown).toContain('<h1 id="h-ada-sons">Ada *&amp; Sons*</h1>');
});
