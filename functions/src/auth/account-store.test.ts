import { describe, expect, test } from '@jest/globals';
import type { AuditTrail } from '../audit/index.js';
import type { MailOutbox } from '../mail/index.js';
import { BrokenDocuments, type FirestoreProvider } from '../platform/index.js';
import { AccountStore } from './account-store.repository.js';

const ALREADY_EXISTS = Object.assign(new Error('6 ALREADY_EXISTS'), { code: 6 });
const UNAVAILABLE = Object.assign(new Error('14 UNAVAILABLE'), { code: 14 });

/** A store whose first commits fail with these errors, one after the other. */
function storeThatFailsWith(...errors: Error[]): AccountStore {
  const runTransaction = async (work: (transaction: unknown) => Promise<unknown>) => {
    const result = await work({});
    const error = errors.shift();
    if (error) throw error;
    return result;
  };
  const firestore = (() => Promise.resolve({ runTransaction })) as unknown as FirestoreProvider;
  return new AccountStore({
    firestore,
    outbox: {} as unknown as MailOutbox,
    jobs: { announce: () => Promise.resolve() },
    audit: {} as unknown as AuditTrail,
    broken: new BrokenDocuments({ log: () => undefined }),
  });
}

describe('a create that met a document', () => {
  test('is looked for again: somebody else may have asked for the same mail at once', async () => {
    let times = 0;
    const work = () => (times += 1);
    expect(await storeThatFailsWith(ALREADY_EXISTS).transact('about', work)).toBe(2);
  });

  test.each([
    ['twice', [ALREADY_EXISTS, ALREADY_EXISTS], ALREADY_EXISTS],
    ['and failed then', [ALREADY_EXISTS, UNAVAILABLE], UNAVAILABLE],
  ])('%s is told', async (_what, errors, expected) => {
    await expect(storeThatFailsWith(...errors).transact('about', () => null)).rejects.toBe(expected);
  });
});

test('another failure of the commit is told at once', async () => {
  let times = 0;
  const work = () => (times += 1);
  await expect(storeThatFailsWith(UNAVAILABLE).transact('about', work)).rejects.toBe(UNAVAILABLE);
  expect(times).toBe(1);
});
