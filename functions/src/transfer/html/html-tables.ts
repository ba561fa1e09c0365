import { htmlBlock } from './html-output.js';
import { element, elementsIn, isBlank, isElement, type HtmlElement, type HtmlNode } from './html-tree.js';
import { inlineItems, isMark, withMark } from './inline-items.js';
import { inlineMarkdown } from './inline-markdown.js';

/** What no cell of a Markdown table can hold. */
const BEYOND_MARKDOWN: ReadonlySet<string> = new Set([
  ...[
    'ul',
    'ol',
    'menu',
    'dir',
    'dl',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'hr',
    'blockquote',
    'pre',
    'table',
  ],
  ...['iframe', 'embed', 'figure', 'details', 'caption'],
]);

const RULERS: Readonly<Record<string, string>> = { left: ':---', center: ':---:', right: '---:' };

interface Row {
  readonly cells: readonly HtmlElement[];
  readonly isHead: boolean;
}

/**
 * A table as GitHub's Markdown has it, or as HTML where that can't say it: with blocks in cells, cells across others, a
 * caption or a head of several rows. Each row gets as many cells as the longest: Markdown drops those beyond its head.
 *
 * @param marks elements of a line that are around it
 * @see https://github.github.com/gfm/#tables-extension-
 */
export function tableMarkdown(table: HtmlElement, marks: readonly HtmlElement[]): string {
  const rows = rowsIn(table, false).filter(({ cells }) => cells.length > 0);
  if (isBeyondMarkdown(table, rows)) return htmlBlock([table]);
  const [first, ...others] = rows;
  if (!first) return '';
  const width = rows.reduce((longest, { cells }) => Math.max(longest, cells.length), 0);
  const columns = Array.from({ length: width }, (_, column) => column);
  const lineOf = (texts: readonly string[]) => `| ${columns.map((at) => texts[at] ?? '').join(' | ')} |`;
  const rulers = columns.map((at) => RULERS[alignOf([first, ...others.slice(0, 1)], at)] ?? '---');
  const lines = rows.map((row) =>
    lineOf(row.cells.map((cell) => cellOf(cell, marks, row === first && isHead(row)))),
  );
  const head = isHead(first) ? (lines.shift() ?? '') : `|${'  |'.repeat(width)}`;
  return [head, lineOf(rulers), ...lines].join('\n');
}

function isHead({ cells, isHead: isInHead }: Row): boolean {
  return isInHead || cells.every(({ tag }) => tag === 'th');
}

function alignOf(rows: readonly Row[], column: number): string {
  for (const { cells } of rows) {
    const align = cells[column]?.attributes['align'];
    if (align !== undefined) return align;
  }
  return '';
}

/** The rows of a table itself, not of tables in its cells. */
function rowsIn(part: HtmlElement, isInHead: boolean): Row[] {
  return part.children.flatMap((child) => {
    if (!isElement(child)) return [];
    if (child.tag !== 'tr') return isPart(child) ? rowsIn(child, child.tag === 'thead') : [];
    return [{ cells: child.children.filter((cell) => isElement(cell, 'td', 'th')), isHead: isInHead }];
  });
}

function isPart(node: HtmlNode): boolean {
  return isElement(node, 'thead', 'tbody', 'tfoot', 'tr');
}

function isBeyondMarkdown(table: HtmlElement, rows: readonly Row[]): boolean {
  return (
    rows.slice(1).some(({ isHead: isInHead }) => isInHead) ||
    hasStray(table) ||
    Array.from(elementsIn(table.children)).some(
      ({ tag, attributes }) =>
        BEYOND_MARKDOWN.has(tag) ||
        (attributes['colspan'] ?? '1') !== '1' ||
        (attributes['rowspan'] ?? '1') !== '1',
    )
  );
}

/** Whether something stands between the cells. */
function hasStray(part: HtmlElement): boolean {
  return part.children.some((child) => {
    if (isBlank(child) || isElement(child, 'td', 'th')) return false;
    return isElement(child) && isPart(child) ? hasStray(child) : true;
  });
}

/** One line, in which a bar does not end it. A row's own head is bold. */
function cellOf({ tag, children }: HtmlElement, marks: readonly HtmlElement[], isInHead: boolean): string {
  const ownMarks = tag === 'th' && !isInHead ? withMark(marks, element('strong')) : marks;
  return linesIn(children, ownMarks).join('<br>').replaceAll('|', '\\|');
}

function linesIn(nodes: readonly HtmlNode[], marks: readonly HtmlElement[]): string[] {
  const lines: string[] = [];
  let line: HtmlNode[] = [];
  const endLine = () => {
    const markdown = inlineMarkdown(inlineItems(line, marks), '<br>');
    if (markdown !== '') lines.push(markdown);
    line = [];
  };
  for (const node of nodes) {
    if (!isElement(node) || !node.isBlock) {
      line.push(node);
      continue;
    }
    endLine();
    lines.push(...linesIn(node.children, isMark(node) ? withMark(marks, node) : marks));
  }
  endLine();
  return lines;
}
