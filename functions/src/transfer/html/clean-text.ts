/** Halves of characters, which no UTF-8 has. */
const LONE_SURROGATES = /\p{Cs}/gu;

const CONTROLS_IN_TEXT = /(?![\t\n\r])\p{Cc}/gu;
const CONTROLS_IN_LINE = /\p{Cc}+/gu;

/** Text of several lines without control characters and halves of characters. */
export function cleanText(text: string): string {
  return text.replaceAll(LONE_SURROGATES, '').replaceAll(CONTROLS_IN_TEXT, '');
}

/** The same as one line; breaks and tabs become a space. */
export function cleanLine(text: string): string {
  return text.replaceAll(LONE_SURROGATES, '').replaceAll(CONTROLS_IN_LINE, ' ').trim();
}
