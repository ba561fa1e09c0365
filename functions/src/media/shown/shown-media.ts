import { z } from 'zod';
import { storedObject, type Immutable } from '../../documents/index.js';
import type { Media } from '../documents/media.codec.js';
import { variantName } from '../files/media-paths.js';
import { isSeen } from '../media.js';
import { traitsOf, type MediaKind } from '../types/index.js';
import { mediaUrl, type MediaAddress } from './media-addresses.js';

const share = z.number().min(0).max(1);
const pixels = z.int().min(1).nullable();

/** A picture of the library as what shows it has it stored: what a page needs of it besides its address. */
export const SHOWN_PICTURE = storedObject({
  id: z.string(),
  hash: z.string(),
  /** As it is shown, in pixels; null until it is known. */
  width: pixels,
  height: pixels,
  /** The widths that there are of it, as `srcset` has them; null where there are none. */
  srcset: z.string().nullable(),
  /** To be seen until it is there, as `#rrggbb`; null where something of it is transparent. */
  color: z.string().nullable(),
  focalPoint: z.object({ x: share, y: share }).nullable(),
});

/** See SHOWN_PICTURE. */
export type ShownPicture = Immutable<z.output<typeof SHOWN_PICTURE>>;

/** A file of the library, for what shows it. */
export interface ShownMedia {
  readonly id: string;
  readonly kind: MediaKind;
  /** What is loaded of it where nobody can choose: of a picture its largest variant. */
  readonly url: string;
  /** As it was uploaded. */
  readonly original: string;
  /** What is said of it where its place says nothing; empty where it is decoration. */
  readonly alt: string;
  /** Null where it is none. */
  readonly picture: ShownPicture | null;
}

/** Gives what addresses name, in their order; null for what is not there. */
export type FindMedia = (addresses: readonly MediaAddress[]) => Promise<readonly (ShownMedia | null)[]>;

/** A file as it is to be shown now. */
export function shownMedia(media: Media): ShownMedia {
  const { id, hash, alt } = media;
  const { kind, extension } = traitsOf(media.type);
  const original = mediaUrl(hash, `original.${extension}`);
  // Every browser of today knows WebP. A drawing is sharp in any size as it is.
  const variants = kind === 'picture' ? media.variants.filter(({ format }) => format === 'webp') : [];
  const sorted = variants.toSorted((a, b) => a.width - b.width);
  const urlOf = (variant: (typeof sorted)[number]) => mediaUrl(hash, variantName(variant));
  const largest = sorted.at(-1);
  const srcset = sorted.map((variant) => `${urlOf(variant)} ${String(variant.width)}w`).join(', ');
  const picture = {
    id,
    hash,
    width: media.width,
    height: media.height,
    srcset: srcset === '' ? null : srcset,
    color: isTransparent(media.thumbhash) ? null : media.color,
    focalPoint: media.focalPoint,
  };
  return {
    id,
    kind,
    url: largest ? urlOf(largest) : original,
    original,
    alt,
    picture: isSeen(kind) ? picture : null,
  };
}

/** Whether something of a picture is transparent, by its thumbhash: the bit that says that it has the channel. */
function isTransparent(thumbhash: string | null): boolean {
  if (thumbhash === null) return false;
  const [, , third = 0] = Buffer.from(thumbhash, 'base64');
  return (third & 0x80) !== 0;
}
