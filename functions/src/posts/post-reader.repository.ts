import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { DocumentReader } from '../documents/index.js';
import type { BrokenDocuments } from '../platform/index.js';
import type { Post } from './post.js';
import { FULL_TEXT, POST, SUMMARY } from './posts.codec.js';

/** Where posts are. */
const PLACE = { name: 'blog_posts', mend: 'in the database, or restore it from a backup' };

/** Reads posts of blog_posts/{id}, whole and in part. */
export class PostReader {
  /** What a list reads. */
  readonly summary;
  /** What a feed reads. */
  readonly fullText;
  private readonly whole;

  constructor(broken: BrokenDocuments) {
    this.summary = new DocumentReader(SUMMARY, PLACE, broken);
    this.fullText = new DocumentReader(FULL_TEXT, PLACE, broken);
    this.whole = new DocumentReader(POST, PLACE, broken);
  }

  /** The post of a snapshot; null when there is none. @throws AppError data-loss for a broken one */
  find(snapshot: DocumentSnapshot): Post | null {
    return snapshot.exists ? this.whole.decode(snapshot.id, snapshot.data()) : null;
  }

  /** The post of a snapshot; null when there is none, or a broken one. */
  findWhole(snapshot: DocumentSnapshot): Post | null {
    return snapshot.exists ? this.whole.decodeOrNull(snapshot.id, snapshot.data()) : null;
  }
}
