import type { Firestore } from 'firebase-admin/firestore';
import { AppError } from '../../errors/index.js';
import { isTooLarge, tooLargeDocument } from '../../platform/index.js';
import type { ContentKind, ContentTypes } from '../content-kind.js';
import { dropTerms, findFullShard } from '../directory/full-shards.repository.js';
import { DIRECTORY, TEXTS, type ShardFormats } from '../directory/shard-format.repository.js';
import { keyOf } from '../directory/shard-keys.js';

/** What there is no room in, and how to make some, by the collection of shards. */
const NO_ROOM: Readonly<Record<string, string>> = {
  [DIRECTORY]:
    'The directory has no room for this: the part of it that it shares with one item in 64 has the 1 MiB that Firestore stores at most. Remove what is in the trash for good, or shorten titles, excerpts, tags and image texts, and try again.',
  [TEXTS]:
    'The texts for the search have no room for this: the part of them that it shares with one published item in 64 has the 1 MiB that Firestore stores at most. Unpublish or trash what is not needed, or shorten texts of less than 8,000 characters, and try again.',
};

/** The 404 of an item. */
export function itemNotFound({ name }: Pick<ContentKind<ContentTypes>, 'name'>): AppError {
  return new AppError({ code: 'not-found', message: `There is no such ${name}.` });
}

/**
 * What `write` gives. Where it is more than Firestore stores it is tried once more with brief entries: that of an item in
 * the trash is then without its canonical address, which nobody asks for there. So it is shorter than before, and an item
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

/** Tells of writes of a kind's items that are more than Firestore stores what there is no room in. */
export class RefusedWrites {
  constructor(
    private readonly kind: Pick<ContentKind<ContentTypes>, 'name'>,
    private readonly formats: ShardFormats,
  ) {}

  /**
   * What `write` gives, which writes an item and what follows from it. Where the texts' shard is full it goes in once more in
   * place of the terms there, which follow from the texts.
   *
   * @throws AppError failed-precondition when that is more than Firestore stores, and how to mend it; what `write` throws
   */
  async orTooLarge<T>(db: Firestore, id: string, write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (error) {
      if (!isTooLarge(error)) throw error;
      const key = keyOf(this.kind.name, id);
      const format = await this.formats.get();
      const full = tooLargeDocument(error)?.split('/')[0] ?? (await findFullShard(db, key, format));
      if (full === TEXTS && (await dropTerms(db, key, format))) return this.orTooLarge(db, id, write);
      throw this.tooLarge(full, error);
    }
  }

  /**
   * What becomes of each of `items` when they are written together. Where that is too large each is written by itself, so
   * that only those are refused that have to be.
   *
   * @param write gives the outcomes in the order of the items
   */
  async orOneByOne<Item extends { readonly id: string }, Outcome>(
    db: Firestore,
    items: readonly Item[],
    write: (items: readonly Item[]) => Promise<Outcome[]>,
  ): Promise<(Outcome | { readonly error: AppError })[]> {
    try {
      return await write(items);
    } catch (error) {
      if (!isTooLarge(error)) throw error;
      const [first] = items;
      if (first && items.length === 1)
        return this.orTooLarge(db, first.id, () => write(items)).catch((refused: unknown) => {
          if (refused instanceof AppError) return [{ error: refused }];
          throw refused;
        });
      const outcomes: (Outcome | { readonly error: AppError })[] = [];
      for (const item of items) outcomes.push(...(await this.orOneByOne(db, [item], write)));
      return outcomes;
    }
  }

  /** @param full the collection whose shard is full, null where it is none */
  private tooLarge(full: string | null, cause: unknown): AppError {
    const message =
      NO_ROOM[full ?? ''] ??
      `The ${this.kind.name} is too large: Firestore stores at most 1 MiB of one. Shorten its content, and try again.`;
    return new AppError({ code: 'failed-precondition', message, cause });
  }
}
