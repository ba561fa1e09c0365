import { zipSync } from 'fflate';
import { createHash } from 'node:crypto';

/** A file of an archive, and what media.json says of it besides. */
export interface ArchivedFile {
  readonly content: Buffer;
  readonly traits: Readonly<Record<string, unknown>> & { readonly id: string };
}

/** A volume of an archive of a library, with a manifest as another site would have written it. */
export function zipOfMedia(files: readonly ArchivedFile[]): Buffer {
  const manifest = {
    format: 'firefolio-media',
    version: 1,
    volume: 1,
    site_url: 'https://before.example',
    exported_at: '2026-05-01T10:00:00.000Z',
    files: files.map(({ content, traits }) => ({
      path: `files/${traits.id}`,
      hash: createHash('sha256').update(content).digest('hex').slice(0, 40),
      type: 'image/png',
      bytes: content.length,
      file_name: 'picture.png',
      alt: 'A picture',
      decorative: false,
      title: '',
      caption: '',
      credit: '',
      focal_point: null,
      created_at: '2025-02-03T04:05:06.789Z',
      ...traits,
    })),
  };
  const contents = files.map(({ content, traits }) => [`files/${traits.id}`, content] as const);
  return Buffer.from(
    zipSync(
      { 'media.json': Buffer.from(JSON.stringify(manifest)), ...Object.fromEntries(contents) },
      { level: 0 },
    ),
  );
}
