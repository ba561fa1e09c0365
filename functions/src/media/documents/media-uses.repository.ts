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

/** Documents that one question about several files reads at most of each collection: of files in more places it is asked apart. */
const MAX_READ = 300;

/**
 * Where files are used. What shows one notes it in its own document, in the write that changes it: content, its revisions and what is being written of it by the ids
 * of files (`media_ids`), and whatever has addresses written or shown by their hashes (`media_hashes`).
 */
export class MediaUsesRepository {
  constructor(
    private readonly firestore: FirestoreProvider,
    /** Those that note ids, with revisions below. */
    private readonly contents: readonly UsingCollection[],
  ) {}

  /** Of each sort at most `limit`. As many reads in 1 round trip, at least 12. */
  async find(file: Named, limit: number): Promise<readonly MediaUse[]> {
    const db = await this.firestore();
    return usesBy(this.questionsAbout(db, file), (query) => query.get(), limit);
  }

  /**
   * Refuses what must not be done to a file that is in use. What begins to use it meanwhile waits for the transaction, or has it begin
   * anew. At least 12 reads in 1 round trip.
   *
   * @throws AppError failed-precondition with `used_in`
   */
  async requireUnused(transaction: Transaction, db: Firestore, file: Named): Promise<void> {
    await requireNone(transaction, this.questionsAbout(db, file));
  }

  /** The same of a file whose bytes stay where they are: only who names it by its id would see another one. At least 5 reads. */
  async requireUnnamed(transaction: Transaction, db: Firestore, { id }: Named): Promise<void> {
    await requireNone(transaction, this.questionsById(db, id));
  }

  /** The ids of those that are used somewhere. 1 read for each place, at least 12 for 30 files and at most 300 of each collection; 12 more for each file that is not among these. */
  async whichUsed(files: readonly Named[]): Promise<ReadonlySet<string>> {
    const db = await this.firestore();
    const used = new Set<string>();
    for (let begin = 0; begin < files.length; begin += AT_ONCE) {
      const some = files.slice(begin, begin + AT_ONCE);
      const isWhole = await this.addUsed(db, some, used);
      if (isWhole) continue;
      for (const file of some) {
        if (!used.has(file.id) && (await this.find(file, 1)).length > 0) used.add(file.id);
      }
    }
    return used;
  }

  /** @returns whether all places were looked at */
  private async addUsed(db: Firestore, files: readonly Named[], used: Set<string>): Promise<boolean> {
    const ids = files.map(({ id }) => id);
    const hashes = new Map(files.map(({ id, hash }) => [hash, id]));
    const ask = async ({ query }: Source, field: string, names: readonly string[]) => {
      const asked = query.where(field, 'array-contains-any', names).select(field).limit(MAX_READ);
      const { docs } = await asked.get();
      return docs.map((doc) => namesIn(doc, field));
    };
    const [byId, byHash] = await Promise.all([
      Promise.all(this.contentSources(db).map((source) => ask(source, 'media_ids', ids))),
      Promise.all(this.allSources(db).map((source) => ask(source, 'media_hashes', [...hashes.keys()]))),
    ]);
    for (const id of byId.flat(2)) used.add(id);
    for (const hash of byHash.flat(2)) used.add(hashes.get(hash) ?? '');
    return [...byId, ...byHash].every(({ length }) => length < MAX_READ);
  }

  private questionsAbout(db: Firestore, { id, hash }: Named): Source[] {
    const byHash = this.allSources(db).map(({ query, useOf }) => ({
      query: query.where('media_hashes', 'array-contains', hash),
      useOf,
    }));
    return [...this.questionsById(db, id), ...byHash];
  }

  private questionsById(db: Firestore, id: string): Source[] {
    return this.contentSources(db).map(({ query, useOf }) => ({
      query: query.where('media_ids', 'array-contains', id),
      useOf,
    }));
  }

  /** Revisions last: they tell nothing of what shows the file now as well. */
  private contentSources(db: Firestore): Source[] {
    const items = this.contents.map(({ type, collection }) => ({
      query: db.collection(collection),
      useOf: (doc: QueryDocumentSnapshot) => ({ type, id: doc.id, title: titleOf(doc), isFormer: false }),
    }));
    const typeOf = new Map(this.contents.map(({ type, collection }) => [collection, type]));
    const former = {
      query: db.collectionGroup('revisions'),
      useOf: ({ ref }: QueryDocumentSnapshot) => {
        const parent = ref.parent.parent;
        const type = typeOf.get(parent?.parent.id ?? '') ?? 'settings';
        return { type, id: parent?.id ?? '', title: null, isFormer: true };
      },
    };
    const beingWritten = {
      query: db.collection('working_copies'),
      useOf: (doc: QueryDocumentSnapshot) => {
        const [type = '', id = ''] = doc.id.split(':');
        return { type, id, title: titleOf(doc), isFormer: false };
      },
    };
    return [...items, beingWritten, former];
  }

  private allSources(db: Firestore): Source[] {
    const useOf = (type: string) => (doc: QueryDocumentSnapshot) => ({
      type,
      id: doc.id,
      title: null,
      isFormer: false,
    });
    return [
      ...this.contentSources(db),
      { query: db.collection('author_profiles'), useOf: useOf('author') },
      { query: db.collection('settings'), useOf: useOf('settings') },
    ];
  }
}

/** Documents, and what use of a file each of them is. */
interface Source {
  readonly query: Query;
  readonly useOf: (doc: QueryDocumentSnapshot) => MediaUse;
}

async function requireNone(transaction: Transaction, questions: readonly Source[]): Promise<void> {
  const uses = await usesBy(questions, (query) => transaction.get(query), 3);
  const [first] = uses;
  if (!first) return;
  throw new AppError({ code: 'failed-precondition', message: refusalOf(first, uses.length) }).with({
    used_in: uses.map(presentUse),
  });
}

async function usesBy(questions: readonly Source[], ask: Ask, limit: number): Promise<MediaUse[]> {
  const found = await Promise.all(
    questions.map(async ({ query, useOf }) => {
      const { docs } = await ask(query.select('title').limit(limit));
      return docs.map(useOf);
    }),
  );
  const sorted = found.flat().sort((a, b) => Number(a.isFormer) - Number(b.isFormer));
  const uses = new Map<string, MediaUse>();
  for (const use of sorted) {
    const place = `${use.type}/${use.id}`;
    if (!uses.has(place)) uses.set(place, use);
  }
  return [...uses.values()];
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
