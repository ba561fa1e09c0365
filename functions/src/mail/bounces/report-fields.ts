/** The fields of a part of a report, by name in lower case; of several of one name the first. */
export type ReportFields = ReadonlyMap<string, string>;

/** Blocks of header fields that are looked at: a report has one for the mail and one for each recipient. */
const MAX_BLOCKS = 200;

const FIELD = /^([\w-]+)[ \t]*:(.*)$/;

/** The blocks of fields in a part of a report, divided by blank lines. @see RFC 3464 §2.1 */
export function reportFields(part: string): ReportFields[] {
  return unfolded(part)
    .split(/\n[ \t]*\n/, MAX_BLOCKS)
    .map(fieldsOf)
    .filter((fields) => fields.size > 0);
}

/** With `\n` alone at line ends, and without folds. */
function unfolded(part: string): string {
  return part.replaceAll('\r\n', '\n').replaceAll(/\n[ \t]+(?=\S)/g, ' ');
}

function fieldsOf(block: string): ReportFields {
  const fields = new Map<string, string>();
  for (const line of block.split('\n')) {
    const [, name, value] = FIELD.exec(line) ?? [];
    if (name === undefined || value === undefined) continue;
    const key = name.toLowerCase();
    if (!fields.has(key)) fields.set(key, value.trim());
  }
  return fields;
}

/**
 * The address in a field such as `rfc822; ada@example.org`; null where there is none. In the type `utf-8` characters may be
 * written as `\x{E9}`.
 *
 * @see RFC 3464 §2.3, RFC 6533 §3
 */
export function addressIn(field: string | undefined): string | null {
  if (field === undefined) return null;
  const [, type = '', text = ''] = /^(?:([\w-]+)[ \t]*;)?(.*)$/.exec(field) ?? [];
  const address = text.trim().replace(/^<(.*)>$/, '$1');
  if (!address.includes('@')) return null;
  return type.toLowerCase() === 'utf-8' ? address.replaceAll(/\\x\{([\da-f]{2,6})\}/gi, character) : address;
}

function character(escape: string, hex: string): string {
  const point = Number.parseInt(hex, 16);
  return point <= 0x10_ff_ff ? String.fromCodePoint(point) : escape;
}
