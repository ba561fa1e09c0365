import { expect, test } from '@jest/globals';
import { ShownMediaRepository } from '../../media/index.js';
import { BrokenDocuments, type FirestoreProvider } from '../../platform/index.js';
import { POST_KIND } from '../../posts/index.js';
import { newUser, USERS, UsersRepository } from '../../users/index.js';
import { ItemDocuments } from './item-documents.repository.js';

test('accounts of authors are read through the transaction that stores the item, each once', async () => {
  const stated = { email: 'ada@authors.test', passwordHash: '$argon2id$', role: 'editor' as const };
  const names = { firstName: 'Ada', lastName: 'King', emailVerified: true };
  const ada = { ...newUser({ ...stated, ...names }, new Date(0)), id: 'ada' };
  const asked: string[] = [];
  const transaction = {
    getAll: (...refs: { id: string }[]) => {
      asked.push(...refs.map(({ id }) => id));
      return Promise.resolve(
        refs.map(({ id }) => ({ id, exists: id === 'ada', data: () => USERS.encode(ada) })),
      );
    },
  } as unknown as Parameters<UsersRepository['findManyIn']>[0];
  // It has no other way to read than the transaction.
  const db = { collection: () => ({ doc: (id: string) => ({ id }) }) };
  const firestore = (() => Promise.resolve(db)) as unknown as FirestoreProvider;
  const broken = new BrokenDocuments({ log: () => undefined });
  const users = new UsersRepository(firestore, broken);
  const shownMedia = new ShownMediaRepository(broken);
  const parts = { kind: POST_KIND, firestore, broken, users, shownMedia, formats: null };
  const documents = new ItemDocuments(
    parts as unknown as ConstructorParameters<typeof ItemDocuments<never>>[0],
  );
  const { accounts: find } = documents.lookupsIn(transaction, await firestore());
  expect(await find(['grace', 'ada'])).toEqual([null, ada]);
  expect(await find(['ada', 'ada', 'grace'])).toEqual([ada, ada, null]);
  expect(asked).toEqual(['grace', 'ada']);
});
