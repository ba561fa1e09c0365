import { expect, test } from '@jest/globals';
import { Cursors, deriveMac } from '../shared/index.js';
import { PostListsService, type PublicQuery } from './post-lists.service.js';
import type { PostEntry, PublicPost } from './post.js';

const NOW = new Date('2026-05-01T00:00:00.000Z');
const FILTER = { tag: null, author: null, featured: null, archive: null };

/** A list of posts whose HTML has so many characters; of null there is none any more. */
function listOf(lengths: readonly (number | null)[]) {
  const entries = lengths.map(
    (_, index) =>
      ({
        id: `post-${String(index).padStart(3, '0')}`,
        publishedAt: new Date(NOW.getTime() - index),
      }) as PostEntry,
  );
  const asked: number[] = [];
  const parts = {
    posts: {
      getShown: (ids: readonly string[]) => {
        asked.push(ids.length);
        const found = ids.flatMap((id) => {
          const length = lengths[Number(id.slice(-3))];
          return typeof length === 'number' ? [{ id, contentHtml: 'x'.repeat(length) } as PublicPost] : [];
        });
        return Promise.resolve(new Map(found.map((post) => [post.id, post])));
      },
    },
    published: {
      derive: (_key: string, from: (visible: readonly PostEntry[]) => unknown) =>
        Promise.resolve(from(entries)),
    },
    cursors: new Cursors(deriveMac('a secret of the test', 'cursor')),
    clock: { now: () => NOW },
  };
  const service = new PostListsService(parts as unknown as ConstructorParameters<typeof PostListsService>[0]);
  const read = (query: Partial<PublicQuery> = {}) =>
    service.listWhole({ limit: 100, filter: FILTER, hasTotal: false, ...query });
  return { read, asked };
}

/** How many posts each page has, to the end. */
async function pagesOf({ read }: ReturnType<typeof listOf>): Promise<number[]> {
  const sizes: number[] = [];
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const page = await read({ cursor: cursor ?? undefined });
    sizes.push(page.posts.length);
    cursor = page.nextCursor;
  }
  return sizes;
}

test('whole posts are read 8 at once', async () => {
  const list = listOf(Array.from({ length: 118 }, () => 10));
  expect(await pagesOf(list)).toEqual([100, 18]);
  expect(list.asked).toEqual([...Array.from({ length: 12 }, () => 8), 4, 8, 8, 2]);
});

test('a page of long posts ends early, and the next one goes on behind it', async () => {
  const list = listOf(Array.from({ length: 60 }, () => 900_000));
  expect(await pagesOf(list)).toEqual(Array.from({ length: 20 }, () => 3));
  expect(Math.max(...list.asked)).toBe(8);
});

test('what is gone meanwhile is left out, and the list does not end there', async () => {
  const list = listOf([...Array.from({ length: 100 }, () => null), 10]);
  expect(await pagesOf(list)).toEqual([0, 1]);
});
