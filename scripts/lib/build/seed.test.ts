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

it('has its files, where there are some, in the bucket of local runs, each with its bytes', () => {
  const folder = join('storage_export', 'metadata');
  const names = existsSync(join(SEED_DIR, folder)) ? readdirSync(join(SEED_DIR, folder)) : [];
  for (const name of names) {
    const { bucket, size } = readJson(join(folder, name)) as { bucket: string; size: number };
    expect(bucket).toBe(PARAMS['FILES_BUCKET']?.value);
    expect(readFileSync(join(SEED_DIR, 'storage_export', 'blobs', name.replace(/\.json$/, '')))).toHaveLength(
      size,
    );
  }
});

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(join(SEED_DIR, name), 'utf8'));
}
