import { beforeAll, expect, test } from '@jest/globals';
import { loadMarkdown } from '../../content/index.js';
import { loadWords } from '../words/words-for.js';
import type { Words } from '../words/words.js';
import { readableHtml } from './readable-html.js';

let renderMarkdown: Awaited<ReturnType<typeof loadMarkdown>>['renderMarkdown'];

let words: Words;

beforeAll(async () => {
  ({ renderMarkdown } = await loadMarkdown());
  words = await loadWords('en');
});

const readable = (markdown: string) => readableHtml(renderMarkdown(markdown).html, { words, ofWords: {} });

test('code is in a box, names its language, and is reached by keyboard', () => {
  const html = readable('```ts\nconst a = 1;\n```');
  expect(html).toMatch(
    /^<div class="code"><pre data-language="ts" role="group" aria-label="Code, ts" tabindex="0"><code class="hljs language-ts">.*<\/pre><\/div>\n?$/s,
  );
  expect(readable('    a plain block')).toContain(
    '<pre role="group" aria-label="Code" tabindex="0"><code>a plain',
  );
});

test('HTML that is shown as code stays as it is', () => {
  const code = '`<iframe src="x"></iframe> <table> <pre> <img >`';
  expect(readable(code)).toBe(renderMarkdown(code).html);
});

test('a table can be scrolled, also within another one', () => {
  const html = readable('<table><tr><td><table><tr><td>x</td></tr></table></td></tr></table>');
  expect(html.match(/<div class="table-scroller"[^>]*><table>/g)).toHaveLength(2);
  expect(html.match(/<\/table><\/div>/g)).toHaveLength(2);
});

test('what is aligned is so by a class', () => {
  expect(readable('| A |\n| -: |\n| 1 |')).toContain('<td class="align-right">1</td>');
  expect(readable('<p align="center">x</p>')).toBe('<p class="align-center">x</p>');
});

test('boxes of task lists have names', () => {
  const html = readable('- [x] a\n- [ ] b');
  expect(html).toMatch(/<input aria-label="Done"[^>]* checked/);
  expect(html).toContain('<input aria-label="To do"');
});

test.each([
  ['https://youtu.be/a1?t=1m5s', 'https://www.youtube.com/watch?v=a1&amp;t=65s'],
  ['https://www.youtube.com/playlist?list=b2', 'https://www.youtube.com/playlist?list=b2'],
  ['https://vimeo.com/123/abc', 'https://vimeo.com/123/abc'],
  ['https://player.vimeo.com/video/123', 'https://vimeo.com/123'],
])('the player of %s is a link to %s', (source, link) => {
  const html = readable(`<iframe src="${source}" title="A &quot;film&quot;"></iframe>`);
  expect(html).not.toContain('<iframe');
  expect(html).toContain(`<a class="player" href="${link}" data-player="https://`);
  expect(html).toContain('<span class="player-title">A &quot;film&quot;</span>');
});

test('a player without a title says where it is from', () => {
  expect(readable('<iframe src="https://vimeo.com/1"></iframe>')).toContain('>A video at Vimeo</span>');
});
