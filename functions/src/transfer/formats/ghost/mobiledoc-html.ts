import { z } from 'zod';
import { escapeHtml } from '../../../shared/index.js';
import { cardHtml } from './ghost-cards.js';
import type { EditorHtml } from './lexical-html.js';

const tuples = z.array(z.array(z.unknown())).catch([]);
const mobiledoc = z.object({ atoms: tuples, cards: tuples, markups: tuples, sections: tuples });

type Mobiledoc = z.output<typeof mobiledoc>;

const TEXT = 0;
const SECTION = { markup: 1, image: 2, list: 3, card: 10 } as const;

/** Of sections and texts. */
const BLOCK_TAG = /^(?:p|h[1-6]|blockquote|aside)$/;
const LIST_TAG = /^[ou]l$/;
const INLINE_TAG = /^(?:[abiu]|strong|em|s|del|strike|code|sub|sup|mark)$/;

/**
 * A post as Ghost's editor stored it before version 5, as HTML; null when it is no such text, or an empty one.
 *
 * @see https://github.com/bustle/mobiledoc-kit/blob/master/MOBILEDOC.md
 */
export function mobiledocHtml(stored: string): EditorHtml | null {
  const document = parse(stored);
  if (!document || document.sections.length === 0) return null;
  const lost = new Set<string>();
  const html = document.sections.map((section) => sectionHtml(section, document, lost)).join('');
  return { html, lostCards: [...lost] };
}

function parse(stored: string): Mobiledoc | null {
  try {
    return mobiledoc.safeParse(JSON.parse(stored)).data ?? null;
  } catch {
    return null;
  }
}

function sectionHtml(
  [type, first, second]: readonly unknown[],
  document: Mobiledoc,
  lost: Set<string>,
): string {
  if (type === SECTION.image) return `<p><img src="${escapeHtml(String(first))}" alt=""></p>`;
  if (type === SECTION.card) return cardSection(document.cards[Number(first)] ?? [], lost);
  if (type === SECTION.list) {
    const items = listOf(second).map((markers) => `<li>${markersHtml(markers, document)}</li>`);
    return wrapped(tagOf(first, LIST_TAG, 'ul'), items.join(''));
  }
  if (type !== SECTION.markup) return '';
  const tag = tagOf(first, BLOCK_TAG, 'p');
  return wrapped(tag === 'aside' ? 'blockquote' : tag, markersHtml(second, document));
}

function cardSection([name, payload]: readonly unknown[], lost: Set<string>): string {
  const type = typeof name === 'string' ? name : 'unknown';
  const html = cardHtml(type, payload);
  if (html === null) lost.add(type);
  return html ?? '';
}

/** Texts, each with the marks that begin before it and how many end behind it. */
function markersHtml(markers: unknown, document: Mobiledoc): string {
  const open: string[] = [];
  const html = listOf(markers).map((marker) => {
    const [type, begins, ends, value] = listOf(marker);
    const tags = listOf(begins).map((index) => document.markups[Number(index)] ?? []);
    const opening = tags.map((markup) => {
      open.push(tagOf(markup[0], INLINE_TAG, 'span'));
      return `<${open.at(-1) ?? 'span'}${hrefOf(markup)}>`;
    });
    const closing = Array.from(
      { length: Math.min(Number(ends) || 0, open.length) },
      () => `</${open.pop() ?? 'span'}>`,
    );
    return [
      ...opening,
      type === TEXT ? escapeHtml(String(value)) : atomHtml(document.atoms[Number(value)]),
      ...closing,
    ].join('');
  });
  return (
    html.join('') +
    open
      .toReversed()
      .map((tag) => `</${tag}>`)
      .join('')
  );
}

function atomHtml([name, text]: readonly unknown[] = []): string {
  return name === 'soft-return' ? '<br>' : escapeHtml(typeof text === 'string' ? text : '');
}

function hrefOf([tag, attributes]: readonly unknown[]): string {
  const pairs = listOf(attributes);
  const at = pairs.indexOf('href');
  return tag === 'a' && at !== -1 ? ` href="${escapeHtml(String(pairs[at + 1]))}"` : '';
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function tagOf(tag: unknown, allowed: RegExp, usual: string): string {
  const name = typeof tag === 'string' ? tag.toLowerCase() : '';
  return allowed.test(name) ? name : usual;
}

function wrapped(tag: string, html: string): string {
  return `<${tag}>${html}</${tag}>`;
}
