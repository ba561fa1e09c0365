import { hasTextAt, textAt } from './bytes.js';
import { detectMediaType, isoBrands } from './detect-media-type.js';
import { MediaRefused } from './media-refused.js';
import { traitsOf, type MediaType } from './media-types.js';
import { svgStart } from './svg-start.js';

const TAKEN =
  'Taken are JPEG, PNG, WebP, AVIF, GIF, SVG, PDF, MP4, WebM, MP3, M4A, Ogg, WAV, FLAC and WebVTT.';

/**
 * The type of a file that is taken.
 *
 * @param bytes all of it, or its first `DETECTED_FROM_BYTES`
 * @param totalBytes how many it has in all
 * @throws MediaRefused `empty`, `unknown-type`, `unsupported-variety`, `unsafe-svg`, `too-many-bytes`
 */
export function requireMediaType(bytes: Uint8Array, totalBytes = bytes.length): MediaType {
  if (bytes.length === 0) throw new MediaRefused('empty', 'The file is empty.');
  const type = detectMediaType(bytes);
  if (type === null) throw whyNot(bytes);
  const { maxBytes } = traitsOf(type);
  if (totalBytes > maxBytes) {
    const most = `${String(maxBytes / 1024 / 1024)} MB`;
    throw new MediaRefused('too-many-bytes', `A file of type ${type} may have at most ${most}.`);
  }
  return type;
}

/** Says of a file that people may well have why it is not taken, and what to do. */
function whyNot(bytes: Uint8Array): MediaRefused {
  const brands = isoBrands(bytes);
  const has = (...names: string[]) => names.some((name) => brands.includes(name));
  if (has('avis'))
    return variety('Animated AVIF can not be made smaller: save it as animated WebP or GIF, or as MP4.');
  if (has('heic', 'heix', 'hevc', 'mif1'))
    return variety('Browsers do not show HEIC: save the picture as JPEG.');
  if (has('qt  ')) return variety('Few browsers play QuickTime films: save it as MP4.');
  if (brands.length > 0)
    return variety(`Files of the kind ${printable(brands[0] ?? '')} are not taken. ${TAKEN}`);
  if (hasTextAt(bytes, 0, '\u001aE\u00df\u00a3'))
    return variety('Browsers do not play Matroska: save it as WebM or MP4.');
  if (/^(?:II\*\0|MM\0\*)/.test(textAt(bytes, 0, 4)))
    return variety('Browsers do not show TIFF: save the picture as JPEG or PNG.');
  if (svgStart(bytes) === 'definitions')
    return new MediaRefused(
      'unsafe-svg',
      'The SVG file defines entities in its document type: save it as plain SVG.',
    );
  return new MediaRefused(
    'unknown-type',
    `What is in the file is of no type that is taken, whatever its name says. ${TAKEN}`,
  );
}

function variety(message: string): MediaRefused {
  return new MediaRefused('unsupported-variety', message);
}

function printable(text: string): string {
  return text.replaceAll(/[^\w -]/g, '?').trim();
}
