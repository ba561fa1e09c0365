import hljs from 'highlight.js/lib/common';
import MarkdownIt from 'markdown-it';
import anchor from 'markdown-it-anchor';
import footnote from 'markdown-it-footnote';
import { escapeHtml, truncateAtWord } from '../shared/index.js';
import type { TocEntry } from './post.js';
import { sanitize, textOf } from './markdown-sanitizer.js';
import { taskLists } from './task-lists.js';
import { asciiWords } from './transliterate.js';

const WORDS_PER_MINUTE = 220;
const EXCERPT_LENGTH = 240;
const MAX_TOC_ENTRIES = 200;
const MAX_ANCHOR_LENGTH = 60;

/** Code longer than this, in characters, is not coloured: the highlighter's time grows with it. */
const MAX_HIGHLIGHTED_LENGTH = 50_000;

/** What a Markdown text becomes when it is stored. */
export interface RenderedMarkdown {
  /** Sanitised by an allow-list: safe to insert into a page. */
  readonly html: string;
  /** The headings in order, at most 200. */
  readonly toc: readonly TocEntry[];
  /** The first words as plain text, at most 240 characters. */
  readonly excerpt: string;
  /** At least 1. */
  readonly readingTimeMinutes: number;
}

/**
 * Renders CommonMark with tables, strikethrough, footnotes, task lists, heading anchors and coloured code (classes of
 * highlight.js, no cost per view); inline HTML is kept as far as the allow-list goes.
 *
 * @throws AppError validation-failed when HTML is nested more than 100 deep
 */
export function renderMarkdown(text: string): RenderedMarkdown {
  const toc: TocEntry[] = [];
  const html = sanitize(createRenderer(toc).render(text));
  const plain = textOf(html);
  return {
    html,
    toc,
    excerpt: truncateAtWord(plain, EXCERPT_LENGTH),
    readingTimeMinutes: Math.max(1, Math.round(countWords(plain) / WORDS_PER_MINUTE)),
  };
}

/**
 * A renderer of one text.
 *
 * @param toc filled while rendering
 */
function createRenderer(toc: TocEntry[]) {
  return new MarkdownIt({ html: true, linkify: true, typographer: false, highlight })
    .use(footnote)
    .use(taskLists)
    .use(anchor, {
      slugify: anchorOf,
      tabIndex: false,
      callback: (token, { slug, title }) => {
        if (toc.length >= MAX_TOC_ENTRIES) return;
        toc.push({ level: Number(token.tag.slice(1)), id: slug, title });
      },
    });
}

/** With a prefix, so that no heading stands in for a part of the page that shows the post. */
function anchorOf(title: string): string {
  return `h-${asciiWords(title).join('-').slice(0, MAX_ANCHOR_LENGTH) || 'section'}`;
}

/** The code as HTML with classes, or '' where markdown-it shall only escape it. */
function highlight(code: string, language: string): string {
  if (code.length > MAX_HIGHLIGHTED_LENGTH || !hljs.getLanguage(language)) return '';
  const { value } = hljs.highlight(code, { language, ignoreIllegals: true });
  return `<pre><code class="hljs language-${escapeHtml(language)}">${value}</code></pre>`;
}

function countWords(text: string): number {
  return Array.from(new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)).filter(
    ({ isWordLike }) => isWordLike,
  ).length;
}
