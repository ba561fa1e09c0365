import { escapeHeading, escapeLineStarts } from '../../content/index.js';
import { codeBlockOf } from './code-blocks.js';
import { htmlBlock, htmlOf } from './html-output.js';
import { element, isBlank, isElement, type HtmlElement, type HtmlNode } from './html-tree.js';
import { tableMarkdown } from './html-tables.js';
import { inlineItems, isMark, withMark } from './inline-items.js';
import { inlineMarkdown } from './inline-markdown.js';
import { countingLists, itemsOf, listMarkdown, type Block } from './lists.js';

/** Where nodes stand. */
interface Place {
  /** Elements of a line that are around these blocks. */
  readonly marks: readonly HtmlElement[];
  /** 1 to 6 where each line is a heading; 0 elsewhere. */
  readonly heading: number;
  readonly isInList: boolean;
}

const TOP: Place = { marks: [], heading: 0, isInList: false };

/** What nodes show, block by block. Lines of text between blocks are paragraphs. */
export function blocksOf(nodes: readonly HtmlNode[], place: Place = TOP, blocks: Block[] = []): Block[] {
  let line: HtmlNode[] = [];
  const endLine = () => {
    const markdown = lineOf(line, place);
    if (markdown !== '') blocks.push({ markdown, isText: place.heading === 0 });
    line = [];
  };
  for (const node of nodes) {
    if (!isElement(node) || !node.isBlock) {
      line.push(node);
      continue;
    }
    endLine();
    addBlock(node, place, blocks);
  }
  endLine();
  return blocks;
}

/** The Markdown of blocks. */
export function joinBlocks(blocks: readonly Block[]): string {
  return blocks.map(({ markdown }) => markdown).join('\n\n');
}

function lineOf(nodes: readonly HtmlNode[], { marks, heading }: Place): string {
  const items = inlineItems(nodes, marks);
  if (items.length === 0) return '';
  if (heading > 0) return `${'#'.repeat(heading)} ${escapeHeading(inlineMarkdown(items, ' '))}`;
  const markdown = escapeLineStarts(inlineMarkdown(items, '\\\n'));
  return markdown.replace(/^\s/u, (blank) => `&#${String(blank.codePointAt(0))};`);
}

function addBlock(node: HtmlElement, place: Place, blocks: Block[]): void {
  const add = (markdown: string) => markdown !== '' && blocks.push({ markdown });
  const inside = () => joinBlocks(blocksOf(node.children, { ...place, heading: 0 }));
  switch (node.tag) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      addHeading(node, place, blocks);
      return;
    case 'hr':
      add(place.isInList ? '___' : '---');
      return;
    case 'blockquote':
      add(quoteOf(inside()));
      return;
    case 'pre':
    case 'code':
      codeBlockOf(node).forEach(add);
      return;
    case 'ol':
      for (const list of countingLists(node)) addList(list, place, blocks);
      return;
    case 'ul':
    case 'menu':
    case 'dir':
      addList(node, place, blocks);
      return;
    case 'table':
      add(tableMarkdown(node, place.marks));
      return;
    case 'iframe':
      add(htmlBlock([node]));
      return;
    case 'embed':
      add(`<${node.attributes['src'] ?? ''}>`);
      return;
    case 'figure':
      addFigure(node, place, blocks);
      return;
    case 'details':
      addDetails(node, place, blocks);
      return;
    case 'dl':
      add(definitionsOf(node));
      return;
    default:
      addInside(node, place, blocks);
  }
}

/** Its first line has the name that links know it by. */
function addHeading(node: HtmlElement, place: Place, blocks: Block[]): void {
  const [first, ...others] = blocksOf(node.children, { ...place, heading: Number(node.tag.slice(1)) });
  const { anchor } = node.attributes;
  if (first) blocks.push(anchor === undefined ? first : { markdown: `${first.markdown} {#${anchor}}` });
  blocks.push(...others);
}

/** An element without a block of its own; one of a line goes around each line within. */
function addInside(node: HtmlElement, place: Place, blocks: Block[]): void {
  if (!isMark(node)) {
    blocksOf(node.children, place, blocks);
    return;
  }
  const before = blocks.length;
  blocksOf(node.children, { ...place, marks: withMark(place.marks, node) }, blocks);
  const { href } = node.attributes;
  if (node.tag !== 'a' || href === undefined) return;
  const added = blocks.slice(before);
  const isLinked = added.length === 0 || added.some(({ markdown }) => /\]\(|<a /.test(markdown));
  // Code, tables and players can't be links: theirs follows them.
  if (!isLinked) blocks.push({ markdown: lineOf([{ text: href }], { ...place, marks: [node] }) });
}

function quoteOf(inner: string): string {
  if (inner === '') return '';
  return inner
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

function addList(node: HtmlElement, { marks }: Place, blocks: Block[]): void {
  const kind = node.tag === 'ol' ? 'ol' : 'ul';
  const items = itemsOf(node).map((children) => blocksOf(children, { marks, heading: 0, isInList: true }));
  if (items.length === 0) return;
  const before = blocks.at(-1)?.list;
  const [usual, other] = kind === 'ol' ? ['.', ')'] : ['-', '*'];
  // Another sign begins another list.
  const sign = before?.kind === kind && before.sign === usual ? other : usual;
  const start = Number(node.attributes['start'] ?? 1);
  blocks.push({ markdown: listMarkdown(items, { kind, sign, start }), list: { kind, sign } });
}

/** With a caption it is HTML around Markdown; the picture alone needs none. */
function addFigure(node: HtmlElement, place: Place, blocks: Block[]): void {
  const isCaption = (child: HtmlNode) => isElement(child, 'figcaption');
  const caption = joinBlocks(blocksOf(node.children.filter(isCaption), { ...place, heading: 0 }));
  const shown = node.children.filter((child) => !isCaption(child));
  if (caption === '') {
    blocksOf(shown, place, blocks);
    return;
  }
  const inner = joinBlocks(blocksOf(shown, { ...place, heading: 0 }));
  const lines = ['<figure>', inner, '<figcaption>', caption, '</figcaption>', '</figure>'];
  blocks.push({ markdown: lines.filter((line) => line !== '').join('\n\n') });
}

function addDetails(node: HtmlElement, place: Place, blocks: Block[]): void {
  const isSummary = (child: HtmlNode) => isElement(child, 'summary');
  const summary = node.children
    .filter(isSummary)
    .flatMap((child) => (isElement(child) ? child.children : []));
  const inner = joinBlocks(
    blocksOf(
      node.children.filter((child) => !isSummary(child)),
      { ...place, heading: 0 },
    ),
  );
  const head = summary.length === 0 ? '' : `<summary>${htmlOf(withMarks(summary, place)).trim()}</summary>`;
  const lines = ['<details>', head, inner, '</details>'];
  blocks.push({ markdown: lines.filter((line) => line !== '').join('\n\n') });
}

/** Nodes within the elements that are around them. */
function withMarks(nodes: readonly HtmlNode[], { marks }: Place): readonly HtmlNode[] {
  return marks.reduceRight<readonly HtmlNode[]>(
    (inner, { tag, attributes }) => [element(tag, attributes, inner)],
    nodes,
  );
}

/** Terms and what they mean, which Markdown has no sign for. */
function definitionsOf(node: HtmlElement): string {
  return node.children.every(isBlank) ? '' : htmlBlock([node]);
}
