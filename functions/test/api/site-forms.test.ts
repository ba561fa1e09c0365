/** The same content in four forms: page, Markdown, JSON and feed. */
import { beforeAll, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { loadMarkdown } from '../../src/content/index.js';
import { decodeBasicEntities } from '../../src/shared/index.js';
import { call, login } from '../support/http/api.js';
import { postsClient, uniqueWord, type PostsClient } from '../support/posts/posts.js';
import { getPage } from '../support/site/page.js';

jest.setTimeout(120_000);

let editor: PostsClient;
let renderMarkdown: Awaited<ReturnType<typeof loadMarkdown>>['renderMarkdown'];

beforeAll(async () => {
  editor = postsClient((await login('editor')).access_token);
  ({ renderMarkdown } = await loadMarkdown());
});

/** Letters, signs that HTML, YAML and Markdown have a use for, and scripts of all directions. */
const words = fc
  .array(
    fc.oneof(
      fc.stringMatching(/^[a-z]{1,8}$/),
      fc.constantFrom(
        '&amp;',
        '&',
        '<b>',
        '"',
        "'",
        ':',
        '#',
        '`x`',
        '**y**',
        '[z](/z)',
        'ä',
        '日本',
        'שלום',
        '😀',
      ),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((list) => list.join(' '));

const block = fc.oneof(
  words,
  words.map((text) => `## ${text}`),
  words.map((text) => `> ${text}`),
  fc.array(words, { minLength: 1, maxLength: 3 }).map((list) => list.map((text) => `- ${text}`).join('\n')),
  fc
    .array(words, { minLength: 1, maxLength: 3 })
    .map((list) => list.map((text) => `- [x] ${text}`).join('\n')),
  words.map((text) => `\`\`\`ts\n${text.replaceAll('`', '')}\n\`\`\``),
  words.map((text) => `| A | B |\n| - | -: |\n| ${text.replaceAll('|', '')} | 1 |`),
  words.map((text) => `![${text.replaceAll(/[[\]]/g, '')}](https://media.test/a.png)`),
  fc.constant('A claim[^1].\n\n[^1]: A note.'),
);

const post = fc.record({ title: words, blocks: fc.array(block, { minLength: 1, maxLength: 6 }) });

test('page, Markdown, JSON and feed of a post say the same', async () => {
  await fc.assert(
    fc.asyncProperty(post, async ({ title, blocks }) => {
      const tag = uniqueWord();
      const contentMd = blocks.join('\n\n');
      const { slug } = await editor.givenPublished({ title, content_md: contentMd, tags: [tag] });
      const [page, markdown, json, feed] = [
        await getPage(`/posts/${slug}`),
        await getPage(`/posts/${slug}.md`),
        await call<{ title: string; content_html: string }>(`/api/posts/${slug}`),
        await call<{ items: { title: string; content_html: string }[] }>(`/feed.json?tag=${tag}`),
      ];
      const { content_html: html } = json.body;
      const [item] = feed.body.items;
      expect(json.body.title).toBe(title);
      expect(item?.title).toBe(title);
      expect(page.meta('og:title')).toBe(title);
      expect(markdown.body).toContain(`title: ${JSON.stringify(title)}\n`);

      const [, text = ''] = markdown.body.split(`\n# ${title}\n\n`);
      expect(renderMarkdown(text).html.trim()).toBe(html.trim());
      expect(textOf(proseOf(page.body))).toBe(textOf(html));
      expect(textOf(item?.content_html ?? '')).toBe(textOf(html));
    }),
    { numRuns: 25 },
  );
});

function proseOf(body: string): string {
  return /<div class="prose"[^>]*>([\s\S]*?)<\/div><\/article>/.exec(body)?.[1] ?? '';
}

/** What is read of HTML. */
function textOf(html: string): string {
  return decodeBasicEntities(html.replaceAll(/<[^>]*>/g, ''))
    .replaceAll(/\s+/g, ' ')
    .trim();
}
