import { createHash, randomUUID } from 'node:crypto';
import { afterAll } from '@jest/globals';
import { MEDIA, type Media } from '../../../src/media/index.js';
import { firestore } from '../accounts/accounts.js';

const stored: string[] = [];

afterAll(async () => {
  for (const id of stored) await firestore.collection(MEDIA.name).doc(id).delete();
});

/** Stores what is known of a file past the API, without its bytes. It is gone after the test file. */
export async function storeMedia(uploader: string, traits: Partial<Media> = {}): Promise<string> {
  const id = `media-${randomUUID()}`;
  stored.push(id);
  const now = new Date();
  const media: Media = {
    id,
    hash: createHash('sha256').update(id).digest('hex').slice(0, 40),
    type: 'image/png',
    bytes: 70,
    fileName: 'dot.png',
    alt: 'A dot',
    ...{ decorative: false, title: '', caption: '', credit: '', focalPoint: null },
    status: 'ready',
    ...{ failure: null, isKeptBack: false, width: 1, height: 1, thumbhash: null, color: null },
    ...{ animated: false, variants: [], jobId: null, renderedAt: now },
    uploadedBy: { id: uploader },
    ...{ createdAt: now, updatedAt: now, trashedAt: null, purgeAt: null, version: 1 },
    ...traits,
  };
  await firestore.collection(MEDIA.name).doc(id).create(MEDIA.encode(media));
  return id;
}
