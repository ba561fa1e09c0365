import { z } from 'zod';
import { timestampJson } from '../../shared/index.js';
import type { LinkedVolume, MediaExport, NumberedVolume } from './media-transfer.service.js';

const VOLUME_SHAPE = {
  number: z.int().describe('From 1'),
  name: z.string().describe('How the file is called'),
  bytes: z.int(),
  files: z.int().describe('How many files of the library are in it'),
};

/** An archive of the library. */
export const mediaExportJson = z
  .object({
    id: z.string().describe('Of the job that made it'),
    created_at: timestampJson,
    expires_at: timestampJson.describe('When its volumes are removed'),
    volumes: z.array(z.object(VOLUME_SHAPE).meta({ id: 'MediaVolume' })),
  })
  .meta({ id: 'MediaExport' });

/** A volume and where to get it. */
export const linkedVolumeJson = z
  .object({
    ...VOLUME_SHAPE,
    url: z
      .string()
      .describe(
        'In production an address of the bucket, signed, which needs no login; in the emulator a path of this API, which does',
      ),
    url_expires_at: timestampJson.nullable().describe('Until when; null where it is a path of this API'),
  })
  .meta({ id: 'LinkedMediaVolume' });

/** See mediaExportJson. */
export function presentMediaExport({
  id,
  createdAt,
  expiresAt,
  volumes,
}: MediaExport): z.output<typeof mediaExportJson> {
  return {
    id,
    created_at: createdAt.toISOString(),
    expires_at: expiresAt.toISOString(),
    volumes: volumes.map(presentVolume),
  };
}

/** See linkedVolumeJson. */
export function presentLinkedVolume({
  url,
  urlExpiresAt,
  ...volume
}: LinkedVolume): z.output<typeof linkedVolumeJson> {
  return { ...presentVolume(volume), url, url_expires_at: urlExpiresAt?.toISOString() ?? null };
}

function presentVolume({ number, name, bytes, files }: NumberedVolume) {
  return { number, name, bytes, files };
}
