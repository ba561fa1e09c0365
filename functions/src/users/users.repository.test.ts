import { afterEach, expect, jest, test } from '@jest/globals';
import { askedQueries } from '../../test/support/asked-queries.js';
import { BrokenDocuments } from '../platform/index.js';
import { UsersRepository } from './users.repository.js';

afterEach(() => {
  jest.restoreAllMocks();
});

const ALL = { query: null, roles: null, isActive: null, emailVerified: null, mfaEnabled: null };

test.each(['created_at', '-created_at', 'email', '-email'] as const)(
  'as many accounts are counted as the list has that is sorted by %s',
  async (sort) => {
    const { firestore, asked, counted } = askedQueries();
    const users = new UsersRepository(firestore, new BrokenDocuments({ log: () => undefined }));
    for (const filter of [ALL, { ...ALL, mfaEnabled: false }, { ...ALL, query: 'ada' }]) {
      await users.list(20, null, filter, sort);
      await users.count(filter, sort);
      expect(
        counted
          .pop()
          ?.limit(21)
          .isEqual(asked.pop() as never),
      ).toBe(true);
    }
  },
);
