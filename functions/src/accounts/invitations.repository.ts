import { MAILED_TOKENS, type MailedToken } from '../auth/index.js';
import { pageByTime, type Page } from '../documents/index.js';
import type { BrokenDocuments, FirestoreProvider } from '../platform/index.js';
import type { Position } from '../shared/index.js';

/** Invitations that wait, among the mailed tokens. */
export class InvitationsRepository {
  private readonly reader;

  constructor(
    private readonly firestore: FirestoreProvider,
    broken: BrokenDocuments,
  ) {
    this.reader = MAILED_TOKENS.reader(broken);
  }

  /** Those that are good at `now`, the newest first: all are good equally long. limit + 1 reads in 1 round trip. */
  async list(limit: number, after: Position | null, now: Date): Promise<Page<MailedToken>> {
    const db = await this.firestore();
    const sorted = db
      .collection(MAILED_TOKENS.name)
      .where('kind', '==', 'invitation')
      .where('expires_at', '>', now)
      .orderBy('expires_at', 'desc')
      .orderBy('__name__', 'desc');
    const query = after ? sorted.startAfter(after.time, after.id) : sorted;
    const { docs } = await query.limit(limit + 1).get();
    return pageByTime(docs, limit, this.reader, 'expires_at');
  }
}
