import { z } from 'zod';
import { HASH_PATTERN, MEDIA_TEXT_SHAPE, traitsOf, uploadFileName, type Media } from '../../media/index.js';
import { documentId, timestampJson } from '../../shared/index.js';

/** The file of a volume that says what is in it. */
export const MANIFEST_NAME = 'media.json';

/** Counts the forms of the manifest; a reader refuses those that it does not know. */
const FORMAT_VERSION = 1;

/** What a volume says of a file. */
export const archivedMediaJson = z.object({
  id: documentId,
  /** Its name in the volume. */
  path: z.string(),
  /** Of its bytes: the first 40 hexadecimal digits of their SHA-256. */
  hash: z.string().regex(HASH_PATTERN),
  type: z.string(),
  bytes: z.int().min(1),
  file_name: uploadFileName,
  ...MEDIA_TEXT_SHAPE,
  created_at: timestampJson,
});

/** See archivedMediaJson. */
export type ArchivedMedia = z.output<typeof archivedMediaJson>;

/** media.json of a volume: each can be imported by itself. */
export const manifestJson = z.object({
  format: z.literal('firefolio-media'),
  version: z.literal(FORMAT_VERSION),
  /** From 1. */
  volume: z.int().min(1),
  site_url: z.string(),
  exported_at: timestampJson,
  /** Each is looked at by itself, so that one that is damaged does not keep the others out. */
  files: z.array(z.unknown()),
});

/** What all volumes of an archive say. */
export interface ArchiveOrigin {
  readonly siteUrl: string;
  readonly exportedAt: Date;
}

/** The text of media.json. @param volume from 1 */
export function toManifest(
  media: readonly Media[],
  volume: number,
  { siteUrl, exportedAt }: ArchiveOrigin,
): string {
  const files = media.map(toArchived);
  const head = {
    format: 'firefolio-media',
    version: FORMAT_VERSION,
    volume,
    site_url: siteUrl,
    exported_at: exportedAt.toISOString(),
    files,
  } satisfies z.input<typeof manifestJson>;
  return `${JSON.stringify(head, null, 1)}\n`;
}

/** The name of a file in its volume: its own may be anything. */
export function pathInVolume({ id, type }: Pick<Media, 'id' | 'type'>): string {
  return `files/${id}.${traitsOf(type).extension}`;
}

function toArchived(media: Media): ArchivedMedia {
  const { id, hash, type, bytes, fileName, alt, decorative, title, caption, credit, focalPoint } = media;
  return {
    id,
    path: pathInVolume(media),
    hash,
    type,
    bytes,
    file_name: fileName,
    alt,
    decorative,
    title,
    caption,
    credit,
    focal_point: focalPoint,
    created_at: media.createdAt.toISOString(),
  };
}
