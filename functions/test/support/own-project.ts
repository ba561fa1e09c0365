import { randomUUID } from 'node:crypto';
import { deleteApp, initializeApp } from 'firebase-admin/app';
import { getFirestore, type Firestore } from 'firebase-admin/firestore';
import { emailKey } from '../../src/users/index.js';
import { createAccount, firestore, type Account, type AccountTraits } from './accounts.js';
import { startFunction } from './functions-framework.js';

/** The api function on a project of its own, whose database has nothing but what its test stores. */
export interface OwnProject {
  /** The function's base URL. */
  readonly url: string;
  readonly firestore: Firestore;
  /** Stores a new account there. */
  createAccount(traits?: AccountTraits): Promise<Account>;
  /** Ends the process. */
  stop(): Promise<void>;
}

/** Starts the function under the functions framework on a project nobody else uses. */
export async function startOwnProject(): Promise<OwnProject> {
  const projectId = `demo-firefolio-${randomUUID().slice(0, 8)}`;
  const api = await startFunction({
    RATE_LIMIT_SCALE: '1000',
    GCLOUD_PROJECT: projectId,
    GOOGLE_CLOUD_PROJECT: projectId,
  });
  const app = initializeApp({ projectId }, projectId);
  const own = getFirestore(app);
  return {
    url: api.url,
    firestore: own,
    createAccount: async (traits) => {
      const account = await createAccount(traits);
      for (const path of [`users/${account.id}`, `user_emails/${emailKey(account.email)}`]) {
        await own.doc(path).set((await firestore.doc(path).get()).data() ?? {});
      }
      return account;
    },
    stop: async () => {
      await api.stop();
      await deleteApp(app);
    },
  };
}
