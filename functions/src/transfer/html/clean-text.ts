import { DIRECTION_CONTROLS, VISIBLE_CHARACTER } from '../../shared/index.js';

/** Halves of characters, which no UTF-8 has. */
const LONE_SURROGATES = /\p{Cs}/gu;

const CONTROLS_IN_TEXT = /(?![\t\n\r])\p{Cc}/gu;
const CONTROLS_IN_LINE = /\p{Cc}+/gu;
const DIRECTION_CONTROLS_IN_LINE = new RegExp(DIRECTION_CONTROLS, 'g');

/** Text of several lines without control characters and halves of characters. */
export function cleanText(text: string): string {
  return text.replaceAll(LONE_SURROGATES, '').replaceAll(CONTROLS_IN_TEXT, '');
}

/**
 * The same as one line; breaks and tabs become a space, and what changes the direction of text is left out. Empty when nothing
 * of it can be seen.
 */
export function cleanLine(text: string): string {
  const line = text
    .replaceAll(LONE_SURROGATES, '')
    .replaceAll(CONTROLS_IN_LINE, ' ')
    .replaceAll(DIRECTION_CONTROLS_IN_LINE, '')
    .trim();
  return VISIBLE_CHARACTER.test(line) ? line : '';
}
