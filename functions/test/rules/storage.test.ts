/**
 * Clients reach no file. Where only the stand-in judges them, their refusal says that the emulator asks for each operation, and
 * that the stand-in has taken storage.rules for rules that refuse everything; what the rules themselves say is then skipped by name.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  assertFails,
  initializeTestEnvironment,
  type RulesTestContext,
  type RulesTestEnvironment,
} from '@firebase/rules-unit-testing';
import {
  deleteObject,
  getBytes,
  getDownloadURL,
  getMetadata,
  listAll,
  ref,
  updateMetadata,
  uploadBytes,
  uploadString,
  type FirebaseStorage,
} from 'firebase/storage';
import { environment } from '../support/suite/environment.js';

const RULES = readFileSync(join(__dirname, '../../../storage.rules'), 'utf8');

/** Those by which the API stores, and some that nobody has made. */
const FOLDERS = ['media/3f2a', 'originals', 'uploads/one', 'visitor', 'users/visitor', 'public', ''];

const UID = 'visitor';
const BYTES = new TextEncoder().encode('whole');

/** What clients may try, by its name in the rules language. */
const OPERATIONS: Readonly<Record<string, (storage: FirebaseStorage, folder: string) => Promise<unknown>>> = {
  get: (storage, folder) => getBytes(ref(storage, `${folder}/existing`)),
  'get, of what is known of it': (storage, folder) => getMetadata(ref(storage, `${folder}/existing`)),
  'get, for an address to hand on': (storage, folder) => getDownloadURL(ref(storage, `${folder}/existing`)),
  list: (storage, folder) => listAll(ref(storage, folder)),
  create: (storage, folder) => uploadBytes(ref(storage, `${folder}/${UID}`), BYTES),
  'create, as text': (storage, folder) => uploadString(ref(storage, `${folder}/${UID}`), 'text'),
  'update, by writing over it': (storage, folder) => uploadBytes(ref(storage, `${folder}/existing`), BYTES),
  update: (storage, folder) =>
    updateMetadata(ref(storage, `${folder}/existing`), { customMetadata: { owner: UID } }),
  delete: (storage, folder) => deleteObject(ref(storage, `${folder}/existing`)),
};

let rules: RulesTestEnvironment;
let clients: Readonly<Record<string, RulesTestContext>>;

const startEnvironment = (text: string) => {
  const [host = '', port] = environment.storageHost.split(':');
  const storage = { host, port: Number(port), rules: text };
  return initializeTestEnvironment({ projectId: 'demo-firefolio-rules', storage });
};

const storageOf = (context: RulesTestContext | undefined): FirebaseStorage => {
  if (!context) throw new Error('no such client');
  return context.storage('gs://demo-firefolio-rules.firebasestorage.app');
};

beforeAll(async () => {
  rules = await startEnvironment(RULES);
  await asServer(async (storage) => {
    for (const folder of FOLDERS) await uploadBytes(ref(storage, `${folder}/existing`), BYTES);
  });
  clients = {
    anonymous: rules.unauthenticatedContext(),
    'signed-in': rules.authenticatedContext(UID),
    'admin-claim': rules.authenticatedContext('admin', { admin: true, role: 'admin', email_verified: true }),
  };
});

afterAll(() => rules.cleanup());

test('storage.rules are these, and firebase.json names them', () => {
  const code = RULES.replaceAll(/\/\/.*/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  expect(code).toBe(
    "rules_version = '2'; service firebase.storage { match /b/{bucket}/o { match /{path=**} { allow read, write: if false; } } }",
  );
  const config = JSON.parse(readFileSync(join(__dirname, '../../../firebase.json'), 'utf8')) as unknown;
  expect(config).toMatchObject({ storage: { rules: 'storage.rules' } });
});

describe.each(['anonymous', 'signed-in', 'admin-claim'])('a client that is %s', (name) => {
  describe.each(FOLDERS)('in the folder "%s"', (folder) => {
    test.each(Object.entries(OPERATIONS))('is denied to %s', async (_operation, attempt) => {
      await assertFails(attempt(storageOf(clients[name]), folder));
    });
  });
});

test('every file that was asked for is as it was, and none was added', async () => {
  await asServer(async (storage) => {
    for (const folder of FOLDERS) {
      const { items } = await listAll(ref(storage, folder));
      expect({ folder, files: items.map((item) => item.name) }).toEqual({ folder, files: ['existing'] });
      const existing = ref(storage, `${folder}/existing`);
      expect(new Uint8Array(await getBytes(existing))).toEqual(BYTES);
      expect((await getMetadata(existing)).customMetadata ?? {}).toEqual({});
    }
  });
});

const onRules = environment.hasStorageRules ? test : test.skip;

onRules('it is storage.rules that deny it: under rules that allow it a client reads and writes', async () => {
  const open = await startEnvironment(RULES.replace('if false', 'if true'));
  try {
    const client = storageOf(open.unauthenticatedContext());
    await uploadBytes(ref(client, 'open/one'), BYTES);
    expect(await getBytes(ref(client, 'open/one'))).toHaveProperty('byteLength', BYTES.length);
    await deleteObject(ref(client, 'open/one'));
  } finally {
    await open.cleanup();
    rules = await startEnvironment(RULES);
  }
  await assertFails(getBytes(ref(storageOf(rules.unauthenticatedContext()), 'media/3f2a/existing')));
});

/** Runs `work` as the Admin SDK would see the files. */
function asServer(work: (storage: FirebaseStorage) => Promise<void>): Promise<void> {
  return rules.withSecurityRulesDisabled((context) => work(storageOf(context)));
}
