import { randomUUID } from 'node:crypto';
import { deleteApp, initializeApp } from 'firebase-admin/app';
import { getFirestore, type Firestore } from 'firebase-admin/firestore';
import { emailKey } from '../../../src/users/index.js';
import { KINDS } from '../../../src/wiring/kinds.js';
import { createAccount, firestore, type Account, type AccountTraits } from '../accounts/accounts.js';
import { forgetSeed } from './forget-seed.js';
import { startFunction, type EnvOverrides, type RunningFunction } from './functions-framework.js';

/** The api function on a project of its own, whose database has the seed and what its test stores. */
export interface OwnProject {
  /** The function's base URL. */
  readonly url: string;
  /** Its process. */
  readonly api: RunningFunction;
  readonly firestore: Firestore;
  /** Stores a new account there. */
  createAccount(traits?: AccountTraits): Promise<Account>;
  /** Takes the seed's content away; before any instance looks for it, since their copies would keep it. */
  removePosts(): Promise<void>;
  readonly projectId: string;
  /**
   * Starts another instance there.
   *
   * @param target name of the function, default `api`
   */
  startInstance(target?: string, overrides?: EnvOverrides, port?: number): Promise<RunningFunction>;
  /** Ends the processes. */
  stop(): Promise<void>;
}

const CONTENT_COLLECTIONS = [
  ...KINDS.flatMap(({ collection, slugCollection }) => [collection, slugCollection]),
  'content_directory',
  'content_texts',
];

/** Starts the function under the functions framework on a project nobody else uses. @param seed as forgetSeed */
export async function startOwnProject(seed: { readonly keepsLibrary?: boolean } = {}): Promise<OwnProject> {
  const projectId = `demo-firefolio-${randomUUID().slice(0, 8)}`;
  const instances: RunningFunction[] = [];
  const startInstance = async (target?: string, overrides: EnvOverrides = {}, port?: number) => {
    const project = {
      GCLOUD_PROJECT: projectId,
      GOOGLE_CLOUD_PROJECT: projectId,
      FILES_BUCKET: `${projectId}.firebasestorage.app`,
    };
    const instance = await startFunction(
      { RATE_LIMIT_SCALE: '1000', ...project, ...overrides },
      target,
      port,
    );
    instances.push(instance);
    return instance;
  };
  const api = await startInstance();
  const app = initializeApp({ projectId }, projectId);
  const own = getFirestore(app);
  await forgetSeed(own, seed);
  return {
    url: api.url,
    api,
    firestore: own,
    projectId,
    createAccount: async (traits) => {
      const account = await createAccount(traits);
      for (const path of [`users/${account.id}`, `user_emails/${emailKey(account.email)}`]) {
        await own.doc(path).set((await firestore.doc(path).get()).data() ?? {});
      }
      return account;
    },
    removePosts: async () => {
      await Promise.all(CONTENT_COLLECTIONS.map((name) => own.recursiveDelete(own.collection(name))));
    },
    startInstance,
    stop: async () => {
      await Promise.all(instances.map((instance) => instance.stop()));
      await deleteApp(app);
    },
  };
}
