import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { PARAMS } from '../default-params.mjs';
import { EXPORT_FILES, EXPORT_METADATA, SEED_DIR } from '../paths.mjs';

/** The export's documents, as the emulator writes them: a name, a few bytes, its value. */
const DOCUMENTS = readFileSync(
  join(SEED_DIR, 'firestore_export/all_namespaces/all_kinds/output-0'),
  'latin1',
);

/** A document's status, past the bytes that say its length. */
const STATUS = /status \0\*.{3}(published|queued|sending|running|sent|failed)/gs;

it('leaves nothing to be done to whoever imports it later: the sweep would give it up', () => {
  const statuses = [...DOCUMENTS.matchAll(STATUS)].map(([, status]) => status);
  expect(statuses).toEqual(expect.arrayContaining(['published', 'sent', 'failed']));
  for (const status of ['queued', 'sending', 'running']) expect(statuses).not.toContain(status);
});

it('has what firebase-tools imports, by its names', () => {
  const metadata = readJson(EXPORT_METADATA) as Record<string, { path?: string }>;
  const folders = Object.values(metadata).flatMap(({ path }) => (path === undefined ? [] : [path]));
  expect(folders).toContain('firestore_export');
  for (const folder of folders) {
    expect(EXPORT_FILES).toContain(folder);
    expect(existsSync(join(SEED_DIR, folder))).toBe(true);
  }
});

it('has its files in the bucket of local runs, each with its bytes: pictures with all that is made of them, and cards', () => {
  const folder = join('storage_export', 'metadata');
  const paths: string[] = [];
  for (const name of readdirSync(join(SEED_DIR, folder))) {
    const { bucket, size, ...file } = readJson(join(folder, name)) as {
      name: string;
      bucket: string;
      size: number;
    };
    paths.push(file.name);
    expect(bucket).toBe(PARAMS['FILES_BUCKET']?.value);
    expect(readFileSync(join(SEED_DIR, 'storage_export', 'blobs', name.replace(/\.json$/, '')))).toHaveLength(
      size,
    );
  }
  const pictures = readdirSync(join(SEED_DIR, 'content', 'pictures'));
  for (const made of ['original', '480.webp', '960.webp', '1600.webp', 'share-500-500.jpg'])
    expect(paths.filter((path) => path.endsWith(`/${made}`))).toHaveLength(pictures.length);
  expect(paths.filter((path) => path.startsWith('media/cards/')).length).toBeGreaterThan(20);
});

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(join(SEED_DIR, name), 'utf8'));
}
