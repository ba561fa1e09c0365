import { z } from 'zod';
import {
  field,
  StoredCollection,
  storedTime,
  to,
  toCreateTime,
  toUpdateTime,
  type Identified,
  type ValueOf,
} from '../../documents/index.js';
import { beginningsOf, foldText } from '../../shared/index.js';
import { isDescribed, MEDIA_STATUSES, VARIANT_FORMATS } from '../media.js';
import { MEDIA_TYPE_NAMES, traitsOf } from '../types/index.js';

/** Words of its texts that a file is found by the beginning of. */
const MAX_WORDS = 30;

const text = z.string().default('');
const count = z.int().min(0);
const share = z.number().min(0).max(1);

const variant = z.object({
  width: z.int().min(1),
  height: z.int().min(1),
  format: z.enum(VARIANT_FORMATS),
  bytes: count,
});

const fields = {
  /** What its bytes are called by (hashOf): the folder in the bucket, the address, and the id in media_files. */
  hash: field(z.string(), 'nobody'),
  /** By its bytes, whatever its name says. */
  type: field(z.enum(MEDIA_TYPE_NAMES), 'nobody'),
  /** Of the original. */
  bytes: field(count, 'nobody'),
  /** As it was called by who uploaded it, without a path. */
  fileName: field(z.string(), 'account'),
  /** Of a picture, for those who can't see it; empty where it is decorative, or of another kind. */
  alt: field(text, 'account', to('')),
  decorative: field(z.boolean().default(false), 'nobody', to(false)),
  title: field(text, 'account', to('')),
  caption: field(text, 'account', to('')),
  credit: field(text, 'account', to('')),
  focalPoint: field(z.object({ x: share, y: share }).nullable().default(null), 'nobody', to(null)),
  status: field(z.enum(MEDIA_STATUSES), 'nobody', to('failed')),
  /** Why it is `failed`, in words for people. */
  failure: field(z.string().nullable().default(null), 'nobody', to(null)),
  /** Whether the original as it came is not for everybody: see files/media-paths.ts. */
  isKeptBack: field(z.boolean(), 'nobody', to(true)),
  /** Of a picture as it is shown, in pixels; null until it is known, and of other kinds. */
  width: field(z.int().min(1).nullable().default(null), 'nobody', to(null)),
  height: field(z.int().min(1).nullable().default(null), 'nobody', to(null)),
  /** In base64: a picture of some thirty bytes, to be shown until the real one is there. */
  thumbhash: field(z.string().nullable().default(null), 'nobody', to(null)),
  /** The colour that there is most of, as `#rrggbb`. */
  color: field(z.string().nullable().default(null), 'nobody', to(null)),
  animated: field(z.boolean().default(false), 'nobody', to(false)),
  variants: field(z.array(variant).default([]), 'nobody', () => []),
  /** The job that made its variants last, or will. */
  jobId: field(z.string().nullable().default(null), 'nobody', to(null)),
  /** When that was done; null before. What is shown may change by it, though nobody has written. */
  renderedAt: field(storedTime.nullable().default(null), 'nobody', to(null)),
  /** Null once their account is erased: the file stays. */
  uploadedBy: field(z.object({ id: z.string() }).nullable().default(null), 'account', to(null)),
  createdAt: field(storedTime, 'account', toCreateTime),
  updatedAt: field(storedTime, 'account', toUpdateTime),
  /** Null outside of the trash. */
  trashedAt: field(storedTime.nullable().default(null), 'nobody', to(null)),
  /** When it is removed for good. */
  purgeAt: field(storedTime.nullable().default(null), 'nobody', to(null)),
  /** Counts the writes of people, from 1. */
  version: field(z.int().min(1), 'nobody', to(1)),
};

/** A file that was uploaded, and what is known of it. */
export type Media = Identified<ValueOf<typeof fields>>;

/** A smaller picture that was made of one. */
export type Variant = Media['variants'][number];

/** media/{id}, with what lists ask for. */
export const MEDIA = new StoredCollection({
  name: 'media',
  fields,
  derive: (media) => ({
    kind: traitsOf(media.type).kind,
    trashed: media.trashedAt !== null,
    described: isDescribed(media.type, media),
    sort_name: sortName(media.fileName),
    found_by: beginningsOf([media.fileName, media.title, media.alt, media.caption, media.credit], MAX_WORDS),
  }),
});

/** What a file's name is sorted by: without case and accents. */
export function sortName(fileName: string): string {
  return foldText(fileName);
}

/** media_files/{hash}: of which document a file is, so that the same file twice is one. */
export const MEDIA_FILES = new StoredCollection({
  name: 'media_files',
  fields: {
    mediaId: field(z.string(), 'nobody', async ({ id, idsOf }) => (await idsOf(MEDIA.name, 'hash', id))[0]),
  },
});

/** media_usage/site, media_usage/{account id}: how much room their originals take. */
export const MEDIA_USAGE = new StoredCollection({
  name: 'media_usage',
  fields: {
    bytes: field(z.int(), 'account', to(0)),
    files: field(z.int(), 'account', to(0)),
  },
});

/** Bytes and number of originals. */
export type Usage = ValueOf<typeof MEDIA_USAGE.fields>;
