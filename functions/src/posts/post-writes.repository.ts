import { isDeepStrictEqual } from 'node:util';
import type { CollectionReference, DocumentReference, Firestore } from 'firebase-admin/firestore';
import { addAuditEntry, type AuditEntry } from '../audit/index.js';
import type { DocumentWriter } from '../platform/index.js';
import { newId } from '../shared/index.js';
import { updateDirectory } from './post-directory.repository.js';
import type { Post } from './post.js';
import { updateText } from './post-texts.repository.js';
import { POST } from './posts.codec.js';
import { revisionOf } from './revision.js';
import { addRevision } from './revisions.repository.js';

/**
 * Writes a post and all that follows it: its revision, its places in the directory and among the texts that are searched,
 * the audit entry. 4 or 5 writes, 1 more once 50 revisions are kept.
 *
 * @param before as it is stored; null for a new post, whose id must not be taken
 * @param isBrief see inFewerBytes
 */
export async function writePost(
  writer: DocumentWriter,
  db: Firestore,
  before: Post | null,
  after: Post,
  entry: AuditEntry,
  isBrief = false,
): Promise<void> {
  const ref = posts(db).doc(after.id);
  if (before) writer.update(ref, changedFields(before, after));
  else writer.create(ref, POST.encode(after));
  addRevision(writer, db, after.id, revisionOf(after, entry.actorId));
  addAuditEntry(writer, db, entry);
  await updateDirectory(writer, db, after, isBrief);
  await updateText(writer, db, before, after);
}

/** Tells what keeps public answers of a write that visitors may see. Once for all posts of a write. 1 write. */
export function announcePublicChange(writer: DocumentWriter, db: Firestore): void {
  // Something new each time: a write that changes nothing would leave the commit time as it was.
  writer.set(lastPublicChange(db), { change: newId() });
}

/** The document whose commit time tells every instance's cache when visitors last got something new. */
export function lastPublicChange(db: Firestore): DocumentReference {
  return db.collection('stats').doc('last_public_change');
}

/** Where posts are. */
export function posts(db: Firestore): CollectionReference {
  return db.collection('blog_posts');
}

/** Where slugs are reserved. */
export function slugs(db: Firestore): CollectionReference {
  return db.collection('post_slugs');
}

/** What of a post is to be written. Only this: its text can be a megabyte, and mostly stays. */
export function changedFields(before: Post, after: Post): Record<string, unknown> {
  const stored = POST.encode(before);
  return Object.fromEntries(
    Object.entries(POST.encode(after)).filter(([field, value]) => !isDeepStrictEqual(stored[field], value)),
  );
}
