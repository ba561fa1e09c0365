import { htmlBlock } from './html-output.js';
import {
  classesOf,
  element,
  elementsIn,
  isBlank,
  isElement,
  textOf,
  type HtmlElement,
  type HtmlNode,
} from './html-tree.js';
import { isMark } from './inline-items.js';

/** Classes by which a table of line numbers and code differs from one of numbers and what they count. */
const CODE_TABLE =
  /(?:^|[\s_-])(?:code|highlight\w*|gutter|linenos?|lntable|lntd|crayon|blob|hljs)(?:$|[\s_-])/i;

/** Classes of what shows the numbers of lines beside code. */
const LINE_NUMBER = /^(?:linenos?|line-?numbers?|lnt?|gutter|blob-num|rouge-gutter|hljs-ln-n\w*)$/i;

/** A language in the class of code: `language-js`, `brush: js`, `highlight-source-js`. */
const LANGUAGE_CLASS = /(?:^|\s)(?:lang(?:uage)?-|brush:\s*|highlight-source-)([\w+#.-]+)/i;

/** A class behind which others have the language: `hljs js`, `highlight js`, `sourceCode bash`. */
const BEFORE_LANGUAGE = /(?:^|\s)(?:hljs|highlight|sourceCode)\s+(?!language-)([\w+#.-]+)/;

const NO_LANGUAGE = new Set(['plain', 'highlight', 'wp-block-code', 'none', 'notranslate', 'line-numbers']);

/** In the attribute `lang` these are languages of people. */
const SPOKEN = /^(?:en|de|fr|es|it|pt|nl|ja|zh|ko|ru|pl|sv)\b/i;

/** Blocks that part no lines of code. */
const CELLS: ReadonlySet<string> = new Set(['td', 'th', 'tbody', 'thead', 'table']);

/**
 * A tree in which code has its language, wherever it is told, and a table of line numbers and code is the code.
 *
 * @param around the language of what is around
 */
export function withCode(nodes: readonly HtmlNode[], around = ''): HtmlNode[] {
  return nodes.map((node) => {
    if (!isElement(node)) return node;
    const language = languageOf(node) || around;
    const code = node.tag === 'table' ? numberedCode(node) : null;
    if (code !== null) return element('pre', { language }, [{ text: code }]);
    if (node.tag !== 'pre') return element(node.tag, node.attributes, withCode(node.children, language));
    const inner = Array.from(elementsIn(node.children), languageOf).find((found) => found !== '');
    return element(
      'pre',
      { ...node.attributes, language: languageOf(node) || inner || around },
      node.children,
    );
  });
}

function languageOf({ tag, attributes }: HtmlElement): string {
  const names = attributes['class'] ?? '';
  const spoken = tag === 'pre' || tag === 'code' ? (attributes['lang'] ?? '') : '';
  const found =
    LANGUAGE_CLASS.exec(names)?.[1] ??
    attributes['data-lang'] ??
    attributes['data-language'] ??
    attributes['data-enlighter-language'] ??
    (SPOKEN.test(spoken) ? '' : spoken || BEFORE_LANGUAGE.exec(names)?.[1]) ??
    '';
  return /^[\w+#.-]+$/.test(found) && !NO_LANGUAGE.has(found) ? found : '';
}

/** The code of a table whose first column has the numbers of its lines; null for any other table. */
function numberedCode(table: HtmlElement): string | null {
  const rows = Array.from(elementsIn(table.children)).filter(({ tag }) => tag === 'tr');
  const cells = rows.map(({ children }) => children.filter((child) => isElement(child, 'td', 'th')));
  if (cells.length === 0 || !cells.every(isNumbered)) return null;
  const isCode = [table, ...elementsIn(table.children)].some((found) =>
    CODE_TABLE.test(found.attributes['class'] ?? ''),
  );
  return isCode ? cells.map((row) => codeText(row.slice(1)).replace(/\n$/, '')).join('\n') : null;
}

function isNumbered(cells: readonly HtmlNode[]): boolean {
  const [numbers, ...others] = cells;
  if (others.length !== 1 || !isElement(numbers)) return false;
  return numbers.attributes['data-line-number'] !== undefined || /^\s*\d[\d\s]*$/.test(textOf([numbers]));
}

/** The Markdown of a block of code, and what in it is no text. */
export function codeBlockOf(node: HtmlElement): string[] {
  if (isPreformatted(node)) return [htmlBlock([node])];
  const code = codeText(node.children).replace(/^\n/, '').replace(/\n$/, '');
  const pictures = Array.from(elementsIn(node.children)).filter(({ tag }) => tag === 'img');
  const shown = pictures.map(({ attributes }) => `![](${attributes['src'] ?? ''})`);
  if (code.trim() === '') return shown;
  const longestRun = Math.max(2, ...Array.from(code.matchAll(/`{3,}/g), ([run]) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  return [`${fence}${node.attributes['language'] ?? ''}\n${code}\n${fence}`, ...shown];
}

/** Text of WordPress with its blanks and line ends, in which something is bold or a link: fences show no such marks. */
function isPreformatted(node: HtmlElement): boolean {
  return (
    classesOf(node).includes('wp-block-preformatted') &&
    Array.from(elementsIn(node.children)).some((found) => isMark(found))
  );
}

/** The text of code, whose lines may be parted by elements. */
function codeText(nodes: readonly HtmlNode[]): string {
  const parts: string[] = [];
  addCode(nodes, parts);
  return parts.join('');
}

function addCode(nodes: readonly HtmlNode[], parts: string[]): void {
  const endLine = () => {
    const last = parts.at(-1);
    if (last !== undefined && !last.endsWith('\n')) parts.push('\n');
  };
  for (const node of nodes) {
    if (!isElement(node)) {
      if (node.text !== '') parts.push(node.text);
      continue;
    }
    if (isLineNumber(node)) continue;
    const isLine = node.isBlock && !CELLS.has(node.tag);
    if (isLine) endLine();
    if (node.tag === 'br') parts.push('\n');
    addCode(node.children, parts);
    if (isLine) endLine();
  }
}

function isLineNumber(node: HtmlElement): boolean {
  return classesOf(node).some((name) => LINE_NUMBER.test(name)) && node.children.every(isNumberOrBlank);
}

function isNumberOrBlank(node: HtmlNode): boolean {
  return isBlank(node) || /^[\d\s]+$/.test(textOf([node]));
}
