import type { AddRule, HtmlNode } from './html-node.js';
import { splitBlanks } from './source-html.js';

/** What no Markdown table can hold. */
const BEYOND_MARKDOWN: ReadonlySet<string> = new Set([
  ...['UL', 'OL', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'HR', 'BLOCKQUOTE', 'PRE', 'TABLE', 'IFRAME', 'FIGURE'],
  'CAPTION',
]);

const RULERS: ReadonlyMap<string | null, string> = new Map([
  ['left', ':---'],
  ['center', ':---:'],
  ['right', '---:'],
]);

/**
 * Rules for tables: GitHub's where it can say them, HTML otherwise. The plugin's own take minutes for a table of some
 * thousand rows.
 *
 * @see https://github.github.com/gfm/#tables-extension-
 */
export function addTableRules(rule: AddRule): void {
  rule('table-cell', ['td', 'th'], cellOf);
  rule('table-row', 'tr', (content) => `\n${content}|\n`);
  rule('table-part', ['thead', 'tbody', 'tfoot'], (content) => `\n${content}\n`);
  rule('table', 'table', tableOf);
}

/** One line, in which a bar does not end it. */
function cellOf(content: string): string {
  return `| ${content.trim().replaceAll(/\n+/g, '<br>').replaceAll('|', '\\|')} `;
}

function tableOf(content: string, node: HtmlNode): string {
  const elements = elementsIn(node);
  const [first, ...others] = elements.filter(({ nodeName }) => nodeName === 'TR');
  if (!first || isBeyondMarkdown(elements, others)) return htmlBlock(node.outerHTML);
  const heads = childrenOf(first);
  const rulers = heads.map((cell) => RULERS.get(cell.getAttribute('align')) ?? '---');
  const lines = content.split('\n').filter((line) => line !== '');
  const isHead = first.parentNode?.nodeName === 'THEAD' || heads.every(({ nodeName }) => nodeName === 'TH');
  const head = isHead ? (lines.shift() ?? '') : `|${'  |'.repeat(heads.length)}`;
  return `\n\n${[head, `| ${rulers.join(' | ')} |`, ...lines].join('\n')}\n\n`;
}

/** With blocks in cells, cells across others, or a head of several rows. */
function isBeyondMarkdown(elements: readonly HtmlNode[], others: readonly HtmlNode[]): boolean {
  return (
    others.some(({ parentNode }) => parentNode?.nodeName === 'THEAD') ||
    elements.some(
      (element) =>
        BEYOND_MARKDOWN.has(element.nodeName) ||
        element.getAttribute('colspan') !== null ||
        element.getAttribute('rowspan') !== null,
    )
  );
}

function elementsIn(node: HtmlNode): HtmlNode[] {
  return childrenOf(node).flatMap((child) => [child, ...elementsIn(child)]);
}

function childrenOf(node: HtmlNode): HtmlNode[] {
  return Array.from(node.childNodes).filter(({ nodeType }) => nodeType === 1);
}

/** A blank line would end the block: the line breaks before one are written out. */
function htmlBlock(html: string): string {
  return `\n\n${splitBlanks(html.replaceAll(/\n(?=[ \t]*\n)/g, '&#10;'))}\n\n`;
}
