import type { BodyContext } from './body-context.js';
import { BREAK, settleBreaks, type KeptText } from './kept-text.js';
import { namedValues } from './tag-words.js';

/** The first line of `:::note[Its title]` … `:::`, as Docusaurus, VuePress, Starlight, Zenn and Quarto write boxes. */
const OPENING = /^(?<indent>[ \t]*)(?<colons>:{3,})[ \t]*(?<rest>[^\s:].*)$/;
const CLOSING = /^[ \t]*(?<colons>:{3,})[ \t]*$/;
const HAS_OPENING = /^[ \t]*:{3,}[ \t]*[^\s:]/m;

/** A directive in a line of its own, which shows something of its theme's: `::github{repo="a/b"}`. */
const LEAF = /^[ \t]*::[a-z][\w-]*(?:\[[^[\]\n]*\])?(?:\{[^{}\n]*\})?[ \t]*$/gim;

/** Pandoc's `{.callout-note title="A title" #id}`. */
const CLASSES = /^\{(?<attributes>[.#][^{}]*)\}$/;

const KINDS = new Set([
  ...['note', 'info', 'tip', 'hint', 'important', 'warning', 'caution', 'danger', 'error', 'bug', 'example'],
  ...[
    'success',
    'check',
    'done',
    'question',
    'help',
    'faq',
    'failure',
    'fail',
    'missing',
    'abstract',
    'summary',
  ],
  ...[
    'tldr',
    'todo',
    'attention',
    'alert',
    'message',
    'seealso',
    'admonition',
    'callout',
    'aside',
    'primary',
  ],
  ...['secondary', 'notice', 'quote', 'cite', 'pageinfo'],
]);

/** Those whose first line says how they look, and not what they are called. */
const UNTITLED = new Set(['message', 'quote', 'cite', 'admonition', 'callout', 'aside']);

const FOLDED = new Set(['details', 'spoiler', 'collapse']);

/** What only places its content. */
const PLACING = /^(?:v-pre|code-group|columns?|row|left|right|center|tabs|tab-set|panel-tabset)$/i;

/** Of containers within each other; those further in are text. */
const MAX_DEPTH = 20;

/** A container that is open. */
interface Container {
  readonly opening: string;
  readonly indent: string;
  readonly colons: number;
  readonly box: Box | null;
  readonly lines: string[];
}

/** What a container is: how it looks and what it is called. */
interface Box {
  readonly look: 'quote' | 'details' | 'plain';
  readonly title: string;
}

/** Whether notes of this kind are boxes everywhere. */
export function isKindOfNote(name: string): boolean {
  return KINDS.has(name.toLowerCase());
}

/** The first line of a container that is a quote. @param title '' for none; without one the kind is it */
export function containerLine(kind: string, title?: string): string {
  return `:::${kind.toLowerCase()}${title === undefined ? '' : `[${title}]`}`;
}

/** A container as a block of its own. */
export function containerOf(kind: string, title: string | undefined, inner: string): string {
  return `${BREAK}${containerLine(kind, title)}\n${inner.trim()}\n:::${BREAK}`;
}

/** A body in which containers are quotes with a bold title; what is not known stays as text and is named. */
export function convertContainers(text: string, context: BodyContext): string {
  if (!text.includes('::')) return text;
  for (const { 0: leaf } of text.matchAll(LEAF)) context.unknown.add('tags', leaf);
  return HAS_OPENING.test(text) ? new ContainerReader(context).read(settleBreaks(text)) : text;
}

class ContainerReader {
  private readonly top: string[] = [];
  private readonly open: Container[] = [];
  /** How many lines there are where the last is the blank one behind a block; -1 elsewhere. */
  private behindBlock = -1;

  constructor(private readonly context: BodyContext) {}

  read(text: string): string {
    for (const line of text.split('\n')) this.take(line);
    while (this.open.length > 0) this.giveUp();
    return this.top.join('\n');
  }

  private get lines(): string[] {
    return this.open.at(-1)?.lines ?? this.top;
  }

  private take(line: string): void {
    const closing = CLOSING.exec(line)?.groups?.['colons'];
    if (closing !== undefined) {
      this.close(line, closing.length);
      return;
    }
    const { indent = '', colons = '', rest } = OPENING.exec(line)?.groups ?? {};
    if (rest === undefined || this.open.length === MAX_DEPTH) this.addLine(line);
    else {
      const container = { opening: line, indent, colons: colons.length, box: boxOf(rest.trim()), lines: [] };
      this.open.push(container);
    }
  }

  private close(line: string, colons: number): void {
    const at = this.open.findLastIndex((container) => container.colons <= colons);
    while (at !== -1 && this.open.length - 1 > at) this.giveUp();
    const ended = at === -1 ? undefined : this.open.pop();
    if (!ended) this.lines.push(line);
    else if (ended.box) this.push(shownBy(ended, ended.box, this.context.kept));
    else {
      this.context.unknown.add('tags', ended.opening);
      this.addText([ended.opening, ...ended.lines, line]);
    }
  }

  /** One that has no end is text. */
  private giveUp(): void {
    const container = this.open.pop();
    if (container) this.addText([container.opening, ...container.lines]);
  }

  /** Between blank lines, as there are behind a quote already. */
  private push(block: readonly string[]): void {
    const { lines } = this;
    if (lines.at(-1)?.trim()) lines.push('');
    this.addText([...block, '']);
    this.behindBlock = lines.length;
  }

  /** One by one: all at once they may be too many arguments. */
  private addText(text: readonly string[]): void {
    for (const line of text) this.lines.push(line);
  }

  private addLine(line: string): void {
    const { lines } = this;
    if (line.trim() !== '' || lines.length !== this.behindBlock || lines.at(-1) !== '') lines.push(line);
    this.behindBlock = -1;
  }
}

/** By what follows the colons: `note[A title]{.class}`, `note A title`, `{note} A title`. */
function boxOf(rest: string): Box | null {
  const classes = CLASSES.exec(rest)?.groups?.['attributes'];
  const begin = rest.endsWith('}') ? rest.lastIndexOf('{') : rest.length;
  const attributes = classes ?? rest.slice(begin);
  const named = /^\{?\.?([a-z][\w-]*)\}?/i.exec(classes === undefined ? rest : '');
  const [all = rest, given = classOf(attributes)] = named ?? [];
  const words = rest.slice(all.length, Math.max(all.length, begin)).trim();
  const label = words.startsWith('[') && words.endsWith(']') ? words.slice(1, -1) : undefined;
  const title = label ?? namedValues(attributes).get('title') ?? (words === '' ? undefined : words);
  const name = given.toLowerCase().replace(/^callout-/, '');
  if (FOLDED.has(name)) return { look: 'details', title: title ?? 'Details' };
  if (KINDS.has(name)) return { look: 'quote', title: titleOf(name, title, label !== undefined) };
  return PLACING.test(name) || classes !== undefined ? { look: 'plain', title: '' } : null;
}

/** The first class that is a kind of note; '' without one. */
function classOf(attributes: string): string {
  const classes = Array.from(attributes.matchAll(/\.(?:callout-)?([\w-]+)/g), ([, name = '']) => name);
  return classes.find(isKindOfNote) ?? '';
}

function titleOf(kind: string, title: string | undefined, isLabel: boolean): string {
  if (kind === 'message' && !isLabel) return '';
  return title ?? (UNTITLED.has(kind) ? '' : kind.charAt(0).toUpperCase() + kind.slice(1));
}

function shownBy({ indent, lines }: Container, { look, title }: Box, kept: KeptText): string[] {
  const content = withoutBlankEnds(lines);
  if (look === 'plain') return content;
  if (look === 'details') {
    const summary = `<summary>${title.replaceAll(/[<>&]/g, ' ')}</summary>`;
    const [head, end] = [`${indent}<details>`, `${indent}</details>`];
    return [head, '', indent + summary, '', ...content, '', end];
  }
  const head = title === '' ? [] : [`**${title}**`];
  const between = title === '' || content.length === 0 ? [] : [''];
  const bare = (line: string) => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart());
  const quoted = (line: string) => `${indent}>${bare(line) === '' ? '' : ` ${bare(line)}`}`;
  return [...head, ...between, ...content].map((line) => quoted(kept.changeLines(line, bare, quoted)));
}

function withoutBlankEnds(lines: readonly string[]): string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return first === -1 ? [] : lines.slice(first, last + 1);
}
