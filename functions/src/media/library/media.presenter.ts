import { z } from 'zod';
import { timestampJson } from '../../shared/index.js';
import type { Media, Usage } from '../documents/media.codec.js';
import { variantName } from '../files/media-paths.js';
import { MEDIA_USE_SHAPE } from '../shown/media-use.js';
import { isDescribed, MEDIA_KINDS, MEDIA_STATUSES, VARIANT_FORMATS } from '../media.js';
import { mediaUrl } from '../shown/media-addresses.js';
import { MEDIA_TYPE_NAMES, traitsOf } from '../types/index.js';
import { ROOM } from '../upload/room.js';

const count = z.int().min(0);

const variantJson = z
  .object({
    width: z.int(),
    height: z.int(),
    format: z.enum(VARIANT_FORMATS),
    bytes: count,
    url: z.string(),
  })
  .meta({ id: 'MediaVariant' });

/** A file as staff see it. */
export const mediaJson = z
  .object({
    id: z.string(),
    url: z
      .string()
      .describe('The original, for everybody; of a picture that tells more than it shows, without that'),
    hash: z.string().describe('What it is called by its bytes'),
    type: z.enum(MEDIA_TYPE_NAMES).describe('By what is in it, whatever its name says'),
    kind: z.enum(MEDIA_KINDS),
    bytes: count.describe('Of the original as it came'),
    file_name: z.string(),
    alt: z.string(),
    decorative: z.boolean(),
    described: z
      .boolean()
      .describe(
        'False of a picture of which nobody has said what is on it: its `alt` is empty, or what its file is called',
      ),
    title: z.string(),
    caption: z.string(),
    credit: z.string(),
    focal_point: z.object({ x: z.number(), y: z.number() }).nullable(),
    status: z.enum(MEDIA_STATUSES).describe('`ready` once its variants are there'),
    failure: z.string().nullable().describe('Why nothing could be made of it'),
    width: z.int().nullable().describe('As it is shown, in pixels'),
    height: z.int().nullable(),
    thumbhash: z.string().nullable().describe('In base64, to be shown until the picture is there'),
    color: z.string().nullable().describe('The colour that there is most of, as `#rrggbb`'),
    animated: z.boolean(),
    variants: z.array(variantJson),
    uploaded_by: z.object({ id: z.string() }).nullable(),
    created_at: timestampJson,
    updated_at: timestampJson,
    trashed_at: timestampJson.nullable(),
    purge_at: timestampJson.nullable().describe('When it is removed for good'),
    version: z.int(),
  })
  .meta({ id: 'Media' });

/** A file with where it is used. */
export const mediaDetailJson = z
  .object({
    ...mediaJson.shape,
    used_in: z.array(z.object(MEDIA_USE_SHAPE)).describe('At most 10 of each sort'),
  })
  .meta({ id: 'MediaDetail' });

/** A page of the files. */
export const mediaListJson = z.object({
  media: z.array(mediaJson),
  total: count.nullable().describe('On all pages; null of unused ones where one page has not all of them'),
  next_cursor: z.string().nullable(),
});

const usageJson = z
  .object({ bytes: count, files: count, max_bytes: count, max_files: count })
  .meta({ id: 'MediaUsage' });

/** How much room originals take, and how much there is. */
export const usagesJson = z.object({
  site: usageJson,
  account: usageJson.describe('What you have uploaded'),
});

/** See mediaJson. */
export function presentMedia(media: Media): z.output<typeof mediaJson> {
  const { kind, extension } = traitsOf(media.type);
  return {
    id: media.id,
    url: mediaUrl(media.hash, `original.${extension}`),
    hash: media.hash,
    type: media.type,
    kind,
    bytes: media.bytes,
    file_name: media.fileName,
    alt: media.alt,
    decorative: media.decorative,
    described: isDescribed(media.type, media),
    title: media.title,
    caption: media.caption,
    credit: media.credit,
    focal_point: media.focalPoint && { x: media.focalPoint.x, y: media.focalPoint.y },
    status: media.status,
    failure: media.failure,
    width: media.width,
    height: media.height,
    thumbhash: media.thumbhash,
    color: media.color,
    animated: media.animated,
    variants: media.variants.map(({ width, height, format, bytes }) => ({
      width,
      height,
      format,
      bytes,
      url: mediaUrl(media.hash, variantName({ width, format })),
    })),
    uploaded_by: media.uploadedBy && { id: media.uploadedBy.id },
    created_at: media.createdAt.toISOString(),
    updated_at: media.updatedAt.toISOString(),
    trashed_at: media.trashedAt?.toISOString() ?? null,
    purge_at: media.purgeAt?.toISOString() ?? null,
    version: media.version,
  };
}

/** See usagesJson. */
export function presentUsages({
  site,
  account,
}: Readonly<Record<'site' | 'account', Usage>>): z.output<typeof usagesJson> {
  return { site: presentUsage('site', site), account: presentUsage('account', account) };
}

function presentUsage(whose: keyof typeof ROOM, { bytes, files }: Usage): z.output<typeof usageJson> {
  const { bytes: maxBytes, files: maxFiles } = ROOM[whose];
  return { bytes: Math.max(0, bytes), files: Math.max(0, files), max_bytes: maxBytes, max_files: maxFiles };
}
