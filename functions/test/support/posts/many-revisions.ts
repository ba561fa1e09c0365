import { firestore } from '../accounts/accounts.js';

/** Revisions that are kept whatever their age, and those of days before. */
const KEPT = 50;

/**
 * Gives a post of one version as many revisions as are kept: those of 50 days, and of the newest 50 the oldest two, of which the first is
 * the last of its day. The next write makes it one of the days, and the oldest of these goes.
 */
export async function giveRevisions(
  id: string,
): Promise<{ readonly leaving: number; readonly next: number }> {
  const post = firestore.collection('blog_posts').doc(id);
  const kept = post.collection('revisions');
  const stored = (await kept.doc('1').get()).data() ?? {};
  const [leaving, next] = [150, 150 + KEPT];
  const batch = firestore.batch();
  for (let version = 1; version <= KEPT; version += 1)
    batch.set(kept.doc(String(version)), { ...stored, version });
  const before = { ...stored, saved_at: new Date('2026-01-03T12:00:00.000Z') };
  batch.set(kept.doc(String(leaving)), { ...before, version: leaving });
  batch.set(kept.doc(String(leaving + 1)), { ...stored, version: leaving + 1 });
  batch.update(post, { version: next - 1 });
  await batch.commit();
  return { leaving, next };
}
