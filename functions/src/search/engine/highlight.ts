import { cutAtCharacter, escapeHtml } from '../../shared/index.js';
import { once } from '../../shared/once.js';
import { tokenize } from '../../content/index.js';

const ELLIPSIS = '…';

/** How far a cut may move, in UTF-16 units, to fall between two words. */
const MAX_SHIFT = 30;

/** Made with the first text that is cut: a start would wait for its tables. */
const characters = once(() => new Intl.Segmenter(undefined, { granularity: 'grapheme' }));

/** A part of a text, in UTF-16 units. */
interface Range {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

interface Match extends Range {
  readonly term: string;
}

/**
 * A text as HTML, with the words that the terms stand for in `<mark>`: escaped, with no other element. Of one that is
 * longer than `maxLength`, in UTF-16 units, the part with the most different terms, between ellipses.
 *
 * @param terms as a search gave them
 */
export function highlight(
  text: string,
  terms: readonly string[],
  { maxLength = Infinity }: { readonly maxLength?: number } = {},
): string {
  const matches = findMatches(text, terms);
  const shown =
    text.length <= maxLength ? { start: 0, end: text.length } : chooseWindow(text, matches, maxLength);
  const before = shown.start > 0 ? ELLIPSIS : '';
  const after = shown.end < text.length ? ELLIPSIS : '';
  return before + markUp(text, shown, matches) + after;
}

function findMatches(text: string, terms: readonly string[]): Match[] {
  const wanted = new Set(terms);
  return tokenize(text).filter(({ term }) => wanted.has(term));
}

/** The part that has the most different terms, with as much text around as fits. */
function chooseWindow(text: string, matches: readonly Match[], maxLength: number): Range {
  const room = Math.max(1, maxLength - 2 * ELLIPSIS.length);
  const dense = densest(matches, room);
  const margin = Math.max(0, Math.floor((room - (dense.end - dense.start)) / 2));
  const earliest = Math.max(0, Math.min(dense.start - margin, text.length - room));
  const start = beginAfterSpace(text, earliest, dense.start);
  return { start, end: endBeforeSpace(text, start, Math.min(text.length, start + room), dense.end) };
}

/** From a match to another so near that both fit into `room`: of all these the first with the most different terms. */
function densest(matches: readonly Match[], room: number): Range {
  const counts = new Map<string, number>();
  let best = { start: 0, end: 0 };
  let most = 0;
  let first = 0;
  for (const [i, { term, end }] of matches.entries()) {
    counts.set(term, (counts.get(term) ?? 0) + 1);
    for (let left = matches[first]; left && first < i && end - left.start > room; left = matches[first]) {
      const count = counts.get(left.term) ?? 0;
      if (count > 1) counts.set(left.term, count - 1);
      else counts.delete(left.term);
      first += 1;
    }
    if (counts.size <= most) continue;
    most = counts.size;
    best = { start: matches[first]?.start ?? 0, end };
  }
  return best;
}

/** From `earliest` on where a word begins, if that is near and not behind `latest`; else where a character does. */
function beginAfterSpace(text: string, earliest: number, latest: number): number {
  if (earliest === 0) return 0;
  for (let start = earliest; start <= Math.min(latest, earliest + MAX_SHIFT); start += 1) {
    if (/^\s\S$/.test(text.slice(start - 1, start + 1))) return start;
  }
  const character = characters().segment(text).containing(earliest);
  if (!character || character.index === earliest) return earliest;
  return Math.min(character.index + character.segment.length, Math.max(latest, earliest));
}

/** Up to `latest` where a word ends, if that is near and not before `earliest`; else where a character does. */
function endBeforeSpace(text: string, start: number, latest: number, earliest: number): number {
  if (latest === text.length) return latest;
  for (let end = latest; end >= Math.max(earliest, latest - MAX_SHIFT, start + 1); end -= 1) {
    if (/^\S\s$/.test(text.slice(end - 1, end + 1))) return end;
  }
  const end = characters().segment(text).containing(latest)?.index ?? latest;
  return end > start ? end : start + cutAtCharacter(text.slice(start, latest), latest - start).length;
}

function markUp(text: string, { start, end }: Range, matches: readonly Match[]): string {
  let html = '';
  let done = start;
  for (const match of mergeTouching(matches)) {
    const from = Math.max(match.start, start);
    const to = Math.min(match.end, end);
    if (from >= to) continue;
    html += `${escapeHtml(text.slice(done, from))}<mark>${escapeHtml(text.slice(from, to))}</mark>`;
    done = to;
  }
  return html + escapeHtml(text.slice(done, end));
}

function mergeTouching(matches: readonly Match[]): Range[] {
  const merged: Range[] = [];
  for (const { start, end } of matches) {
    const last = merged.at(-1);
    if (last && start <= last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else merged.push({ start, end });
  }
  return merged;
}
