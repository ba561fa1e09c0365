import { escapeHtml } from '../shared/index.js';

/** Matches what XML 1.0 has no way to write, escaped or not: most control characters and halves of surrogate pairs. */
const NO_XML_CHARACTER = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** A piece of an XML document, well-formed in itself. */
export class Xml {
  constructor(readonly text: string) {}
}

/**
 * A template of XML: text that is put into it is escaped, for content and quoted attributes alike, and what XML 1.0 has
 * no way to write is left out; pieces of XML, one or a list, go in as they are.
 *
 * @see https://www.w3.org/TR/xml/#charsets XML 1.0, fifth edition
 */
export function xml(parts: TemplateStringsArray, ...values: readonly (string | Xml | readonly Xml[])[]): Xml {
  return new Xml(String.raw({ raw: parts }, ...values.map(write)));
}

/** A whole document of one root element. */
export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.text}\n`;
}

function write(value: string | Xml | readonly Xml[]): string {
  // Readers take a carriage return that is not escaped for a line feed.
  if (typeof value === 'string')
    return escapeHtml(value.replaceAll(NO_XML_CHARACTER, '')).replaceAll('\r', '&#13;');
  return value instanceof Xml ? value.text : value.map(({ text }) => text).join('');
}
