import type { Firestore, Query, Timestamp } from 'firebase-admin/firestore';
import { addAuditEntry, type AuditEntry } from '../../audit/index.js';
import { pageByTime, type Page } from '../../documents/index.js';
import {
  isStaleWrite,
  runTransaction,
  type BrokenDocuments,
  type FirestoreProvider,
} from '../../platform/index.js';
import { USERS, type User } from '../../users/index.js';
import type { Position } from '../../shared/index.js';
import type { Session } from './session.js';
import { BLACKLIST, blacklistExpiry, restOfSession, SESSIONS } from './sessions.codec.js';

/** A session as read, with the version that a conditional write must still find. */
export interface ReadSession {
  readonly session: Session;
  readonly readVersion: unknown;
}

/** What else is done when a session is ended. */
export interface RevokeOptions {
  readonly accessToken?: { readonly jti: string; readonly expiresAt: Date };
  readonly audit?: AuditEntry;
}

/** Sessions in sessions/{family}, revoked access tokens in token_blacklist/{jti}. */
export class SessionsRepository {
  private readonly sessions;
  private readonly users;
  private readonly blacklist;

  constructor(
    private readonly firestore: FirestoreProvider,
    broken: BrokenDocuments,
  ) {
    this.sessions = SESSIONS.reader(broken);
    this.users = USERS.reader(broken);
    this.blacklist = BLACKLIST.reader(broken);
  }

  /** Null for a broken one, too: it has ended. 1 read. */
  async find(sessionId: string): Promise<Session | null> {
    const db = await this.firestore();
    return this.sessions.findWhole(await sessions(db).doc(sessionId).get());
  }

  /**
   * A user's sessions that nobody ended, the one whose password was given last first; some may have expired.
   * limit + 1 reads in 1 round trip.
   */
  async listLive(
    { id, tokensValidAfter }: User,
    { limit, after }: { limit: number; after: Position | null },
  ): Promise<Page<Session>> {
    const db = await this.firestore();
    let query: Query = sessions(db).where('user_id', '==', id).where('revoked_at', '==', null);
    if (tokensValidAfter) query = query.where('auth_time', '>=', tokensValidAfter);
    query = query.orderBy('auth_time', 'desc').orderBy('__name__', 'desc');
    if (after) query = query.startAfter(after.time, after.id);
    const { docs } = await query.limit(limit + 1).get();
    return pageByTime(docs, limit, this.sessions, 'auth_time');
  }

  /** A session and its user; null where one of them is not there, or broken. 2 reads in 1 round trip. */
  async findWithUser(sessionId: string, userId: string): Promise<{ found: ReadSession; user: User } | null> {
    const db = await this.firestore();
    const [stored, owner] = await db.getAll(sessions(db).doc(sessionId), users(db).doc(userId));
    const session = stored && this.sessions.findWhole(stored);
    const user = owner && this.users.findWhole(owner);
    return session && user ? { found: { session, readVersion: stored.updateTime }, user } : null;
  }

  /**
   * Replaces a session if nobody changed it since it was read. 1 write.
   *
   * @returns false when somebody did: read again
   */
  async replace({ readVersion }: ReadSession, next: Session): Promise<boolean> {
    const db = await this.firestore();
    try {
      await sessions(db)
        .doc(next.id)
        .update(SESSIONS.encode(next), { lastUpdateTime: readVersion as Timestamp });
      return true;
    } catch (error) {
      if (isStaleWrite(error)) return false;
      throw error;
    }
  }

  /**
   * Ends a session and every access token it may still have, in one transaction; of a broken one those that can be read.
   * 1 read; writes: the session, one for each live access token, the audit entry.
   *
   * @param options an access token to end too, even when the session is no longer stored; an audit entry, stored only
   *   if the session had not ended before
   */
  async revoke(sessionId: string, reason: string, now: Date, options: RevokeOptions): Promise<void> {
    const db = await this.firestore();
    const ref = sessions(db).doc(sessionId);
    await runTransaction(db, async (transaction) => {
      const snapshot = await transaction.get(ref);
      const session = this.sessions.findWhole(snapshot);
      const isLive = session ? session.revokedAt === null : snapshot.exists;
      const { userId, accessTokens } = session ?? restOfSession(snapshot.data() ?? {});
      const tokens = new Map(
        [...(isLive ? accessTokens : []), ...(options.accessToken ? [options.accessToken] : [])].map(
          ({ jti, expiresAt }) => [jti, expiresAt],
        ),
      );
      for (const [jti, expiresAt] of tokens) {
        const entry = { userId, reason, expiresAt: blacklistExpiry(expiresAt) };
        transaction.set(blacklist(db).doc(jti), BLACKLIST.encode(entry));
      }
      if (!isLive) return;
      transaction.update(ref, { revoked_at: now, access_tokens: [] });
      if (options.audit) addAuditEntry(transaction, db, options.audit);
    });
  }

  /**
   * Whether an access token was revoked, and its user. An entry that can't be read revokes it, and a user who can't be read
   * is none. 2 reads in 1 round trip.
   */
  async readAccess(
    jti: string,
    userId: string,
    now: Date,
  ): Promise<{ isRevoked: boolean; user: User | null }> {
    const db = await this.firestore();
    const [stored, owner] = await db.getAll(blacklist(db).doc(jti), users(db).doc(userId));
    const entry = stored && this.blacklist.findWhole(stored);
    return {
      // TTL removes entries up to a day late: the time decides.
      isRevoked: entry ? entry.expiresAt > now : stored?.exists !== false,
      user: owner ? this.users.findWhole(owner) : null,
    };
  }
}

function sessions(db: Firestore) {
  return db.collection(SESSIONS.name);
}

function users(db: Firestore) {
  return db.collection(USERS.name);
}

function blacklist(db: Firestore) {
  return db.collection(BLACKLIST.name);
}
