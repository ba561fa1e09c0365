import type { Firestore, Query, Timestamp } from 'firebase-admin/firestore';
import { addAuditEntry, type AuditEvent, type AuditTrail } from '../../audit/index.js';
import { pageByTime, type AnyCollection } from '../../documents/index.js';
import {
  isStaleWrite,
  runTransaction,
  type BrokenDocuments,
  type FirestoreProvider,
} from '../../platform/index.js';
import { USERS, type User } from '../../users/index.js';
import type { Position } from '../../shared/index.js';
import type { IssuedAccessToken, Session } from './session.js';
import { BLACKLIST, blacklistExpiry, restOfSession, SESSIONS } from './sessions.codec.js';

/** Why a session is ended, by whom, and an access token to end too, even when the session is no longer stored. */
export interface Revocation extends Pick<AuditEvent, 'action' | 'actorId'> {
  readonly reason: string;
  readonly accessToken?: IssuedAccessToken;
}

/** Sessions in sessions/{family}, revoked access tokens in token_blacklist/{jti}. */
export class SessionsRepository {
  private readonly sessions;
  private readonly users;
  private readonly blacklist;

  constructor(
    private readonly firestore: FirestoreProvider,
    private readonly audit: AuditTrail,
    broken: BrokenDocuments,
  ) {
    this.sessions = SESSIONS.reader(broken);
    this.users = USERS.reader(broken);
    this.blacklist = BLACKLIST.reader(broken);
  }

  /** Null for a broken one, too: it has ended. 1 read. */
  async find(sessionId: string): Promise<Session | null> {
    const db = await this.firestore();
    return this.sessions.findWhole(await collectionOf(db, SESSIONS).doc(sessionId).get());
  }

  /**
   * A user's sessions that nobody ended, the one whose password was given last first; some may have expired.
   * limit + 1 reads in 1 round trip.
   */
  async listLive({ id, tokensValidAfter }: User, limit: number, after: Position | null) {
    const db = await this.firestore();
    let query: Query = collectionOf(db, SESSIONS).where('user_id', '==', id).where('revoked_at', '==', null);
    if (tokensValidAfter) query = query.where('auth_time', '>=', tokensValidAfter);
    query = query.orderBy('auth_time', 'desc').orderBy('__name__', 'desc');
    if (after) query = query.startAfter(after.time, after.id);
    const { docs } = await query.limit(limit + 1).get();
    return pageByTime(docs, limit, this.sessions, 'auth_time');
  }

  /**
   * A session, its user and the version that `replace` must still find; null where one of them is not there, or broken.
   * 2 reads in 1 round trip.
   */
  async findWithUser(sessionId: string, userId: string) {
    const db = await this.firestore();
    const [stored, owner] = await db.getAll(
      collectionOf(db, SESSIONS).doc(sessionId),
      collectionOf(db, USERS).doc(userId),
    );
    const session = stored && this.sessions.findWhole(stored);
    const user = owner && this.users.findWhole(owner);
    const readVersion = stored?.updateTime;
    return session && user && readVersion ? { session, user, readVersion } : null;
  }

  /**
   * Replaces a session if nobody changed it since it was read. 1 write.
   *
   * @returns false when somebody did: read again
   */
  async replace(next: Session, readVersion: Timestamp): Promise<boolean> {
    const db = await this.firestore();
    try {
      await collectionOf(db, SESSIONS)
        .doc(next.id)
        .update(SESSIONS.encode(next), { lastUpdateTime: readVersion });
      return true;
    } catch (error) {
      if (isStaleWrite(error)) return false;
      throw error;
    }
  }

  /**
   * Ends a session and every access token it may still have, in one transaction; of a broken one those that can be read.
   * 1 read; writes: the session, one for each live access token, the audit entry, if the session had not ended before.
   */
  async revoke(sessionId: string, now: Date, { reason, accessToken, ...event }: Revocation): Promise<void> {
    const db = await this.firestore();
    const ref = collectionOf(db, SESSIONS).doc(sessionId);
    await runTransaction(db, async (transaction) => {
      const snapshot = await transaction.get(ref);
      const session = this.sessions.findWhole(snapshot);
      const isLive = session ? session.revokedAt === null : snapshot.exists;
      const { userId, accessTokens } = session ?? restOfSession(snapshot.data() ?? {});
      const tokens = new Map(
        [...(isLive ? accessTokens : []), ...(accessToken ? [accessToken] : [])].map(({ jti, expiresAt }) => [
          jti,
          expiresAt,
        ]),
      );
      for (const [jti, expiresAt] of tokens) {
        const entry = { userId, reason, expiresAt: blacklistExpiry(expiresAt) };
        transaction.set(collectionOf(db, BLACKLIST).doc(jti), BLACKLIST.encode(entry));
      }
      if (!isLive) return;
      transaction.update(ref, { revoked_at: now, access_tokens: [] });
      const target = { type: 'session', id: sessionId } as const;
      addAuditEntry(transaction, db, this.audit.entry({ ...event, target }));
    });
  }

  /**
   * Whether an access token was revoked, and its user. An entry that can't be read revokes it, and a user who can't be read
   * is none. 2 reads in 1 round trip.
   */
  async readAccess(jti: string, userId: string, now: Date) {
    const db = await this.firestore();
    const [stored, owner] = await db.getAll(
      collectionOf(db, BLACKLIST).doc(jti),
      collectionOf(db, USERS).doc(userId),
    );
    const entry = stored && this.blacklist.findWhole(stored);
    return {
      // TTL removes entries up to a day late: the time decides.
      isRevoked: entry ? entry.expiresAt > now : stored?.exists !== false,
      user: owner ? this.users.findWhole(owner) : null,
    };
  }
}

function collectionOf(db: Firestore, { name }: AnyCollection) {
  return db.collection(name);
}
