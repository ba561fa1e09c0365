/** Matches C0 and C1 control characters, line breaks included. */
// eslint-disable-next-line no-control-regex -- control characters are what it is for
export const CONTROL_CHARACTERS = /[\u0000-\u001f\u007f-\u009f]/;

/** Matches control characters but tab and line breaks. */
// eslint-disable-next-line no-control-regex -- control characters are what it is for
export const FORBIDDEN_IN_TEXT = /[\u0000-\u0008\v\f\u000e-\u001f\u007f]/;

/** Matches what changes the direction of the text after it: embeddings, overrides and isolates. */
export const DIRECTION_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/;

const INVISIBLE = String.raw`\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{Default_Ignorable_Code_Point}\u2800`;

/** Matches a character that shows nothing: controls, spaces, joiners, marks of direction, fillers, halves of surrogate pairs. */
export const INVISIBLE_CHARACTERS = new RegExp(`[${INVISIBLE}]`, 'u');

/** Matches a character that shows something. */
export const VISIBLE_CHARACTER = new RegExp(`[^${INVISIBLE}]`, 'u');

/** What mail clients would decode in a header (RFC 2047), so that its reader sees what nobody typed. */
export const ENCODED_WORD = /=\?[^\s?]+\?[bq]\?/i;

/** The one form that is hashed of those in which keyboards and clipboards give a password: NFC, and nothing else is changed. */
export function normalPassword(password: string): string {
  return password.normalize('NFC');
}

/** Escapes text for HTML content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Takes back what sanitize-html leaves escaped in text; plain text is escaped where it is shown. */
export function decodeBasicEntities(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

/** The first `length` UTF-16 units, or one less where that would cut a surrogate pair in two. */
export function cutAtCharacter(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}

/** Cuts `text` to at most `maxLength` UTF-16 units at a word's end, with an ellipsis when something was cut. */
export function truncateAtWord(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const cut = cutAtCharacter(text, maxLength - 1);
  const lastSpace = cut.lastIndexOf(' ');
  return `${(lastSpace > maxLength / 2 ? cut.slice(0, lastSpace) : cut).trimEnd()}…`;
}

/** For comparing as people do: without case, accents and the like. */
export function foldText(text: string): string {
  // Of many marks in a row it takes long to put them in order.
  return text
    .replaceAll(/\p{M}{9,}/gu, '')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase();
}
