import type { Firestore } from 'firebase-admin/firestore';
import { AppError } from '../errors/index.js';
import { isTooLarge, tooLargeDocument } from '../platform/index.js';
import { findFullShard } from './full-shards.repository.js';
import { DIRECTORY } from './post-directory.repository.js';
import { TEXTS } from './post-texts.repository.js';

/** What there is no room in, and how to make some, by the collection of shards. */
const NO_ROOM: Readonly<Record<string, string>> = {
  [DIRECTORY]:
    'The directory has no room for this: the part of it that the post shares with one post in 64 has the 1 MiB that Firestore stores at most. Remove posts in the trash for good, or shorten titles, excerpts, tags and image texts of posts, and try again.',
  [TEXTS]:
    'The texts for the search have no room for this: the part of them that the post shares with one published post in 64 has the 1 MiB that Firestore stores at most. Unpublish or trash posts that are not needed, or shorten texts of less than 8,000 characters, and try again.',
};

/** The 404 of a post. */
export function postNotFound(): AppError {
  return new AppError({ code: 'not-found', message: 'There is no such post.' });
}

/**
 * What `write` gives, which writes a post and what follows from it.
 *
 * @throws AppError failed-precondition when that is more than Firestore stores, and how to mend it; what `write` throws
 */
export async function orTooLarge<T>(db: Firestore, postId: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw isTooLarge(error) ? await tooLarge(db, postId, error) : error;
  }
}

/**
 * What `write` gives. Where it is more than Firestore stores it is tried once more with brief entries: that of a post in
 * the trash is then without its canonical address, which nobody asks for there. So it is shorter than before, and a post
 * can be moved to the trash, and from there be removed, when its shard is full to the last byte.
 */
export async function inFewerBytes<T>(write: (isBrief: boolean) => Promise<T>): Promise<T> {
  try {
    return await write(false);
  } catch (error) {
    if (!isTooLarge(error)) throw error;
    return write(true);
  }
}

/**
 * What becomes of each of `posts` when they are written together. Where that is too large each is written by itself, so
 * that only those are refused that have to be.
 *
 * @param write gives the outcomes in the order of the posts
 */
export async function orOneByOne<Item extends { readonly id: string }, Outcome>(
  db: Firestore,
  posts: readonly Item[],
  write: (posts: readonly Item[]) => Promise<Outcome[]>,
): Promise<(Outcome | { readonly error: AppError })[]> {
  try {
    return await write(posts);
  } catch (error) {
    if (!isTooLarge(error)) throw error;
    const [first] = posts;
    if (first && posts.length === 1) return [{ error: await tooLarge(db, first.id, error) }];
    const outcomes: (Outcome | { readonly error: AppError })[] = [];
    for (const post of posts) outcomes.push(...(await orOneByOne(db, [post], write)));
    return outcomes;
  }
}

async function tooLarge(db: Firestore, postId: string, cause: unknown): Promise<AppError> {
  const named = tooLargeDocument(cause)?.split('/')[0];
  const message =
    NO_ROOM[named ?? (await findFullShard(db, postId)) ?? ''] ??
    'The post is too large: Firestore stores at most 1 MiB of one. Shorten its content, and try again.';
  return new AppError({ code: 'failed-precondition', message, cause });
}
