/** Rules are judged by the emulator that has loaded them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  assertFails,
  initializeTestEnvironment,
  type RulesTestEnvironment,
} from '@firebase/rules-unit-testing';
import {
  collection,
  collectionGroup,
  deleteDoc,
  doc,
  getDoc,
  getDocs,
  limit,
  query,
  setDoc,
  setLogLevel,
  updateDoc,
  type Firestore,
} from 'firebase/firestore';
import { COLLECTIONS as MIGRATED } from '../../src/wiring/collections.js';
import { environment } from '../support/suite/environment.js';

/** Every collection, and one that nobody has made. */
const COLLECTIONS = [
  ...MIGRATED.map(({ name, below }) => (below === undefined ? name : `${below}/existing/${name}`)),
  'content_directory',
  'content_texts',
  'content_dictionaries',
  'content_directory_base',
  'post_directory',
  'post_texts',
  'jobs/existing/upload',
  'jobs/existing/output',
  'stats',
  'made_up_by_a_client',
];

/** The signed-in client's id; the document `existing` of every collection is theirs by each name owners go by. */
const UID = 'visitor';
const STORED = { user_id: UID, uid: UID, owner: UID, public: true };

/** Operations of the rules language, by a request that needs exactly this one allowed. */
const OPERATIONS: Readonly<Record<string, (db: Firestore, path: string) => Promise<unknown>>> = {
  get: (db, path) => getDoc(doc(db, path, 'existing')),
  list: (db, path) => getDocs(query(collection(db, path), limit(1))),
  create: (db, path) => setDoc(doc(db, path, UID), STORED),
  update: (db, path) => updateDoc(doc(db, path, 'existing'), { public: false }),
  delete: (db, path) => deleteDoc(doc(db, path, 'existing')),
};

let rules: RulesTestEnvironment;
let clients: Readonly<Record<string, Firestore>>;

beforeAll(async () => {
  setLogLevel('error'); // each denial is a warning else
  const [host = '', port] = environment.firestoreHost.split(':');
  rules = await initializeTestEnvironment({
    projectId: 'demo-firefolio-rules',
    firestore: {
      host,
      port: Number(port),
      rules: readFileSync(join(__dirname, '../../../firestore.rules'), 'utf8'),
    },
  });
  await rules.clearFirestore();
  await asServer((db) =>
    Promise.all(COLLECTIONS.map((path) => setDoc(doc(db, path, 'existing'), STORED))).then(() => undefined),
  );
  const admin = rules.authenticatedContext('admin', { admin: true, role: 'admin', email_verified: true });
  clients = {
    anonymous: rules.unauthenticatedContext().firestore() as unknown as Firestore,
    'signed-in': rules.authenticatedContext(UID).firestore() as unknown as Firestore,
    'admin-claim': admin.firestore() as unknown as Firestore,
  };
});

afterAll(() => rules.cleanup());

describe.each(['anonymous', 'signed-in', 'admin-claim'])('a client that is %s', (name) => {
  describe.each(COLLECTIONS)('in %s', (path) => {
    test.each(Object.entries(OPERATIONS))('is denied to %s', async (_operation, attempt) => {
      await assertFails(attempt(clientNamed(name), path));
    });
  });

  test('is denied to list a collection group', async () => {
    await assertFails(getDocs(query(collectionGroup(clientNamed(name), 'revisions'), limit(1))));
  });
});

test('every document that was asked for is there, and none was added', async () => {
  await asServer(async (db) => {
    for (const path of COLLECTIONS) {
      const { docs } = await getDocs(collection(db, path));
      expect({ path, documents: docs.map((found) => [found.id, found.data()]) }).toEqual({
        path,
        documents: [['existing', STORED]],
      });
    }
  });
});

function clientNamed(name: string): Firestore {
  const client = clients[name];
  if (!client) throw new Error(`no client named ${name}`);
  return client;
}

/** Runs `work` with the rules switched off, as the Admin SDK would see the data. */
function asServer(work: (db: Firestore) => Promise<void>): Promise<void> {
  return rules.withSecurityRulesDisabled((context) => work(context.firestore() as unknown as Firestore));
}
