import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { DocumentReader } from '../documents/index.js';
import type { BrokenDocuments } from '../platform/index.js';
import type { Post } from './post.js';
import { FULL_TEXT, POST, SUMMARY } from './posts.codec.js';

/** Reads posts of blog_posts/{id}, whole and in part. */
export class PostReader {
  /** What a list reads. */
  readonly summary;
  /** What a feed reads. */
  readonly fullText;
  private readonly whole;

  constructor(broken: BrokenDocuments) {
    this.summary = new DocumentReader(SUMMARY, POST, broken);
    this.fullText = new DocumentReader(FULL_TEXT, POST, broken);
    this.whole = POST.reader(broken);
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
