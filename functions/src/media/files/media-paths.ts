import { VARIANT_FORMATS, type VariantFormat } from '../media.js';

/**
 * Where files are in the bucket. Below `media/` is what everybody may get, and nothing else: a picture whose bytes tell more than
 * the picture, such as where it was taken, lies below `originals/`, and `media/` has it without that once the job has made it.
 */
export const SERVED = 'media/';

/** See SERVED. */
export const KEPT_BACK = 'originals/';

/** Where the parts of uploads are. */
export const PARTS = 'uploads/';

/** Where archives of the library lie until their time is over. */
export const EXPORTS = 'exports/';

/** How long such an archive is there after it was begun, in ms: the daily sweep takes it away. */
export const EXPORT_LIFE_MS = 7 * 24 * 60 * 60 * 1000;

/** The name of the folder of cards, which stands in addresses where a file has its hash. */
export const CARDS_FOLDER = 'cards';

/** Where the cards are that are made for content without a picture. */
export const CARDS = `${SERVED}${CARDS_FOLDER}/`;

/** Digits of a card's name. */
export const CARD_DIGITS = 40;

/** A card. @param name of CARD_DIGITS hexadecimal digits */
export function cardFilePath(name: string): string {
  return `${CARDS}${name}.png`;
}

/** The name of the card that a path below `media/cards/` is of; null for any other path. */
export function cardInPath(path: string): string | null {
  return /^media\/cards\/([\da-f]{40})\.png$/.exec(path)?.[1] ?? null;
}

/** What is served of a file. */
export function servedFolder(hash: string): string {
  return `${SERVED}${hash}/`;
}

/** The original as everybody gets it. */
export function originalPath(hash: string): string {
  return `${servedFolder(hash)}original`;
}

/** The original as it came, where that is not for everybody. */
export function keptBackPath(hash: string): string {
  return `${KEPT_BACK}${hash}`;
}

/** The name of a variant in its folder and in its address. */
export function variantName({
  width,
  format,
}: {
  readonly width: number;
  readonly format: VariantFormat;
}): string {
  return `${String(width)}.${format}`;
}

/** A variant of a file. */
export function variantPath(
  hash: string,
  variant: { readonly width: number; readonly format: VariantFormat },
): string {
  return `${servedFolder(hash)}${variantName(variant)}`;
}

const VARIANT_NAME = new RegExp(`^([1-9]\\d{0,4})\\.(${VARIANT_FORMATS.join('|')})$`);

/** What a variant's name says; null for another name. */
export function parseVariantName(name: string): { width: number; format: VariantFormat } | null {
  const [, width, format] = VARIANT_NAME.exec(name) ?? [];
  return width === undefined ? null : { width: Number(width), format: format as VariantFormat };
}

/** The file that a path below `media/` or `originals/` is of; null for any other path. */
export function hashInPath(path: string): string | null {
  return /^(?:media|originals)\/([\da-f]{40})(?:\/|$)/.exec(path)?.[1] ?? null;
}

/** The upload that a path below `uploads/` is of; null for any other path. */
export function uploadInPath(path: string): string | null {
  return /^uploads\/([\w-]+)\//.exec(path)?.[1] ?? null;
}

/** The number of a part, from 1; NaN for another path. */
export function partNumber(path: string): number {
  return Number(/^uploads\/[\w-]+\/(\d{6})$/.exec(path)?.[1]);
}

/** The parts of an upload. */
export function partsFolder(uploadId: string): string {
  return `${PARTS}${uploadId}/`;
}

/** A part of an upload; by name as by number. @param number from 1 */
export function partPath(uploadId: string, number: number): string {
  return `${partsFolder(uploadId)}${String(number).padStart(6, '0')}`;
}
