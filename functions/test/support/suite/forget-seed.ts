import type { Firestore } from 'firebase-admin/firestore';

/** Of the library, whose files are in the bucket of local runs alone. */
const LIBRARY = ['media', 'media_files', 'media_usage'];

/**
 * Takes away what of the seed every project of the emulator has and tests do without: the owner has chosen nothing, and the library is
 * empty, unless it is kept for tests of content that names files of it, though the files are not there.
 */
export async function forgetSeed(db: Firestore, { keepsLibrary = false } = {}): Promise<void> {
  await db.recursiveDelete(db.doc('settings/site'));
  if (keepsLibrary) return;
  await Promise.all(LIBRARY.map((name) => db.recursiveDelete(db.collection(name))));
}
