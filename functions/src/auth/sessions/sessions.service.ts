import { timingSafeEqual } from 'node:crypto';
import { AppError } from '../../errors/index.js';
import type { Clock, Logger } from '../../platform/index.js';
import { BY_TIME, withDeadline, type Cursors, type PageRequest } from '../../shared/index.js';
import { tokensEndedSince, withTokensEnded, type User } from '../../users/index.js';
import type { AccountStore } from '../account-store.repository.js';
import type { Actor } from '../actor.js';
import { hasEnded, judgePresentation, needsReissue, type Session, type Transport } from './session.js';
import type { Grant, SessionTokens } from './session-tokens.js';
import type { SessionsRepository } from './sessions.repository.js';
import { invalidToken, type AccessClaims, type RefreshClaims, type Tokens } from '../tokens/tokens.js';

interface SessionsParts {
  readonly sessions: SessionsRepository;
  readonly accounts: AccountStore;
  readonly tokens: Tokens;
  readonly sessionTokens: SessionTokens;
  readonly cursors: Cursors;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** A refresh token as it came. */
export interface PresentedToken {
  readonly token: string;
  readonly transport: Transport;
  /** `X-CSRF-Token`; needed with a cookie, which browsers send by themselves. */
  readonly csrfToken: string | undefined;
}

const REFRESH_ATTEMPTS = 5;

/** How long the check of an access token may wait for the database, in ms. */
const ACCESS_READ_TIMEOUT_MS = 5_000;

/** How long after the password was given a login counts as fresh, in seconds. */
const FRESH_SECONDS = 15 * 60;

/** Sessions in use: refresh, logout, the check of access tokens, and the owner's list. */
export class SessionsService {
  constructor(private readonly parts: SessionsParts) {}

  /**
   * The actor that an access token stands for, as stored now. 2 reads in 1 round trip.
   *
   * @throws AppError unauthenticated when the token is not good or was revoked, unavailable when that can't be read
   */
  async authenticate(accessToken: string): Promise<Actor> {
    const claims = await this.parts.tokens.verifyAccess(accessToken);
    const read = this.parts.sessions.readAccess(claims.jti, claims.sub, this.parts.clock.now());
    const { isRevoked, user } = await withDeadline(read, ACCESS_READ_TIMEOUT_MS).catch((cause: unknown) => {
      throw new AppError({
        code: 'unavailable',
        message: 'The login could not be checked. Try again later.',
        headers: { 'Retry-After': '5' },
        cause,
      });
    });
    if (isRevoked) throw invalidToken('The token was revoked.');
    if (!user?.isActive) throw invalidToken('The account is not active.');
    if (tokensEndedSince(user, limitSeen(claims), new Date(claims.iat * 1000)))
      throw invalidToken('The token was revoked.');
    return {
      user,
      sessionId: claims.sid,
      accessToken: { jti: claims.jti, expiresAt: new Date(claims.exp * 1000) },
      authTime: new Date(claims.auth_time * 1000),
    };
  }

  /**
   * Lets pass who gave the password within the last 15 minutes.
   *
   * @throws AppError fresh-login-required
   * @see RFC 9470 for the challenge
   */
  requireFresh({ authTime }: Actor): void {
    const ageSeconds = (this.parts.clock.now().getTime() - authTime.getTime()) / 1000;
    if (ageSeconds <= FRESH_SECONDS) return;
    throw new AppError({
      code: 'fresh-login-required',
      message:
        'This needs the password again: POST /api/auth/reauthenticate, then use the access token it gives.',
      headers: {
        'WWW-Authenticate':
          'Bearer error="insufficient_user_authentication", ' +
          `error_description="A more recent login is required", max_age="${String(FRESH_SECONDS)}"`,
      },
    });
  }

  /**
   * Replaces a refresh token by its successor. The token replaced last gives the same successor again, until that is
   * presented itself; any older one ends the whole session. 2 reads, 1 write, again for each time that another refresh
   * came first.
   *
   * @throws AppError unauthenticated when the token is not good, permission-denied when a cookie comes without its CSRF
   *   token, aborted when too many refresh at once, resource-exhausted when the session has too many access tokens
   */
  async refresh(presented: PresentedToken): Promise<Grant> {
    // Judged by the time it came: one that waited for its turn was not presented late.
    const now = this.parts.clock.now();
    const claims = await this.verify(presented);
    for (let attempt = 1; attempt <= REFRESH_ATTEMPTS; attempt += 1) {
      const grant = await this.tryRefresh(claims, presented.transport, now);
      if (grant) return grant;
    }
    throw new AppError({ code: 'aborted', message: 'This session is being refreshed by others. Try again.' });
  }

  /** Ends the actor's session: its refresh token and all its access tokens, from the next request on. */
  async logout(actor: Actor): Promise<void> {
    await this.parts.sessions.revoke(actor.sessionId, this.parts.clock.now(), {
      action: 'authn_logout',
      reason: 'logout',
      accessToken: actor.accessToken,
    });
  }

  /**
   * Ends the session of a refresh token, as `logout` does; the token that was replaced last will do. 3 reads.
   *
   * @throws AppError unauthenticated when the token is not good or its session has ended; permission-denied when a cookie
   *   comes without its CSRF token
   */
  async logoutByRefreshToken(presented: PresentedToken): Promise<void> {
    const now = this.parts.clock.now();
    const { session } = await this.judge(await this.verify(presented), presented.transport, now);
    const { id, userId: actorId } = session;
    await this.parts.sessions.revoke(id, now, { action: 'authn_logout', actorId, reason: 'logout' });
  }

  /**
   * Ends all the actor's sessions, from the next request on; none when that was done since the actor's token was checked: a
   * repeat that comes late must not end the login that followed. 1 read, 2 writes.
   */
  async logoutAll({ user }: Actor): Promise<void> {
    const { accounts, clock } = this.parts;
    await accounts.transact(user.id, async (transaction) => {
      const present = await transaction.findUser(user.id);
      const now = clock.now();
      if (!present || tokensEndedSince(present, user.tokensValidAfter, now)) return;
      transaction.updateUser({ ...withTokensEnded(present, now), updatedAt: now });
      transaction.addAudit({ action: 'authn_logout_all', target: { type: 'user', id: user.id } });
    });
  }

  /**
   * The actor's sessions that go on, the last one logged in to first. limit + 1 reads.
   *
   * @throws AppError invalid-argument when the cursor is not good
   */
  async list({ user }: Actor, { limit, cursor }: PageRequest) {
    const { sessions, cursors, clock } = this.parts;
    const now = clock.now();
    const list = cursors.of(`sessions:${user.id}`, BY_TIME);
    const page = await sessions.listLive(user, limit, list.decode(cursor, now));
    return {
      // A session may have expired whose password was given again late.
      sessions: page.items.filter((session) => !hasEnded(session, user, now)),
      nextCursor: page.end && list.encode(page.end, now),
    };
  }

  /**
   * Ends one of the actor's sessions. 2 reads; writes: the session, one for each live access token, the audit entry.
   *
   * @throws AppError not-found for a session that is not the actor's, or has ended
   */
  async end({ user }: Actor, sessionId: string): Promise<void> {
    const { sessions, clock } = this.parts;
    const session = await sessions.find(sessionId);
    if (session?.userId !== user.id || hasEnded(session, user, clock.now())) {
      throw new AppError({ code: 'not-found', message: 'You have no such session.' });
    }
    const reason = 'ended by its owner';
    await sessions.revoke(sessionId, clock.now(), { action: 'authn_session_revoked', reason });
  }

  private requireCsrfToken(sessionId: string, given: string | undefined): void {
    const expected = Buffer.from(this.parts.sessionTokens.csrfToken(sessionId));
    const actual = Buffer.from(given ?? '');
    if (actual.length === expected.length && timingSafeEqual(actual, expected)) return;
    throw new AppError({
      code: 'permission-denied',
      message: 'Send X-CSRF-Token with the csrf_token that came with the login.',
    });
  }

  private async tryRefresh(claims: RefreshClaims, transport: Transport, now: Date): Promise<Grant | null> {
    const { sessions, sessionTokens } = this.parts;
    const { session, user, readVersion, presentation } = await this.judge(claims, transport, now);
    const store = async (next: Session) =>
      (await sessions.replace(next, readVersion)) ? sessionTokens.grant(next, user, now) : null;
    if (presentation === 'current') return store(sessionTokens.rotate(session, user, now));
    if (needsReissue(session, now)) return store(sessionTokens.issue(session, user, now));
    return sessionTokens.grant(session, user, now);
  }

  /** The claims of a refresh token that came with its CSRF token, where it needs one. */
  private async verify({ token, transport, csrfToken }: PresentedToken): Promise<RefreshClaims> {
    const claims = await this.parts.tokens.verify('refresh', token);
    if (transport === 'cookie') this.requireCsrfToken(claims.sid, csrfToken);
    return claims;
  }

  /** The session that a refresh token still speaks for. 2 reads. @throws AppError unauthenticated, after ending it on reuse */
  private async judge(claims: RefreshClaims, transport: Transport, now: Date) {
    const found = await this.parts.sessions.findWithUser(claims.sid, claims.sub);
    if (found?.session.userId !== claims.sub) throw invalidToken('The session has ended.');
    const { session, user } = found;
    // A cookie's token is of no use to who could read it, nor the other way round.
    if (session.transport !== transport || hasEnded(session, user, now))
      throw invalidToken('The session has ended.');
    const presentation = judgePresentation(session, claims.seq, claims.jti, now);
    if (presentation === 'void') throw invalidToken('The session has ended.');
    if (presentation === 'reused') {
      await this.endReusedFamily(session, user, now);
      throw invalidToken('The token was used before; the session has ended.');
    }
    return { ...found, presentation };
  }

  private async endReusedFamily(session: Session, user: User, now: Date): Promise<void> {
    const action = 'authn_token_reuse';
    this.parts.logger.log('warn', action, { user_id: user.id, session_id: session.id });
    // Whoever presented the token: its owner, or someone who stole it or its successor.
    await this.parts.sessions.revoke(session.id, now, { action, actorId: null, reason: 'token reuse' });
  }
}

/** The account's `tokensValidAfter` that a token was made with. */
function limitSeen({ tva }: AccessClaims): Date | null | undefined {
  if (tva === undefined) return undefined;
  return tva === 0 ? null : new Date(tva);
}
