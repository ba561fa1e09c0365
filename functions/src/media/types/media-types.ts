/**
 * The types of files that a site takes, and what is true of each.
 */

/** What a file is to people: how it is shown, and what is made of it. */
export type MediaKind = 'picture' | 'vector' | 'document' | 'video' | 'audio' | 'captions';

/** What is true of every file of a type. */
interface MediaTypeTraits {
  readonly kind: MediaKind;
  /** Of names and addresses, without a dot. */
  readonly extension: string;
  /** The most bytes that a file may have. */
  readonly maxBytes: number;
  /**
   * `Content-Type` of an answer. A browser may show every type inline: none but SVG can hold a program of its origin, and
   * that runs in a sandbox (`SVG_POLICY`).
   */
  readonly contentType: string;
}

const MB = 1024 * 1024;
const MAX_PICTURE_BYTES = 25 * MB;
const MAX_STREAMED_BYTES = 200 * MB;

const picture = (extension: string, contentType: string): MediaTypeTraits => ({
  kind: 'picture',
  extension,
  maxBytes: MAX_PICTURE_BYTES,
  contentType,
});

const streamed = (kind: 'video' | 'audio', extension: string, contentType: string): MediaTypeTraits => ({
  kind,
  extension,
  maxBytes: MAX_STREAMED_BYTES,
  contentType,
});

/** Every type that is taken, by the name under which it is stored. */
export const MEDIA_TYPES = {
  'image/jpeg': picture('jpg', 'image/jpeg'),
  'image/png': picture('png', 'image/png'),
  'image/webp': picture('webp', 'image/webp'),
  'image/avif': picture('avif', 'image/avif'),
  'image/gif': picture('gif', 'image/gif'),
  // All of it is parsed at once.
  'image/svg+xml': { kind: 'vector', extension: 'svg', maxBytes: 2 * MB, contentType: 'image/svg+xml' },
  'application/pdf': {
    kind: 'document',
    extension: 'pdf',
    maxBytes: MAX_STREAMED_BYTES,
    contentType: 'application/pdf',
  },
  'video/mp4': streamed('video', 'mp4', 'video/mp4'),
  'video/webm': streamed('video', 'webm', 'video/webm'),
  'audio/mpeg': streamed('audio', 'mp3', 'audio/mpeg'),
  'audio/mp4': streamed('audio', 'm4a', 'audio/mp4'),
  'audio/ogg': streamed('audio', 'ogg', 'audio/ogg'),
  'audio/wav': streamed('audio', 'wav', 'audio/wav'),
  'audio/flac': streamed('audio', 'flac', 'audio/flac'),
  'text/vtt': { kind: 'captions', extension: 'vtt', maxBytes: MB, contentType: 'text/vtt; charset=utf-8' },
} as const satisfies Record<string, MediaTypeTraits>;

/** A type by its MIME name. */
export type MediaType = keyof typeof MEDIA_TYPES;

/** All of them, in the order of the table. */
export const MEDIA_TYPE_NAMES = Object.keys(MEDIA_TYPES) as [MediaType, ...MediaType[]];

/** What is true of a type. */
export function traitsOf(type: MediaType): MediaTypeTraits {
  return MEDIA_TYPES[type];
}

/** Whether smaller pictures are made of files of this type. */
export function hasVariants(type: MediaType): boolean {
  const { kind } = traitsOf(type);
  return kind === 'picture' || kind === 'vector';
}

/** `Content-Security-Policy` of an SVG: opened by itself it runs nothing and loads nothing. */
export const SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
