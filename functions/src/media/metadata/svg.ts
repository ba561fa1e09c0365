/**
 * Pictures within an SVG, as `data:` addresses: each may tell what it would tell as a file of its own.
 *
 * @see https://www.rfc-editor.org/rfc/rfc2397
 */
import { detectMediaType, type MediaType } from '../types/index.js';
import { KeptParts, NotWalkable } from './kept-parts.js';

/** A picture within an SVG. */
export interface EmbeddedPicture {
  /** Where its address is in the SVG, in bytes. */
  readonly start: number;
  readonly end: number;
  /** By its bytes, whatever its address says. */
  readonly type: MediaType;
  readonly bytes: Buffer;
}

const HEADER = /data:([^:,"'<>()\s%]{0,200})(?:,|%2c)/gi;

/**
 * What may stand in an attribute: also line breaks, and references to them as drawing programs write them. Neither reaches into the
 * next address: a file of nothing but addresses is read through once.
 */
const BASE64 = /[\w+/=%&#;\s-]*/y;
const ESCAPED = /(?:(?!data:)[\w%.~!*:/?@$&+,;=#-])*/iy;

/** How an SVG ends that is written as it is, and not cut off by a sign that its address may not have. */
const SVG_END = /<\/(?:[\w-]+:)?svg>\s*$/;

/** The pictures of points and the SVGs within an SVG, in its order. */
export function embeddedPictures(svg: Uint8Array): EmbeddedPicture[] {
  // A letter a byte, whatever the file is written in: all of an address is ASCII.
  const text = Buffer.from(svg.buffer, svg.byteOffset, svg.byteLength).toString('latin1');
  const found: EmbeddedPicture[] = [];
  let end = 0;
  for (const { index: start, 0: header, 1: said = '' } of text.matchAll(HEADER)) {
    if (start < end) continue;
    const isBase64 = /;base64$/i.test(said);
    const data = matchAt(isBase64 ? BASE64 : ESCAPED, text, start + header.length);
    const bytes = isBase64 ? Buffer.from(unescaped(data), 'base64') : Buffer.from(unescaped(data), 'latin1');
    const type = detectMediaType(bytes);
    if (!type?.startsWith('image/')) continue;
    // What is in it is found by itself.
    if (type === 'image/svg+xml' && !SVG_END.test(bytes.toString('latin1'))) continue;
    end = start + header.length + data.length;
    found.push({ start, end, type, bytes });
  }
  return found;
}

/** The SVG with other bytes in place of its pictures. @param pictures in its order; those stay whose bytes are the same */
export function withPictures(
  svg: Uint8Array,
  pictures: ReadonlyMap<EmbeddedPicture, Uint8Array>,
): Uint8Array {
  const kept = new KeptParts(svg);
  let position = 0;
  for (const [{ start, end, type, bytes }, other] of pictures) {
    if (other === bytes) continue;
    kept.keep(position, start);
    kept.put(Buffer.from(`data:${type};base64,${Buffer.from(other).toString('base64')}`));
    position = end;
  }
  kept.keep(position, svg.length);
  return kept.join();
}

/**
 * An SVG whose pictures have no metadata.
 *
 * @param bare a picture without metadata, the same bytes where it has none; null where it can't be read
 * @throws NotWalkable where one can't be read
 */
export function withoutSvgMetadata(
  svg: Uint8Array,
  bare: (bytes: Uint8Array, type: MediaType) => Uint8Array | null,
): Uint8Array {
  const pictures = new Map<EmbeddedPicture, Uint8Array>();
  for (const picture of embeddedPictures(svg)) {
    const other = bare(picture.bytes, picture.type);
    if (other === null) throw new NotWalkable();
    pictures.set(picture, other);
  }
  return withPictures(svg, pictures);
}

function matchAt(pattern: RegExp, text: string, position: number): string {
  pattern.lastIndex = position;
  return pattern.exec(text)?.[0] ?? '';
}

/** References of XML first, then escapes of the address. */
function unescaped(data: string): string {
  return data
    .replaceAll(/&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi, (_all, hex?: string, decimal?: string) =>
      byteOf(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
    )
    .replaceAll(/%([\da-f]{2})/gi, (_all, hex: string) => byteOf(Number.parseInt(hex, 16)));
}

function byteOf(code: number): string {
  return code < 256 ? String.fromCharCode(code) : '';
}
