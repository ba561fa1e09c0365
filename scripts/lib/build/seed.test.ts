import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { SEED_DIR } from '../paths.mjs';

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
