import { codeSpan, escapeAddress, escapeText, titlePart } from '../../content/index.js';
import { escapeHtml } from '../../shared/index.js';
import type { HtmlElement } from './html-tree.js';
import { commonStart, type InlineItem, type InlineSign } from './inline-items.js';

/** How a line break is written: in a paragraph, in a heading, in the cell of a table. */
export type LineBreak = '\\\n' | ' ' | '<br>';

const SIGNS: Readonly<Record<string, string>> = { strong: '**', em: '*', del: '~~' };

const PUNCTUATION = /^[\p{P}\p{S}]$/u;
const BLANK = /^[\t\n\f\r\p{Zs}]$/u;

/** Reaches the end of the text: signs behind it would belong to the address. */
const OPEN_ADDRESS = /(?:(?:https?|ftp):\/\/|www\.)[^\s<>]*$/i;
const MAX_ADDRESS_LENGTH = 2_000;

/** What stands for a mark that begins or ends, or for text. */
type Token =
  | { readonly kind: 'open' | 'close'; readonly mark: HtmlElement }
  | { readonly kind: 'text'; readonly markdown: string };

/**
 * A line of text as Markdown. Emphasis that its rules for signs between letters and punctuation would not see is written
 * as HTML.
 *
 * @see https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis
 */
export function inlineMarkdown(items: readonly InlineItem[], lineBreak: LineBreak): string {
  const tokens = tokensOf(items, lineBreak);
  const asHtml = marksInHtml(tokens);
  return tokens
    .map((token) => {
      if (token.kind === 'text') return token.markdown;
      const { mark, kind } = token;
      const sign = asHtml.has(mark) ? undefined : SIGNS[mark.tag];
      return sign ?? (kind === 'open' ? openingOf(mark) : endOf(mark));
    })
    .join('');
}

function openingOf({ tag, attributes }: HtmlElement): string {
  if (tag === 'a') return '[';
  const title = tag === 'abbr' ? attributes['title'] : undefined;
  return `<${tag}${title === undefined ? '' : ` title="${escapeHtml(title)}"`}>`;
}

function endOf({ tag, attributes }: HtmlElement): string {
  if (tag !== 'a') return `</${tag}>`;
  return `](${escapeAddress(attributes['href'] ?? '')}${titlePart(attributes['title'])})`;
}

function tokensOf(items: readonly InlineItem[], lineBreak: LineBreak): Token[] {
  const tokens: Token[] = [];
  let marks: readonly HtmlElement[] = [];
  for (const [index, item] of items.entries()) {
    marks = turnTo(item.marks, marks, tokens);
    tokens.push({ kind: 'text', markdown: markdownOf(item, items[index - 1], items[index + 1], lineBreak) });
  }
  turnTo([], marks, tokens);
  return tokens;
}

/** Ends and begins marks until just these are open. */
function turnTo(
  wanted: readonly HtmlElement[],
  open: readonly HtmlElement[],
  tokens: Token[],
): readonly HtmlElement[] {
  const kept = commonStart(open, wanted).length;
  for (const mark of open.slice(kept).toReversed()) tokens.push({ kind: 'close', mark });
  for (const mark of wanted.slice(kept)) tokens.push({ kind: 'open', mark });
  return [...open.slice(0, kept), ...wanted.slice(kept)];
}

function markdownOf(
  item: InlineItem,
  before: InlineItem | undefined,
  after: InlineItem | undefined,
  lineBreak: LineBreak,
): string {
  if (item.kind !== 'text') return signMarkdown(item, lineBreak);
  const isBehindCode = before?.kind === 'text' && before.isCode;
  if (item.isCode) return codeSpan(item.text, isBehindCode);
  const isBeforeBracket = after !== undefined && (after.kind !== 'text' || !isSameLink(item, after));
  const isInLink = item.marks.some(({ tag }) => tag === 'a');
  const isBeforeCode = after?.kind === 'text' && after.isCode;
  const text = escapeText(item.text, { isInLink, isTouched: isBeforeBracket || isBeforeCode });
  const isBehindNote = before?.kind === 'footnote' && text.startsWith(':');
  const escaped = isBeforeBracket ? text.replace(/[!^]$/, '\\$&') : text;
  return isBehindNote ? `\\${escaped}` : escaped;
}

function signMarkdown({ kind, element, marks }: InlineSign, lineBreak: LineBreak): string {
  if (kind === 'break') return lineBreak;
  if (kind === 'anchor') {
    const tag = marks.some((mark) => mark.tag === 'a') ? 'span' : 'a';
    return `<${tag} id="${escapeHtml(element.attributes['id'] ?? '')}"></${tag}>`;
  }
  return kind === 'image' ? pictureOf(element) : `[^${element.attributes['label'] ?? ''}]`;
}

/** Whether no link begins between two items. */
function isSameLink(a: InlineItem, b: InlineItem): boolean {
  const linkOf = ({ marks }: InlineItem) => marks.find(({ tag }) => tag === 'a');
  return linkOf(b) === undefined || linkOf(a) === linkOf(b);
}

function pictureOf({ attributes }: HtmlElement): string {
  const alt = escapeText(attributes['alt'] ?? '', { isInLink: true, isTouched: false });
  return `![${alt}](${escapeAddress(attributes['src'] ?? '')}${titlePart(attributes['title'])})`;
}

/** Emphasis whose signs would not be read as such where they stand. */
function marksInHtml(tokens: readonly Token[]): ReadonlySet<HtmlElement> {
  const found = new Set<HtmlElement>();
  const ends = endsOf(tokens);
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'text' || SIGNS[token.mark.tag] === undefined) continue;
    const [before, after] = [tokens[index - 1], tokens[index + 1]];
    const isRead =
      token.kind === 'open'
        ? isFlanking(firstOf(after), lastOf(before)) &&
          !touchesSign(before, token.mark, { ends, inHtml: found })
        : isFlanking(lastOf(before), firstOf(after));
    if (!isRead || endsInAddress(before)) found.add(token.mark);
  }
  return found;
}

function endsInAddress(token: Token | undefined): boolean {
  return token?.kind === 'text' && OPEN_ADDRESS.test(token.markdown.slice(-MAX_ADDRESS_LENGTH));
}

/** Whether a sign is read that has `inner` on its inner side and `outer` on the other. */
function isFlanking(inner: string, outer: string): boolean {
  if (BLANK.test(inner) || inner === '') return false;
  return !PUNCTUATION.test(inner) || outer === '' || BLANK.test(outer) || PUNCTUATION.test(outer);
}

/** Where each mark ends. */
function endsOf(tokens: readonly Token[]): ReadonlyMap<HtmlElement, number> {
  return new Map(
    tokens.flatMap((token, index) => (token.kind === 'close' ? [[token.mark, index] as const] : [])),
  );
}

interface Signs {
  readonly ends: ReadonlyMap<HtmlElement, number>;
  readonly inHtml: ReadonlySet<HtmlElement>;
}

/** Two signs of the same kind side by side are read as one: good only where they end side by side, too. */
function touchesSign(before: Token | undefined, mark: HtmlElement, { ends, inHtml }: Signs): boolean {
  if (before === undefined || before.kind === 'text' || inHtml.has(before.mark)) return false;
  if (SIGNS[before.mark.tag]?.[0] !== SIGNS[mark.tag]?.[0]) return false;
  return before.kind === 'close' || ends.get(before.mark) !== (ends.get(mark) ?? 0) + 1;
}

/** Signs and HTML are punctuation. */
const SIGN = '*';

function firstOf(token: Token | undefined): string {
  if (token === undefined) return '';
  return token.kind === 'text' ? (/^./su.exec(token.markdown)?.[0] ?? '') : SIGN;
}

function lastOf(token: Token | undefined): string {
  if (token === undefined) return '';
  return token.kind === 'text' ? (/.$/su.exec(token.markdown.slice(-2))?.[0] ?? '') : SIGN;
}
