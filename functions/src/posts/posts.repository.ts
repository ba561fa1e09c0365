import type { Query } from 'firebase-admin/firestore';
import { isPublic } from '../content/index.js';
import {
  DocumentReader,
  fieldsIn,
  namesIn,
  pageByTime,
  pick,
  StoredForm,
  type Page,
} from '../documents/index.js';
import type { BrokenDocuments, Dated, FirestoreProvider } from '../platform/index.js';
import type { Position } from '../shared/index.js';
import { POST_FIELDS } from './post.fields.js';
import { POST_KIND, type FullTextPost, type PostSummary, type PublicPost } from './post.js';

/** What the public list asks for. */
export interface PublicListing {
  readonly limit: number;
  readonly after: Position | null;
  readonly tag: string | null;
  /** Id of an author. */
  readonly author: string | null;
  readonly featured: boolean | null;
  /** Posts published from `from` on, and before `to`. */
  readonly archive: { readonly from: Date; readonly to: Date } | null;
}

/** What a feed reads of a post. */
const FULL_TEXT = new StoredForm(fieldsIn(POST_FIELDS, 'fullText'));

/** What visitors see of a post, and whether they may. */
const SHOWN = new StoredForm(
  pick(POST_FIELDS, [...namesIn(POST_FIELDS, 'shown', 'visitors'), 'status'] as const),
);

/** Lists of blog_posts for visitors. */
export class PostsRepository {
  private readonly summary;
  private readonly fullText;
  private readonly shown;

  constructor(
    private readonly firestore: FirestoreProvider,
    broken: BrokenDocuments,
  ) {
    this.summary = POST_KIND.summaryReader(broken);
    this.fullText = new DocumentReader(FULL_TEXT, POST_KIND.collections.items, broken);
    this.shown = new DocumentReader(SHOWN, POST_KIND.collections.items, broken);
  }

  /** Posts visible at `now`, the newest first. limit + 1 reads in 1 round trip. */
  async listPublic(listing: PublicListing, now: Date): Promise<Dated<Page<PostSummary>>> {
    const { limit, after, tag, author, featured, archive } = listing;
    let query = await this.visible(now, tag);
    if (author !== null) query = query.where('author_ids', 'array-contains', author);
    if (featured !== null) query = query.where('featured', '==', featured);
    if (archive)
      query = query.where('published_at', '>=', archive.from).where('published_at', '<', archive.to);
    let sorted = newestFirst(query).select(...this.summary.storedNames);
    if (after) sorted = sorted.startAfter(after.time, after.id);
    const { docs, readTime } = await sorted.limit(limit + 1).get();
    return { value: pageByTime(docs, limit, this.summary, 'published_at'), readTime: readTime.valueOf() };
  }

  /** The newest posts visible at `now` with their HTML, all or of one tag. 1 read each in 1 round trip. */
  async listNewest(limit: number, tag: string | null, now: Date): Promise<Dated<readonly FullTextPost[]>> {
    const query = newestFirst(await this.visible(now, tag)).select(...this.fullText.storedNames);
    const { docs, readTime } = await query.limit(limit).get();
    return { value: this.fullText.whole(docs), readTime: readTime.valueOf() };
  }

  /** Those of these posts that are whole and visible at `now`, with all that visitors see of them, by id. 1 read each in 1 round trip. */
  async getShown(ids: readonly string[], now: Date): Promise<ReadonlyMap<string, PublicPost>> {
    if (ids.length === 0) return new Map();
    const db = await this.firestore();
    const refs = ids.map((id) => db.collection(POST_KIND.collection).doc(id));
    const docs = await db.getAll(...refs, { fieldMask: [...this.shown.storedNames] });
    const posts = this.shown.whole(docs).filter((post) => isPublic(post, now));
    return new Map(posts.map((post) => [post.id, post]));
  }

  private async visible(now: Date, tag: string | null): Promise<Query> {
    const db = await this.firestore();
    const query = db
      .collection(POST_KIND.collection)
      .where('status', '==', 'published')
      .where('published_at', '<=', now);
    if (tag === null) return query;
    // As the codec of tags reads them: stored in either form.
    const forms = [...new Set([tag.normalize('NFC'), tag.normalize('NFD')])];
    return forms.length === 1
      ? query.where('tags', 'array-contains', tag)
      : query.where('tags', 'array-contains-any', forms);
  }
}

function newestFirst(query: Query): Query {
  return query.orderBy('published_at', 'desc').orderBy('__name__', 'desc');
}
