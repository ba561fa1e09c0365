/**
 * An SVG's text as a browser has it before it looks for addresses: a letter may be written as a reference of XML, or with a backslash
 * in a style.
 *
 * @see https://www.w3.org/TR/xml/#sec-references and https://www.w3.org/TR/css-syntax-3/#consume-escaped-code-point
 */

/** In place of what a letter is written with besides itself, so that each stays where it is in the file. */
const FILL = '\uffff';

const REFERENCE = /&(?:#x0*([\da-f]{1,6})|#0*(\d{1,7})|(amp|lt|gt|quot|apos));/gi;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const BACKSLASH = /\\(?:([\da-f]{1,6})[ \t\n\r]?|([^\da-f\n\r])|[\n\r]+)/gi;

/** Entities of its own, also in an SVG within that is escaped: what they stand for may be an address, or a part of one. */
const ENTITIES = /(?:<|%3c)!ENTITY/i;

/** An encoding in which not every letter of ASCII is the byte that it is there. */
const OTHER_ENCODING =
  /<\?xml[^<>]*\sencoding\s*=\s*["'](?!(?:utf-?8|us-ascii|ascii|iso-8859-\d+|windows-125\d)["'])/i;

/**
 * A letter for each byte of the file, whatever it is written in: all of an address is ASCII.
 *
 * @returns null where an address may be written otherwise: by entities of its own, or in another encoding such as UTF-16
 */
export function addressText(svg: Uint8Array): string | null {
  const written = Buffer.from(svg.buffer, svg.byteOffset, svg.byteLength).toString('latin1');
  if (written.includes('\0')) return null;
  const text = written
    .replaceAll(REFERENCE, (all, hex?: string, decimal?: string, name?: string) =>
      filled(all, name === undefined ? letterOf(hex, decimal) : NAMED[name.toLowerCase()]),
    )
    .replaceAll(BACKSLASH, (all, hex?: string, letter?: string) =>
      filled(all, hex === undefined ? (letter ?? FILL) : letterOf(hex)),
    );
  return ENTITIES.test(text) || OTHER_ENCODING.test(text) ? null : text;
}

/** What an address, or a part of it, stands for, of the text that addressText gives. */
export function unescaped(part: string): string {
  return part
    .replaceAll(FILL, '')
    .replaceAll(/%([\da-f]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** A letter in the room of what it is written with, which stays where it is none of an address. */
function filled(all: string, letter: string | undefined): string {
  return letter?.padStart(all.length, FILL) ?? all;
}

function letterOf(hex = '', decimal?: string): string | undefined {
  const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
  return code > 0 && code < 256 ? String.fromCharCode(code) : undefined;
}
