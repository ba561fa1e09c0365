import { hasTextAt, textAt, uint16, uint32 } from './bytes.js';
import type { MediaType } from './media-types.js';
import { svgStart } from './svg-start.js';

/** So many bytes of a file's beginning are enough to know its type. */
export const DETECTED_FROM_BYTES = 64 * 1024;

/** Brands of MP4 files (ISO/IEC 14496-12 §4.3), the first four letters of each. */
const MP4_BRANDS = /^(?:isom|iso\d|mp4[12]|avc1|M4V[ HP]|dash|MSNV|mp71|f4v )$/;
const M4A_BRANDS = /^M4[AB] $/;

/**
 * The type of a file from its bytes alone, whatever its name says. Every signature stands at the very beginning: a file that
 * is two things at once is what it is served as.
 *
 * @param bytes all of it, or its first `DETECTED_FROM_BYTES`
 * @returns null for a type that is not taken
 */
export function detectMediaType(bytes: Uint8Array): MediaType | null {
  return (
    pictureType(bytes) ??
    isoType(bytes) ??
    audioType(bytes) ??
    (isWebm(bytes) ? 'video/webm' : undefined) ??
    (/^%PDF-[12]\.\d/.test(textAt(bytes, 0, 8)) ? 'application/pdf' : undefined) ??
    (isCaptions(bytes) ? 'text/vtt' : undefined) ??
    (svgStart(bytes) === 'svg' ? 'image/svg+xml' : null)
  );
}

function pictureType(bytes: Uint8Array): MediaType | undefined {
  if (hasTextAt(bytes, 0, '\u00ff\u00d8\u00ff')) return 'image/jpeg';
  if (hasTextAt(bytes, 0, '\u0089PNG\r\n\u001a\n') && hasTextAt(bytes, 12, 'IHDR')) return 'image/png';
  if (/^GIF8[79]a$/.test(textAt(bytes, 0, 6))) return 'image/gif';
  if (isRiff(bytes, 'WEBP') && /^VP8[ LX]$/.test(textAt(bytes, 12, 4))) return 'image/webp';
  return undefined;
}

/** A RIFF file of this form. */
function isRiff(bytes: Uint8Array, form: string): boolean {
  return hasTextAt(bytes, 0, 'RIFF') && hasTextAt(bytes, 8, form);
}

/** Of what is stored in ISO's boxes: AVIF, MP4, M4A. */
function isoType(bytes: Uint8Array): MediaType | undefined {
  const brands = isoBrands(bytes);
  const [major = ''] = brands;
  if (brands.includes('avif') && !brands.includes('avis')) return 'image/avif';
  if (M4A_BRANDS.test(major)) return 'audio/mp4';
  return MP4_BRANDS.test(major) ? 'video/mp4' : undefined;
}

/** The brands that a file's first box names, its major one first; none when it is no such file. */
export function isoBrands(bytes: Uint8Array): readonly string[] {
  const length = uint32(bytes, 0);
  if (!hasTextAt(bytes, 4, 'ftyp') || !(length >= 16 && length <= 512)) return [];
  const starts = [8];
  for (let start = 16; start + 4 <= Math.min(length, bytes.length); start += 4) starts.push(start);
  return starts.map((start) => textAt(bytes, start, 4));
}

function audioType(bytes: Uint8Array): MediaType | undefined {
  if (hasTextAt(bytes, 0, 'fLaC')) return 'audio/flac';
  if (isRiff(bytes, 'WAVE') && hasTextAt(bytes, 12, 'fmt ')) return 'audio/wav';
  if (hasTextAt(bytes, 0, 'OggS')) return isOggAudio(bytes) ? 'audio/ogg' : undefined;
  return isMp3(bytes) ? 'audio/mpeg' : undefined;
}

/** The first packet of an Ogg file's first page names its codec. */
function isOggAudio(bytes: Uint8Array): boolean {
  const packet = 27 + (bytes[26] ?? 0);
  return ['OpusHead', '\u0001vorbis', '\u007fFLAC'].some((name) => hasTextAt(bytes, packet, name));
}

/** Tags of ID3, or two frames of MPEG audio, layer III, one after the other. */
function isMp3(bytes: Uint8Array): boolean {
  if (hasTextAt(bytes, 0, 'ID3')) return [2, 3, 4].includes(bytes[3] ?? 0);
  const length = mp3FrameLength(bytes, 0);
  return length !== undefined && mp3FrameLength(bytes, length) !== undefined;
}

/** In kbit/s, of MPEG 1 and of MPEG 2 and 2.5. */
const BIT_RATES = [
  [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
] as const;
/** In Hz, of MPEG 1. */
const SAMPLE_RATES = [44_100, 48_000, 32_000] as const;

/** In bytes, of the frame that begins at `start`; undefined when none does. */
function mp3FrameLength(bytes: Uint8Array, start: number): number | undefined {
  const header = uint16(bytes, start);
  const version = (header >> 3) & 3;
  // Eleven bits of synchronisation, then version and layer.
  if (Number.isNaN(header) || header >> 5 !== 0x7ff || version === 1 || ((header >> 1) & 3) !== 1)
    return undefined;
  const rates = bytes[start + 2] ?? 0;
  const isFirst = version === 3;
  const bitRate = BIT_RATES[isFirst ? 0 : 1][(rates >> 4) - 1];
  const sampleRate = SAMPLE_RATES[(rates >> 2) & 3];
  if (bitRate === undefined || sampleRate === undefined) return undefined;
  const divisor = isFirst ? 1 : version === 2 ? 2 : 4;
  const padding = (rates >> 1) & 1;
  return Math.floor(((isFirst ? 144 : 72) * bitRate * 1000) / (sampleRate / divisor)) + padding;
}

/** Matroska with the document type WebM, which stands in its first element. */
function isWebm(bytes: Uint8Array): boolean {
  return hasTextAt(bytes, 0, '\u001aE\u00df\u00a3') && textAt(bytes, 4, 60).includes('B\u0082\u0084webm');
}

/** WebVTT: its word alone, or with a space, a tab or a line's end after it. @see https://www.w3.org/TR/webvtt1/#file-structure */
function isCaptions(bytes: Uint8Array): boolean {
  const start = hasTextAt(bytes, 0, '\u00ef\u00bb\u00bf') ? 3 : 0;
  return /^WEBVTT(?:[ \t\r\n]|$)/.test(textAt(bytes, start, 7)) && !bytes.includes(0);
}
