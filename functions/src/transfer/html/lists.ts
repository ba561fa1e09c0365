import { element, isBlank, isElement, type HtmlElement, type HtmlNode } from './html-tree.js';

/** With signs or with numbers. */
export type ListKind = 'ul' | 'ol';

/** A piece of Markdown between blank lines. */
export interface Block {
  readonly markdown: string;
  /** Of a list: which one, and the sign of its items. */
  readonly list?: { readonly kind: ListKind; readonly sign: string };
  /** Whether it is text, which a list may follow without a blank line. */
  readonly isText?: boolean;
}

const MAX_NUMBER = 999_999_999;

/** What each item of a list holds; what stands between the items belongs to the one before it. */
export function itemsOf(list: HtmlElement): readonly (readonly HtmlNode[])[] {
  const items: HtmlNode[][] = [];
  for (const child of list.children) {
    if (isBlank(child)) continue;
    if (isElement(child, 'li') || items.length === 0) {
      items.push(isElement(child, 'li') ? [...child.children] : [child]);
    } else items.at(-1)?.push(child);
  }
  return items;
}

/** Lists of numbers that count on, in order: an item may have a number of its own, which Markdown's lists can't. */
export function countingLists(list: HtmlElement): readonly HtmlElement[] {
  const runs: { readonly start: string; readonly children: HtmlNode[] }[] = [];
  const start = Number(list.attributes['start'] ?? 1);
  let next = Number.isInteger(start) ? start : 1;
  for (const child of list.children) {
    const isItem = isElement(child, 'li');
    const own = isItem ? child.attributes['value'] : undefined;
    const number = own !== undefined && /^\d{1,9}$/.test(own) ? Number(own) : next;
    const run = runs.at(-1);
    if (run === undefined || number !== next) runs.push({ start: String(number), children: [child] });
    else run.children.push(child);
    next = isItem ? number + 1 : number;
  }
  return runs.map((run) => element(list.tag, { ...list.attributes, start: run.start }, run.children));
}

interface ListStyle {
  readonly kind: ListKind;
  /** Behind the number, or in its place. */
  readonly sign: string;
  /** The first number; where it can't be one it is 1. */
  readonly start: number;
}

/** The Markdown of a list, of its items' blocks. */
export function listMarkdown(items: readonly (readonly Block[])[], { kind, sign, start }: ListStyle): string {
  const isTight = items.every(isShort);
  const isNumber = Number.isInteger(start) && start >= 0 && start + items.length <= MAX_NUMBER;
  const first = isNumber ? start : 1;
  return items
    .map((blocks, index) => {
      const prefix = kind === 'ol' ? `${String(first + index)}${sign}  ` : `${sign}   `;
      return itemMarkdown(blocks, prefix, isTight ? '\n' : '\n\n');
    })
    .join(isTight ? '\n' : '\n\n');
}

/** Whether an item needs no blank line: a line of text, and lists below. */
function isShort(blocks: readonly Block[]): boolean {
  return blocks.every(
    ({ isText = false, list, markdown }, index) =>
      (index === 0 && isText) ||
      (index > 0 && list !== undefined && (list.kind === 'ul' || /^1\D/.test(markdown))),
  );
}

function itemMarkdown(blocks: readonly Block[], prefix: string, between: string): string {
  const inner = blocks.map(({ markdown }) => markdown).join(between);
  // An empty item would underline the text above it.
  if (inner === '') return `${prefix}<!-- -->`;
  const indent = ' '.repeat(prefix.length);
  return prefix + asTask(inner).replaceAll(/\n(?!\n|$)/g, `\n${indent}`);
}

/** A box at the start of an item. @see https://github.github.com/gfm/#task-list-items-extension- */
function asTask(markdown: string): string {
  return markdown.replace(/^([☐☑])\s*(?=\S)/u, (_all, box: string) => (box === '☑' ? '[x] ' : '[ ] '));
}
