import MarkdownIt from 'markdown-it';
import footnote from 'markdown-it-footnote';
import { validationFailed, type AppError } from '../../errors/index.js';
import { truncateAtWord } from '../../shared/index.js';
import { createHighlighter } from './code-highlighter.js';
import { Anchors } from './anchors.js';
import { headingAnchors, type TocEntry } from './heading-anchors.js';
import { proseOf } from './html-text.js';
import { sanitize } from './markdown-sanitizer.js';
import { RenderWarnings, type RenderWarning } from './render-warnings.js';
import { taskLists } from './task-lists.js';

const WORDS_PER_MINUTE = 220;
const EXCERPT_LENGTH = 240;

/** Sanitising takes the longest: what could not be stored anyway is refused before, at about this many characters. */
const MAX_HTML_LENGTH = 1_000_000;

/** The footnote plugin copies the whole post for each of them. */
const MAX_FOOTNOTES = 500;

/** What a Markdown text becomes when it is stored. */
export interface RenderedMarkdown {
  /** Sanitised by an allow-list: safe to insert into a page. */
  readonly html: string;
  /** The headings that have a text in order, at most 200; titles are plain text of at most 200 characters. */
  readonly toc: readonly TocEntry[];
  /** The first words as plain text, at most 240 characters. */
  readonly excerpt: string;
  /** Of its prose: without code, headings, tables and footnotes. */
  readonly words: number;
  /** At least 1. */
  readonly readingTimeMinutes: number;
  /** What of the text was left out or leads nowhere, at most 25. */
  readonly warnings: readonly RenderWarning[];
}

/**
 * Renders CommonMark with tables, strikethrough, footnotes, task lists, heading anchors and coloured code (classes of
 * highlight.js, no cost per view); inline HTML is kept as far as the allow-list goes.
 *
 * @param pointer where the body of the request has it (JSON Pointer), for what is refused or warned of
 * @throws AppError validation-failed when HTML is nested more than 100 deep; with more than 500 footnotes; when the HTML
 * would be far too long to be stored
 */
export function renderMarkdown(text: string, pointer = '/content_md'): RenderedMarkdown {
  const toc: TocEntry[] = [];
  const anchors = new Anchors();
  const warnings = new RenderWarnings(pointer);
  const rendered = createRenderer(toc, anchors, warnings).render(text);
  if (rendered.length > MAX_HTML_LENGTH)
    throw refused(pointer, 'is too long: with its HTML it must be under 950 kB');
  const html = sanitize(rendered, { anchors, warnings });
  const plain = proseOf(html);
  const words = countWords(plain);
  return {
    html,
    toc,
    excerpt: truncateAtWord(plain, EXCERPT_LENGTH),
    words,
    readingTimeMinutes: Math.max(1, Math.round(words / WORDS_PER_MINUTE)),
    warnings: warnings.list(),
  };
}

/**
 * A renderer of one text.
 *
 * @param toc filled while rendering, as the others
 */
function createRenderer(toc: TocEntry[], anchors: Anchors, warnings: RenderWarnings) {
  const renderer = new MarkdownIt({
    html: true,
    linkify: true,
    typographer: false,
    highlight: createHighlighter(),
  });
  renderer.use(footnote).use(taskLists).use(headingAnchors, toc, anchors, warnings);
  renderer.core.ruler.before('footnote_tail', 'footnote-limit', ({ env }: { env: unknown }) => {
    requireFewFootnotes(env, warnings.pointer);
  });
  return renderer;
}

function requireFewFootnotes(env: unknown, pointer: string): void {
  const { footnotes } = env as { footnotes?: { list?: unknown[] } };
  if ((footnotes?.list?.length ?? 0) <= MAX_FOOTNOTES) return;
  throw refused(pointer, `has more than ${String(MAX_FOOTNOTES)} footnotes`);
}

function refused(pointer: string, detail: string): AppError {
  return validationFailed([{ pointer, detail }]);
}

function countWords(text: string): number {
  return Array.from(new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)).filter(
    ({ isWordLike }) => isWordLike,
  ).length;
}
