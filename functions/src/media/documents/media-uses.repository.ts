import type {
  Firestore,
  Query,
  QueryDocumentSnapshot,
  QuerySnapshot,
  Transaction,
} from 'firebase-admin/firestore';
import { AppError } from '../../errors/index.js';
import type { FirestoreProvider } from '../../platform/index.js';
import { presentUse, type MediaUse } from '../shown/media-use.js';
import type { Media } from './media.codec.js';

/** Documents that show files, by what they note of them. */
export interface UsingCollection {
  readonly type: string;
  readonly collection: string;
}

/** Values that one `array-contains-any` takes. */
const AT_ONCE = 30;

/** A transaction, or the database as it is at each call. */
type Ask = (query: Query) => Promise<QuerySnapshot>;

type Named = Pick<Media, 'id' | 'hash'>;

/**
 * Where files are used. What shows one notes it in its own document, in the write that changes it: content and its revisions by the ids
 * of files (`media_ids`), profiles and settings, in which addresses are written, by their hashes (`media_hashes`).
 */
export class MediaUsesRepository {
  constructor(
    private readonly firestore: FirestoreProvider,
    /** Those that note ids, with revisions below. */
    private readonly contents: readonly UsingCollection[],
  ) {}

  /** Of each sort at most `limit`. As many reads in 1 round trip, at least 7. */
  async find(file: Named, limit: number): Promise<readonly MediaUse[]> {
    return this.findBy(await this.firestore(), (query) => query.get(), file, limit);
  }

  /**
   * Refuses what must not be done to a file that is in use. What begins to use it meanwhile waits for the transaction, or has it begin
   * anew. At least 7 reads in 1 round trip.
   *
   * @throws AppError failed-precondition with `used_in`
   */
  async requireUnused(transaction: Transaction, db: Firestore, file: Named): Promise<void> {
    const uses = await this.findBy(db, (query) => transaction.get(query), file, 3);
    const [first] = uses;
    if (!first) return;
    throw new AppError({ code: 'failed-precondition', message: refusalOf(first, uses.length) }).with({
      used_in: uses.map(presentUse),
    });
  }

  /** The ids of those that are used somewhere. 1 read for each place, at least 7 for 30 files. */
  async whichUsed(files: readonly Named[]): Promise<ReadonlySet<string>> {
    const db = await this.firestore();
    const used = new Set<string>();
    for (let begin = 0; begin < files.length; begin += AT_ONCE) {
      const some = files.slice(begin, begin + AT_ONCE);
      const ids = some.map(({ id }) => id);
      const hashes = new Map(some.map(({ id, hash }) => [hash, id]));
      const found = await Promise.all([
        ...this.byId(db).map(({ query }) =>
          query.where('media_ids', 'array-contains-any', ids).select('media_ids').get(),
        ),
        ...byHash(db).map(({ query }) =>
          query
            .where('media_hashes', 'array-contains-any', [...hashes.keys()])
            .select('media_hashes')
            .get(),
        ),
      ]);
      for (const { docs } of found) {
        for (const doc of docs) {
          for (const id of namesIn(doc, 'media_ids')) used.add(id);
          for (const hash of namesIn(doc, 'media_hashes')) used.add(hashes.get(hash) ?? '');
        }
      }
    }
    return used;
  }

  private async findBy(db: Firestore, ask: Ask, { id, hash }: Named, limit: number): Promise<MediaUse[]> {
    const asked = [
      ...this.byId(db).map((source) => ({
        source,
        query: source.query.where('media_ids', 'array-contains', id),
      })),
      ...byHash(db).map((source) => ({
        source,
        query: source.query.where('media_hashes', 'array-contains', hash),
      })),
    ];
    const found = await Promise.all(
      asked.map(async ({ source, query }) => {
        const { docs } = await ask(query.select('title').limit(limit));
        return docs.map((doc) => source.useOf(doc));
      }),
    );
    const uses = new Map<string, MediaUse>();
    for (const use of found.flat()) {
      const place = `${use.type}/${use.id}`;
      if (!uses.has(place)) uses.set(place, use);
    }
    return [...uses.values()];
  }

  /** Revisions last: they tell nothing of what shows the file now as well. */
  private byId(db: Firestore): Source[] {
    const items = this.contents.map(({ type, collection }) => ({
      query: db.collection(collection),
      useOf: (doc: QueryDocumentSnapshot) => ({ type, id: doc.id, title: titleOf(doc), isFormer: false }),
    }));
    const typeOf = new Map(this.contents.map(({ type, collection }) => [collection, type]));
    const former = {
      query: db.collectionGroup('revisions'),
      useOf: ({ ref }: QueryDocumentSnapshot) => {
        const item = ref.parent.parent;
        const type = typeOf.get(item?.parent.id ?? '') ?? '';
        return { type, id: item?.id ?? '', title: null, isFormer: true };
      },
    };
    return [...items, former];
  }
}

interface Source {
  readonly query: Query;
  readonly useOf: (doc: QueryDocumentSnapshot) => MediaUse;
}

function byHash(db: Firestore): Source[] {
  const settings = db.collection('settings');
  const use = (type: string, isFormer: boolean) => (doc: QueryDocumentSnapshot) => ({
    type,
    id: isFormer ? (doc.ref.parent.parent?.id ?? '') : doc.id,
    title: null,
    isFormer,
  });
  return [
    { query: db.collection('author_profiles'), useOf: use('author', false) },
    { query: settings, useOf: use('settings', false) },
    { query: settings.doc('site').collection('revisions'), useOf: use('settings', true) },
  ];
}

function refusalOf({ type, id, title, isFormer }: MediaUse, count: number): string {
  const place = `${type} ${title === null ? id : `“${title}”`}`;
  const where = isFormer ? `a version of before of ${place}, which is kept` : place;
  return `It is used in ${where}${count > 1 ? ', and elsewhere' : ''}: take it out there first.`;
}

function titleOf(doc: QueryDocumentSnapshot): string | null {
  const title: unknown = doc.get('title');
  return typeof title === 'string' ? title : null;
}

function namesIn(doc: QueryDocumentSnapshot, field: string): string[] {
  const names: unknown = doc.get(field);
  return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
}
