import { createHash } from 'node:crypto';
import { MEDIA_TYPE_NAMES, traitsOf, type MediaKind, type MediaType } from './types/index.js';

/** What files are to people. */
export const MEDIA_KINDS = [
  'picture',
  'vector',
  'document',
  'video',
  'audio',
  'captions',
] as const satisfies readonly MediaKind[];

/** Where the processing of a file stands. */
export const MEDIA_STATUSES = ['processing', 'ready', 'failed'] as const;

/** See MEDIA_STATUSES. */
export type MediaStatus = (typeof MEDIA_STATUSES)[number];

/** Formats in which pictures are made smaller. */
export const VARIANT_FORMATS = ['webp', 'avif'] as const;

/** See VARIANT_FORMATS. */
export type VariantFormat = (typeof VARIANT_FORMATS)[number];

/** Widths that the site's pages ask for, in pixels; never larger than the original. */
export const VARIANT_WIDTHS: readonly number[] = [480, 960, 1600];

/** Digits of a hash: 160 bits of SHA-256, which nobody meets twice by chance. */
const HASH_DIGITS = 40;

/** Matches what `hashOf` gives. */
export const HASH_PATTERN = /^[\da-f]{40}$/;

/** How long what was deleted can be restored, in ms. */
export const TRASH_MS = 30 * 24 * 60 * 60 * 1000;

/** Longest texts that say what a file is, in characters. */
export const MEDIA_TEXTS = { fileName: 255, alt: 1_000, title: 200, caption: 2_000, credit: 300 } as const;

/** A point of a picture that is always shown, from 0 (left, top) to 1. */
export interface FocalPoint {
  readonly x: number;
  readonly y: number;
}

/** What a person says of a file. */
export interface MediaText {
  readonly alt: string;
  /** That a picture tells nothing that its readers would miss. */
  readonly decorative: boolean;
  readonly title: string;
  readonly caption: string;
  readonly credit: string;
  readonly focalPoint: FocalPoint | null;
}

/** Names a file by its bytes: two with the same name are the same file. */
export class ContentHash {
  private readonly hash = createHash('sha256');

  /** More of the file. */
  update(bytes: Uint8Array): void {
    this.hash.update(bytes);
  }

  /** After the last bytes; once. */
  digest(): string {
    return this.hash.digest('hex').slice(0, HASH_DIGITS);
  }
}

/** The name of a whole file. @see ContentHash */
export function hashOf(bytes: Uint8Array): string {
  const hash = new ContentHash();
  hash.update(bytes);
  return hash.digest();
}

/** Whether a person has to say what is on files of a type. */
export function isPictureType(type: MediaType): boolean {
  return isSeen(traitsOf(type).kind);
}

/** Whether a person has to say what is on it, for those who can't see it. */
export function isSeen(kind: MediaKind): boolean {
  return kind === 'picture' || kind === 'vector';
}

/** Whether a file of the kind has the alt that it needs, whatever it says; the others need none. */
export function hasNeededAlt(
  kind: MediaKind,
  { alt, decorative }: Pick<MediaText, 'alt' | 'decorative'>,
): boolean {
  return !isSeen(kind) || decorative || alt !== '';
}

/** What a picture is called where nobody has said what is on it. @param path of its file */
export function wordsOfName(path: string): string {
  const name = path.split(/[/\\]/).at(-1) ?? '';
  const words = name
    .replace(/\.\w{1,5}$/, '')
    .replaceAll(/[\s_+.-]+/g, ' ')
    .trim();
  return words === '' ? 'Picture' : words;
}

/** Whether somebody has said what is on a picture, more than its name does: imports call it so where nobody has. Of other files nobody must. */
export function isDescribed(
  type: MediaType,
  { alt, decorative, fileName }: Pick<MediaText, 'alt' | 'decorative'> & { readonly fileName: string },
): boolean {
  return !isPictureType(type) || decorative || (alt !== '' && alt !== wordsOfName(fileName));
}

/** The largest file of any type, in bytes. */
export const MAX_MEDIA_BYTES = Math.max(...MEDIA_TYPE_NAMES.map((type) => traitsOf(type).maxBytes));

/** The largest archive to be imported, in bytes: a volume of the library may have one file of the largest size, and what is said of it. */
export const MAX_ARCHIVE_BYTES = MAX_MEDIA_BYTES + 1024 * 1024;
