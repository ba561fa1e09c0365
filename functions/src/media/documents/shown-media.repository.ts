import type { DocumentReference, DocumentSnapshot, Firestore, Transaction } from 'firebase-admin/firestore';
import type { BrokenDocuments } from '../../platform/index.js';
import { shownMedia, type FindMedia, type ShownMedia } from '../shown/shown-media.js';
import type { MediaAddress } from '../shown/media-addresses.js';
import { MEDIA, MEDIA_FILES } from './media.codec.js';
import { mediaDocuments, mediaFiles } from './media.repository.js';

/** A transaction, or the database as it is at each call. */
type Reader = Pick<Transaction, 'getAll'> | Firestore;

/** Reads the files that something shows, those in the trash included: they are served until they are removed. */
export class ShownMediaRepository {
  private readonly media;
  private readonly files;

  constructor(broken: BrokenDocuments) {
    this.media = MEDIA.reader(broken);
    this.files = MEDIA_FILES.reader(broken);
  }

  /**
   * As a transaction sees them, where it is one that reads: who stores what it has found is told of no later change by anybody but the job of that change.
   * 1 read for each file in 1 round trip, and as many before for those that are named by their bytes.
   */
  findIn(reader: Reader, db: Firestore): FindMedia {
    return async (addresses) => {
      const ids = await this.idsOf(reader, db, addresses);
      const asked = [...new Set(ids.filter((id) => id !== null))];
      const found = await getAll(
        reader,
        asked.map((id) => mediaDocuments(db).doc(id)),
      );
      const shown = new Map<string, ShownMedia>();
      for (const snapshot of found) {
        const media = this.media.findWhole(snapshot);
        if (media) shown.set(media.id, shownMedia(media));
      }
      return ids.map((id) => (id === null ? null : (shown.get(id) ?? null)));
    };
  }

  private async idsOf(
    reader: Reader,
    db: Firestore,
    addresses: readonly MediaAddress[],
  ): Promise<(string | null)[]> {
    const hashes = [...new Set(addresses.flatMap((address) => ('hash' in address ? address.hash : [])))];
    const snapshots = await getAll(
      reader,
      hashes.map((hash) => mediaFiles(db).doc(hash)),
    );
    const byHash = new Map(
      snapshots.map((snapshot) => [snapshot.id, this.files.findWhole(snapshot)?.mediaId]),
    );
    return addresses.map((address) => ('id' in address ? address.id : (byHash.get(address.hash) ?? null)));
  }
}

async function getAll(reader: Reader, refs: readonly DocumentReference[]): Promise<DocumentSnapshot[]> {
  return refs.length === 0 ? [] : reader.getAll(...refs);
}
