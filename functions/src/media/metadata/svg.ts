/**
 * Pictures within an SVG, as `data:` addresses: each may tell what it would tell as a file of its own.
 *
 * @see https://www.rfc-editor.org/rfc/rfc2397 and https://fetch.spec.whatwg.org/#data-url-processor
 */
import { detectMediaType, type MediaType } from '../types/index.js';
import { KeptParts, NotWalkable } from './kept-parts.js';
import { addressText, unescaped } from './svg-text.js';

/** A picture within an SVG. */
export interface EmbeddedPicture {
  /** Where its address is in the SVG, in bytes. */
  readonly start: number;
  readonly end: number;
  /** By its bytes; SVG where they are of no type that is taken, and its address says so. */
  readonly type: MediaType;
  readonly bytes: Buffer;
}

/** How an address begins, also within an SVG that is escaped itself: browsers leave out breaks of lines. */
const DATA = String.raw`d[\t\n\r\uffff]*a[\t\n\r\uffff]*t[\t\n\r\uffff]*a[\t\n\r\uffff]*(?::|%3a)`;
const ADDRESS = new RegExp(DATA, 'i');
const HEADER = new RegExp(String.raw`${DATA}((?:(?!${DATA})[^,])*?)(?:,|%2c)`, 'gi');

/**
 * What may stand in an attribute, line breaks as well. Neither reaches into the next address: a file of nothing but addresses is read
 * through once.
 */
const BASE64 =
  /[\w+/=\s\uffff-]*(?:%(?:2[bdf0]|3[\dd]|4[1-9a-f]|5[\daf]|6[1-9a-f]|7[\da]|0[9ad])[\w+/=\s\uffff-]*)*/iy;
const ESCAPED = new RegExp(String.raw`(?:(?!${DATA})[\w%.~!*:/?@$&+,;=#\uffff-])*`, 'iy');

/** How an SVG ends that is written as it is, and not cut off by a sign that its address may not have. */
const SVG_END = /<\/(?:[\w-]+:)?svg>\s*$/;

/**
 * The pictures of points and the SVGs within an SVG, in its order.
 *
 * @returns null where it may have others: entities or another encoding write addresses otherwise, or something else in base64 has some
 */
export function embeddedPictures(svg: Uint8Array): EmbeddedPicture[] | null {
  const text = addressText(svg);
  if (text === null) return null;
  const found: EmbeddedPicture[] = [];
  let end = 0;
  for (const { index: start, 0: header, 1: said = '' } of text.matchAll(HEADER)) {
    if (start < end) continue;
    const isBase64 = /;\s*base64\s*$/i.test(unescaped(said));
    const data = matchAt(isBase64 ? BASE64 : ESCAPED, text, start + header.length);
    const bytes = Buffer.from(unescaped(data), isBase64 ? 'base64' : 'latin1');
    const type = detectMediaType(bytes) ?? (/svg/i.test(unescaped(said)) ? 'image/svg+xml' : null);
    if (!type?.startsWith('image/')) {
      if (isBase64 && ADDRESS.test(bytes.toString('latin1'))) return null;
      continue;
    }
    // What is in one that is cut off is found by itself, but for one in UTF-16.
    const isWhole = isBase64 || bytes.includes(0) || SVG_END.test(bytes.toString('latin1'));
    if (type === 'image/svg+xml' && !isWhole) continue;
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
 * @throws NotWalkable where one can't be read, or the SVG may have others
 */
export function withoutSvgMetadata(
  svg: Uint8Array,
  bare: (bytes: Uint8Array, type: MediaType) => Uint8Array | null,
): Uint8Array {
  const found = embeddedPictures(svg);
  if (!found) throw new NotWalkable();
  const pictures = new Map<EmbeddedPicture, Uint8Array>();
  for (const picture of found) {
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
