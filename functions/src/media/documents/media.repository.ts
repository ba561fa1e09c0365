import type { DocumentSnapshot, Firestore, Query } from 'firebase-admin/firestore';
import { SortedList, type Page, type SortedEnd, type SortField } from '../../documents/index.js';
import { AppError } from '../../errors/index.js';
import type { BrokenDocuments, FirestoreProvider } from '../../platform/index.js';
import { searchable } from '../../shared/index.js';
import type { MediaSort } from '../library/library.schema.js';
import type { MediaStatus } from '../media.js';
import type { MediaKind, MediaType } from '../types/index.js';
import { MEDIA, MEDIA_FILES, MEDIA_USAGE, sortName, type Media, type Usage } from './media.codec.js';

/** Which files are asked for; what is null narrows nothing. */
export interface MediaFilter {
  readonly kind: MediaKind | null;
  readonly type: MediaType | null;
  readonly status: MediaStatus | null;
  readonly trashed: boolean;
  /** Whether somebody has said what is on it, or nobody must. */
  readonly described: boolean | null;
  /** The account that uploaded it. */
  readonly uploadedBy: string | null;
  /** When it came: from this time on, and before that one. */
  readonly from: Date | null;
  readonly to: Date | null;
  /** Of its size, both included. */
  readonly bytes: { readonly min: number | null; readonly max: number | null };
  /** How a name, a text or a word in one begins. */
  readonly q: string | null;
}

/** What files are sorted by: when they came, their names without case and accents, the size of the original. */
const SORT_FIELDS = {
  created_at: { field: 'created_at', holds: 'time' },
  file_name: { field: 'sort_name', holds: 'text' },
  bytes: { field: 'bytes', holds: 'number' },
} as const satisfies Record<string, SortField>;

/** What is known of a file by its bytes, and how much room its account and the site have taken. */
export interface Standing {
  /** Null where these bytes are new. */
  readonly mediaId: string | null;
  readonly site: Usage;
  readonly account: Usage;
}

/** The document in media_usage of the whole site; those of accounts have their ids. */
export const SITE_USAGE = 'site';

const NOTHING: Usage = { bytes: 0, files: 0 };

/** Reads files' documents: media/{id}, media_files/{hash}, media_usage/{account id or site}. */
export class MediaRepository {
  private readonly reader;
  private readonly files;
  private readonly usage;

  constructor(
    private readonly firestore: FirestoreProvider,
    broken: BrokenDocuments,
  ) {
    this.reader = MEDIA.reader(broken);
    this.files = MEDIA_FILES.reader(broken);
    this.usage = MEDIA_USAGE.reader(broken);
  }

  /** 1 read. @throws AppError data-loss for a broken one */
  async find(id: string): Promise<Media | null> {
    return this.reader.find(
      await mediaDocuments(await this.firestore())
        .doc(id)
        .get(),
    );
  }

  /** 1 read. @throws AppError not-found; data-loss for a broken one */
  async get(id: string): Promise<Media> {
    const media = await this.find(id);
    if (media) return media;
    throw mediaNotFound();
  }

  /** Those of the ids that there are, the broken ones left out; in their order. 1 read each in 1 round trip. */
  async findMany(ids: readonly string[]): Promise<readonly Media[]> {
    if (ids.length === 0) return [];
    const db = await this.firestore();
    const snapshots = await db.getAll(...ids.map((id) => mediaDocuments(db).doc(id)));
    return snapshots.flatMap((snapshot) => this.reader.findWhole(snapshot) ?? []);
  }

  /** The file that is of these bytes; null where none is. 2 reads in 2 round trips. @throws AppError data-loss for a broken one */
  async findByHash(hash: string): Promise<Media | null> {
    const file = await mediaFiles(await this.firestore())
      .doc(hash)
      .get();
    const id = this.files.find(file)?.mediaId;
    return id === undefined ? null : this.find(id);
  }

  /** 3 reads in 1 round trip. */
  async standing(hash: string, accountId: string): Promise<Standing> {
    const db = await this.firestore();
    const [file, site, account] = await db.getAll(
      mediaFiles(db).doc(hash),
      mediaUsage(db).doc(SITE_USAGE),
      mediaUsage(db).doc(accountId),
    );
    const mediaId = file ? (this.files.find(file)?.mediaId ?? null) : null;
    return { mediaId, site: this.usageIn(site), account: this.usageIn(account) };
  }

  /** 2 reads in 1 round trip. */
  async usageOf(accountId: string): Promise<Pick<Standing, 'site' | 'account'>> {
    const db = await this.firestore();
    const [site, account] = await db.getAll(mediaUsage(db).doc(SITE_USAGE), mediaUsage(db).doc(accountId));
    return { site: this.usageIn(site), account: this.usageIn(account) };
  }

  /** Those that pass the filter. limit + 1 reads in 1 round trip. */
  async list(
    filter: MediaFilter,
    sort: MediaSort,
    limit: number,
    after: SortedEnd | null,
  ): Promise<Page<Media, SortedEnd>> {
    const sorted = new SortedList(SORT_FIELDS, sort);
    const query = sorted.query(found(await this.firestore(), filter), after);
    const { docs } = await query.limit(limit + 1).get();
    return sorted.page(docs, limit, this.reader);
  }

  /** How many the list in this order has. 1 read, 1 more for each 1,000. */
  async count(filter: MediaFilter, sort: MediaSort): Promise<number> {
    const listed = new SortedList(SORT_FIELDS, sort).query(found(await this.firestore(), filter), null);
    return (await listed.count().get()).data().count;
  }

  /** Those whose time in the trash is over. At most `limit` reads. */
  async listOver(now: Date, limit: number): Promise<readonly Media[]> {
    const db = await this.firestore();
    const { docs } = await mediaDocuments(db)
      .where('purge_at', '<=', now)
      .orderBy('purge_at')
      .limit(limit)
      .get();
    return this.reader.whole(docs);
  }

  /**
   * The next of all, by id, the broken ones left out. At most `limit` reads.
   *
   * @param after the last id of the page before
   * @returns where the page ends; null at the end
   */
  async listById(
    after: string | null,
    limit: number,
  ): Promise<{ media: readonly Media[]; last: string | null }> {
    const db = await this.firestore();
    const sorted = mediaDocuments(db).orderBy('__name__');
    const { docs } = await (after === null ? sorted : sorted.startAfter(after)).limit(limit).get();
    return { media: this.reader.whole(docs), last: docs.length < limit ? null : (docs.at(-1)?.id ?? null) };
  }

  /** Those of the files that have a document. 1 read each in 1 round trip. */
  async known(hashes: readonly string[]): Promise<ReadonlySet<string>> {
    if (hashes.length === 0) return new Set();
    const db = await this.firestore();
    const snapshots = await db.getAll(...hashes.map((hash) => mediaFiles(db).doc(hash)), { fieldMask: [] });
    return new Set(snapshots.filter(({ exists }) => exists).map(({ id }) => id));
  }

  /** One that can't be read counts as nothing: `migrate` names it. */
  private usageIn(snapshot: DocumentSnapshot | undefined): Usage {
    return (snapshot && this.usage.findWhole(snapshot)) ?? NOTHING;
  }
}

/** Where a page ends that has a file as its last, as MediaRepository.list takes it. */
export function endBehind({ id, createdAt, fileName, bytes }: Media, sort: MediaSort): SortedEnd {
  if (sort.endsWith('file_name')) return [sortName(fileName), id];
  return [sort.endsWith('bytes') ? bytes : createdAt.getTime(), id];
}

function found(db: Firestore, { uploadedBy, from, to, bytes, q, ...filter }: MediaFilter): Query {
  const { kind, type, status, trashed, described } = filter;
  const wanted = { kind, type, status, trashed, described, 'uploaded_by.id': uploadedBy };
  let narrowed = Object.entries(wanted).reduce<Query>(
    (query, [field, value]) => (value === null ? query : query.where(field, '==', value)),
    mediaDocuments(db),
  );
  if (from) narrowed = narrowed.where('created_at', '>=', from);
  if (to) narrowed = narrowed.where('created_at', '<', to);
  if (bytes.min !== null) narrowed = narrowed.where('bytes', '>=', bytes.min);
  if (bytes.max !== null) narrowed = narrowed.where('bytes', '<=', bytes.max);
  return q === null ? narrowed : narrowed.where('found_by', 'array-contains', searchable(q));
}

/** media/{id} */
export function mediaDocuments(db: Firestore) {
  return db.collection(MEDIA.name);
}

/** media_files/{hash} */
export function mediaFiles(db: Firestore) {
  return db.collection(MEDIA_FILES.name);
}

/** media_usage/{account id or site} */
export function mediaUsage(db: Firestore) {
  return db.collection(MEDIA_USAGE.name);
}

/** The 404 for a file that is not there. */
export function mediaNotFound(): AppError {
  return new AppError({ code: 'not-found', message: 'There is no such file.' });
}
