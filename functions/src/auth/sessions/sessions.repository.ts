import type { Query, Timestamp } from 'firebase-admin/firestore';
import { addAuditEntry, type AuditEntry } from '../../audit/index.js';
import { isStaleWrite, runTransaction, type FirestoreProvider } from '../../platform/index.js';
import { decodeUser, type User, type UserDoc } from '../../users/index.js';
import type { Position } from '../../shared/index.js';
import type { Session } from './session.js';
import { decodeSession, encodeSession, type SessionDoc } from './sessions.codec.js';
import { CLOCK_SKEW_SECONDS } from '../tokens/tokens.js';

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

/** An entry outlives its token by this, in ms: more than the skew that verification allows. */
const BLACKLIST_MARGIN_MS = 2 * CLOCK_SKEW_SECONDS * 1000;

/** Sessions in sessions/{family}, revoked access tokens in token_blacklist/{jti}. */
export class SessionsRepository {
  constructor(private readonly firestore: FirestoreProvider) {}

  /** 1 read. */
  async find(sessionId: string): Promise<Session | null> {
    const db = await this.firestore();
    const snapshot = await db.collection('sessions').doc(sessionId).get();
    return snapshot.exists ? decodeSession(sessionId, snapshot.data() as SessionDoc) : null;
  }

  /**
   * A user's sessions that nobody ended, the one whose password was given last first; some may have expired.
   * limit + 1 reads in 1 round trip.
   */
  async listLive(
    { id, tokensValidAfter }: User,
    { limit, after }: { limit: number; after: Position | null },
  ): Promise<{ sessions: readonly Session[]; hasMore: boolean }> {
    const db = await this.firestore();
    let query: Query = db.collection('sessions').where('user_id', '==', id).where('revoked_at', '==', null);
    if (tokensValidAfter) query = query.where('auth_time', '>=', tokensValidAfter);
    query = query.orderBy('auth_time', 'desc').orderBy('__name__', 'desc');
    if (after) query = query.startAfter(after.time, after.id);
    const { docs } = await query.limit(limit + 1).get();
    return {
      sessions: docs.slice(0, limit).map((doc) => decodeSession(doc.id, doc.data() as SessionDoc)),
      hasMore: docs.length > limit,
    };
  }

  /** A session and its user. 2 reads in 1 round trip. */
  async findWithUser(sessionId: string, userId: string): Promise<{ found: ReadSession; user: User } | null> {
    const db = await this.firestore();
    const [session, user] = await db.getAll(
      db.collection('sessions').doc(sessionId),
      db.collection('users').doc(userId),
    );
    if (!session?.exists || !user?.exists) return null;
    return {
      found: {
        session: decodeSession(sessionId, session.data() as SessionDoc),
        readVersion: session.updateTime,
      },
      user: decodeUser(userId, user.data() as UserDoc),
    };
  }

  /**
   * Replaces a session if nobody changed it since it was read. 1 write.
   *
   * @returns false when somebody did: read again
   */
  async replace({ readVersion }: ReadSession, next: Session): Promise<boolean> {
    const db = await this.firestore();
    try {
      await db
        .collection('sessions')
        .doc(next.id)
        .update(encodeSession(next), { lastUpdateTime: readVersion as Timestamp });
      return true;
    } catch (error) {
      if (isStaleWrite(error)) return false;
      throw error;
    }
  }

  /**
   * Ends a session and every access token it may still have, in one transaction.
   * 1 read; writes: the session, one for each live access token, the audit entry.
   *
   * @param options an access token to end too, even when the session is no longer stored; an audit entry, stored only
   *   if the session had not ended before
   */
  async revoke(sessionId: string, reason: string, now: Date, options: RevokeOptions): Promise<void> {
    const db = await this.firestore();
    const ref = db.collection('sessions').doc(sessionId);
    await runTransaction(db, async (transaction) => {
      const snapshot = await transaction.get(ref);
      const session = snapshot.exists ? decodeSession(sessionId, snapshot.data() as SessionDoc) : null;
      const isLive = session?.revokedAt === null;
      const tokens = new Map(
        [...(isLive ? session.accessTokens : []), ...(options.accessToken ? [options.accessToken] : [])].map(
          ({ jti, expiresAt }) => [jti, expiresAt],
        ),
      );
      for (const [jti, expiresAt] of tokens) {
        transaction.set(db.collection('token_blacklist').doc(jti), {
          user_id: session?.userId ?? null,
          reason,
          expires_at: new Date(expiresAt.getTime() + BLACKLIST_MARGIN_MS),
        });
      }
      if (!isLive) return;
      transaction.update(ref, { revoked_at: now, access_tokens: [] });
      if (options.audit) addAuditEntry(transaction, db, options.audit);
    });
  }

  /** Whether an access token was revoked, and its user. 2 reads in 1 round trip. */
  async readAccess(
    jti: string,
    userId: string,
    now: Date,
  ): Promise<{ isRevoked: boolean; user: User | null }> {
    const db = await this.firestore();
    const [entry, user] = await db.getAll(
      db.collection('token_blacklist').doc(jti),
      db.collection('users').doc(userId),
    );
    const expiresAt = entry?.get('expires_at') as Timestamp | undefined;
    return {
      // TTL removes entries up to a day late: the time decides.
      isRevoked: expiresAt !== undefined && expiresAt.toDate() > now,
      user: user?.exists ? decodeUser(userId, user.data() as UserDoc) : null,
    };
  }
}
