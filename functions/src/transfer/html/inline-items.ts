import { classesOf, isElement, type HtmlElement, type HtmlNode } from './html-tree.js';

/** What a line of text is made of, each with the elements around it, outermost first. */
export type InlineItem = InlineText | InlineSign;

/** Text between one mark and the next. */
export interface InlineText {
  readonly kind: 'text';
  readonly text: string;
  readonly isCode: boolean;
  readonly marks: readonly HtmlElement[];
}

/** What stands in a line and is no text. */
export interface InlineSign {
  readonly kind: 'break' | 'image' | 'footnote' | 'anchor';
  readonly element: HtmlElement;
  readonly marks: readonly HtmlElement[];
}

/** Elements that posts may have and Markdown has no sign for. */
const HTML_MARKS = [
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

const MARKS: ReadonlySet<string> = new Set([...HTML_MARKS, 'strong', 'em', 'del', 'a']);

/** Blanks that HTML shows as one; others, such as non-breaking spaces, are signs like letters. */
const BLANKS = /[ \t\r\n\f]+/g;

/** Whether an element gives its text another look or a meaning. */
export function isMark(node: HtmlNode): boolean {
  return isElement(node) && MARKS.has(node.tag);
}

/**
 * What nodes show in a line: blanks are one space, none at either end, and those at the edge of a mark stand outside of
 * it, since Markdown's signs must touch what they mark.
 *
 * @param marks the elements around all of it
 */
export function inlineItems(nodes: readonly HtmlNode[], marks: readonly HtmlElement[] = []): InlineItem[] {
  const items: InlineItem[] = [];
  collect(nodes, { marks, isCode: false }, items);
  return joined(outsideOfMarks(withoutDoubleBlanks(items.flatMap(parted))));
}

interface Around {
  readonly marks: readonly HtmlElement[];
  readonly isCode: boolean;
}

function collect(nodes: readonly HtmlNode[], around: Around, items: InlineItem[]): void {
  for (const node of nodes) {
    if (!isElement(node)) items.push({ kind: 'text', text: node.text.replaceAll(BLANKS, ' '), ...around });
    else collectElement(node, around, items);
  }
}

function collectElement(node: HtmlElement, around: Around, items: InlineItem[]): void {
  const { marks, isCode } = around;
  const text = (signs: string) => items.push({ kind: 'text', text: signs, isCode, marks });
  if (node.tag === 'rp') return;
  if (node.tag === 'br') items.push({ kind: 'break', element: node, marks });
  else if (node.tag === 'img') collectPicture(node, around, items);
  else if (node.tag === 'footnote' || node.tag === 'anchor')
    items.push({ kind: node.tag, element: node, marks });
  else if (node.tag === 'input') text(node.attributes['checked'] === undefined ? '☐' : '☑');
  else if (node.tag === 'code') collect(node.children, { marks, isCode: true }, items);
  else if (node.tag === 'rt') collect([{ text: '(' }, ...node.children, { text: ')' }], around, items);
  else if (isMark(node)) collect(node.children, { marks: withMark(marks, node), isCode }, items);
  else {
    if (node.isBlock) text(' ');
    collect(node.children, around, items);
    if (node.isBlock) text(' ');
  }
}

/** Pictures of single signs, as WordPress puts them in place of emoji, are the signs. */
function collectPicture(node: HtmlElement, { marks, isCode }: Around, items: InlineItem[]): void {
  const { src = '', alt = '' } = node.attributes;
  const isEmoji = alt !== '' && classesOf(node).some((name) => name === 'emoji' || name === 'wp-smiley');
  if (isEmoji) items.push({ kind: 'text', text: alt, isCode, marks });
  else if (src !== '') items.push({ kind: 'image', element: node, marks });
}

/** Marks with one more within: one of its own kind says nothing new; of links the inner one counts. */
export function withMark(marks: readonly HtmlElement[], mark: HtmlElement): readonly HtmlElement[] {
  if (mark.tag === 'a') {
    const others = marks.filter(({ tag }) => tag !== 'a');
    return mark.attributes['href'] === undefined ? marks : [...others, mark];
  }
  return marks.some(({ tag }) => tag === mark.tag) ? marks : [...marks, mark];
}

/** A text's blanks at its ends as texts of their own. */
function parted(item: InlineItem): InlineItem[] {
  if (item.kind !== 'text') return [item];
  const core = item.text.trim();
  if (core === '' || core.length === item.text.length) return item.text === '' ? [] : [item];
  const start = item.text.indexOf(core);
  const parts = [item.text.slice(0, start), core, item.text.slice(start + core.length)];
  return parts.filter((text) => text !== '').map((text) => ({ ...item, text }));
}

/** Spaces next to another one, to a line break or to an end do not show. */
function withoutDoubleBlanks(items: readonly InlineItem[]): InlineItem[] {
  const kept: InlineItem[] = [];
  for (const item of items) {
    const before = kept.at(-1);
    const isLineStart = before === undefined || before.kind === 'break';
    if (isSpace(item) && (isLineStart || (before.kind === 'text' && before.text.endsWith(' ')))) continue;
    if (item.kind === 'break') while (isSpace(kept.at(-1))) kept.pop();
    if (item.kind === 'break' && kept.length === 0) continue;
    kept.push(item);
  }
  while (isInvisible(kept.at(-1))) kept.pop();
  return kept.every(isInvisible) ? [] : kept;
}

function isSpace(item: InlineItem | undefined): boolean {
  return item?.kind === 'text' && item.text === ' ';
}

function isInvisible(item: InlineItem | undefined): boolean {
  return item?.kind === 'break' || (item?.kind === 'text' && item.text.trim() === '');
}

/** Blanks and breaks between two marks are in neither; only in what is around both. */
function outsideOfMarks(items: readonly InlineItem[]): InlineItem[] {
  let before: readonly HtmlElement[] = [];
  const marksAfter = marksOfNext(items);
  return items.map((item, index) => {
    if (!isInvisible(item)) {
      before = item.marks;
      return item;
    }
    const marks = commonStart(before, marksAfter[index] ?? []);
    return item.kind === 'text' ? { ...item, marks, isCode: false } : { ...item, marks };
  });
}

/** Of each place the marks of the next visible item behind it. */
function marksOfNext(items: readonly InlineItem[]): (readonly HtmlElement[])[] {
  const found: (readonly HtmlElement[])[] = [];
  let next: readonly HtmlElement[] = [];
  for (let index = items.length - 1; index >= 0; index -= 1) {
    found[index] = next;
    const item = items[index];
    if (item && !isInvisible(item)) next = item.marks;
  }
  return found;
}

/** The elements that two places have around them in common. */
export function commonStart(a: readonly HtmlElement[], b: readonly HtmlElement[]): readonly HtmlElement[] {
  let length = 0;
  while (length < a.length && isSameMark(a[length], b[length])) length += 1;
  return a.slice(0, length);
}

/** Two side by side that mean the same are one; two links are two. */
function isSameMark(a: HtmlElement | undefined, b: HtmlElement | undefined): boolean {
  if (a === b || !a || !b) return a === b;
  return a.tag === b.tag && a.tag !== 'a' && a.attributes['title'] === b.attributes['title'];
}

/** Neighbouring texts of the same marks as one, so that their signs are seen side by side. */
function joined(items: readonly InlineItem[]): InlineItem[] {
  const groups: InlineItem[][] = [];
  for (const item of items) {
    const group = groups.at(-1);
    if (group?.[0] && isAlike(group[0], item)) group.push(item);
    else groups.push([item]);
  }
  return groups.flatMap((group) => {
    const [first] = group;
    if (first?.kind !== 'text') return group;
    return [{ ...first, text: group.map((item) => (item.kind === 'text' ? item.text : '')).join('') }];
  });
}

function isAlike(a: InlineItem, b: InlineItem): boolean {
  if (a.kind !== 'text' || b.kind !== 'text' || a.isCode !== b.isCode) return false;
  return a.marks.length === b.marks.length && commonStart(a.marks, b.marks).length === a.marks.length;
}
