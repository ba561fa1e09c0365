import { strikethrough, taskListItems } from '@joplin/turndown-plugin-gfm';
import TurndownService from 'turndown';
import { escapeHtml } from '../../shared/index.js';
import { embedOf } from './embeds.js';
import type { AddRule, HtmlNode } from './html-node.js';
import { addTableRules } from './html-tables.js';
import { joinBlanks, reduceHtml, splitBlanks } from './source-html.js';

/** Elements that a post may have and Markdown has no sign for. */
const KEPT_INLINES = [
  'sub',
  'sup',
  'kbd',
  'mark',
  'u',
  'ins',
  'small',
  'abbr',
  'q',
  'cite',
  'var',
  'samp',
] as const;

const CELLS = new Set(['TH', 'TD']);
const ONE_LINE = new Set(['H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'A']);

let converter: TurndownService | undefined;

/**
 * HTML of another site as the Markdown of a post: GitHub's tables, strikethrough and task lists; figures, players of
 * YouTube and Vimeo, and inline elements that Markdown lacks as the HTML that posts may have; other frames, videos and
 * sounds as links. Nothing in it acts as Markdown or HTML that was plain text before.
 *
 * @param baseUrl what relative addresses are resolved against; null leaves them
 * @throws ItemRefused when it is too long or too complex
 */
export function htmlToMarkdown(html: string, baseUrl: string | null): string {
  converter ??= createConverter();
  return joinBlanks(converter.turndown(reduceHtml(html, baseUrl)));
}

function createConverter(): TurndownService {
  const service = new TurndownService({
    headingStyle: 'atx',
    hr: '---',
    bulletListMarker: '-',
    codeBlockStyle: 'fenced',
    emDelimiter: '*',
  });
  service.use([strikethrough, taskListItems]);
  const escape = service.escape.bind(service);
  service.escape = (text) => escapeText(text, escape);
  const rule: AddRule = (name, filter, replacement) => {
    service.addRule(name, { filter, replacement } as unknown as TurndownService.Rule);
  };
  rule('line-break', 'br', lineBreakOf);
  rule('link', 'a', linkOf);
  rule('code-block', 'pre', codeBlockOf);
  rule('frame', ['iframe', 'video', 'audio'], frameOf);
  rule('figure', 'figure', figureOf);
  rule('caption', 'figcaption', (content) => `\n\n<figcaption>\n\n${content.trim()}\n\n</figcaption>\n\n`);
  rule('kept-inline', KEPT_INLINES, keptInlineOf);
  rule('details', 'details', (content) => `\n\n<details>\n\n${content.trim()}\n\n</details>\n\n`);
  rule('summary', 'summary', (_content, node) => `\n\n<summary>${lineOf(node)}</summary>\n\n`);
  rule('term', 'dt', (content) => `\n\n**${content.trim()}**\n\n`);
  addTableRules(rule);
  return service;
}

/** Plain text stays plain: what could be read as HTML, entities, strikethrough or a list is escaped, addresses are not. */
function escapeText(text: string, escape: (text: string) => string): string {
  return text
    .split(/(https?:\/\/\S+)/)
    .map((part, index) => (index % 2 === 1 ? part : escape(part)))
    .join('')
    .replaceAll(/<(?=[a-z/!?])/gi, '\\<')
    .replaceAll(/&(?=#?\w+;)/g, '\\&')
    .replaceAll('~~', '\\~\\~')
    .replace(/^(\d+)\) /, '$1\\) ');
}

function linkOf(content: string, node: HtmlNode): string {
  const label = joinBlanks(content).replaceAll(/\s+/g, ' ').trim();
  const href = node.getAttribute('href') ?? '';
  if (label === '' || href === '') return label;
  const title = node.getAttribute('title') ?? '';
  const titled = title === '' ? '' : ` "${title.replaceAll('"', '\\"')}"`;
  return `[${label}](${href.replaceAll(/[()]/g, '\\$&')}${titled})`;
}

function codeBlockOf(_content: string, node: HtmlNode): string {
  const classes = [node, ...Array.from(node.childNodes)].map((part) =>
    part.nodeType === 1 ? part.getAttribute('class') : null,
  );
  const language = /\blang(?:uage)?-([\w+#.-]+)/.exec(classes.join(' '))?.[1] ?? '';
  const code = codeText(node).replace(/\n$/, '');
  const longestRun = Math.max(2, ...Array.from(code.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  return `\n\n${fence}${language}\n${splitBlanks(code)}\n${fence}\n\n`;
}

/** The text of code, whose lines may be parted by elements. */
function codeText(node: HtmlNode): string {
  if (node.nodeName === 'BR') return '\n';
  if (node.nodeType !== 1) return node.textContent;
  return Array.from(node.childNodes, codeText).join('');
}

function frameOf(_content: string, node: HtmlNode): string {
  const src = node.getAttribute('src') ?? node.querySelector('source')?.getAttribute('src') ?? '';
  if (!/^https?:/.test(src)) return '';
  return `\n\n${embedOf(src, node.getAttribute('title') ?? '') ?? `<${src}>`}\n\n`;
}

/** With a caption it is HTML around Markdown; the picture alone needs none. */
function figureOf(content: string, node: HtmlNode): string {
  const inner = content.trim();
  const hasCaption = inner.includes('<figcaption>') && node.querySelector('figcaption') !== null;
  return hasCaption ? `\n\n<figure>\n\n${inner}\n\n</figure>\n\n` : `\n\n${inner}\n\n`;
}

function keptInlineOf(content: string, node: HtmlNode): string {
  if (content.trim() === '') return content;
  const tag = node.nodeName.toLowerCase();
  const title = node.getAttribute('title');
  return `<${tag}${title === null ? '' : ` title="${escapeHtml(title)}"`}>${content}</${tag}>`;
}

/** An element's text as one line of HTML. */
function lineOf(node: HtmlNode): string {
  return escapeHtml(node.textContent.replaceAll(/\s+/g, ' ').trim());
}

function lineBreakOf(_content: string, node: HtmlNode): string {
  if (isWithin(node, CELLS)) return '<br>';
  return isWithin(node, ONE_LINE) ? ' ' : '\\\n';
}

function isWithin(node: HtmlNode, names: ReadonlySet<string>): boolean {
  for (let at = node.parentNode; at; at = at.parentNode) if (names.has(at.nodeName)) return true;
  return false;
}
