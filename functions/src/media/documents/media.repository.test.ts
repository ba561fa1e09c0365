import { afterEach, expect, jest, test } from '@jest/globals';
import { askedQueries } from '../../../test/support/asked-queries.js';
import { BrokenDocuments } from '../../platform/index.js';
import { MediaRepository } from './media.repository.js';

afterEach(() => {
  jest.restoreAllMocks();
});

const ALL = {
  ...{ kind: null, type: null, status: null, trashed: false, described: null },
  ...{ uploadedBy: null, from: null, to: null, bytes: { min: null, max: null }, q: null },
};

// One that has nothing to be sorted by, as files of before a migration, is in no list by that.
test.each(['created_at', '-created_at', 'file_name', '-file_name', 'bytes', '-bytes'] as const)(
  'as many files are counted as the list has that is sorted by %s',
  async (sort) => {
    const { firestore, asked, counted } = askedQueries();
    const media = new MediaRepository(firestore, new BrokenDocuments({ log: () => undefined }));
    for (const filter of [
      ALL,
      { ...ALL, kind: 'picture', uploadedBy: 'ada' },
      { ...ALL, described: false },
      { ...ALL, q: 'otter' },
    ] as const) {
      await media.list(filter, sort, 20, null);
      await media.count(filter, sort);
      expect(
        counted
          .pop()
          ?.limit(21)
          .isEqual(asked.pop() as never),
      ).toBe(true);
    }
  },
);
