import type { AuditTrail } from '../audit/index.js';
import { AppError } from '../errors/index.js';
import { currentContext, errorFields, type Client, type Clock, type Logger } from '../platform/index.js';
import { newId, withDeadline, type Mac } from '../shared/index.js';
import type { User, UsersRepository } from '../users/index.js';
import type { Actor } from './actor.js';
import type { Keyring } from './keyring.js';
import type { Passwords } from './passwords.js';
import {
  accessTokenId,
  hashTokenId,
  judgePresentation,
  MAX_LIVE_ACCESS_TOKENS,
  refreshTokenId,
  type Session,
} from './session.js';
import type { ReadSession, SessionsRepository } from './sessions.repository.js';
import {
  ACCESS_TOKEN_SECONDS,
  CLOCK_SKEW_SECONDS,
  invalidToken,
  SESSION_SECONDS,
  type RefreshClaims,
  type Tokens,
} from './tokens.js';

/** What login and refresh give. */
export interface Grant {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Life of the access token in seconds. */
  readonly expiresInSeconds: number;
  readonly user: User;
}

interface AuthParts {
  readonly users: UsersRepository;
  readonly sessions: SessionsRepository;
  readonly passwords: Passwords;
  readonly tokens: Tokens;
  readonly keyring: Keyring;
  readonly tokenIdMac: Mac;
  readonly audit: AuditTrail;
  readonly clock: Clock;
  readonly logger: Logger;
}

const REFRESH_ATTEMPTS = 5;

const UNKNOWN_CLIENT: Client = { ipHash: '', userAgent: '' };

/** How long the check of an access token may wait for the database, in ms. */
const ACCESS_READ_TIMEOUT_MS = 5_000;

/** Login, refresh, logout and the check of access tokens. */
export class AuthService {
  constructor(private readonly parts: AuthParts) {}

  /**
   * Starts a session. 2 reads, 1 write; 1 of each more when the hash is upgraded.
   *
   * @throws AppError unauthenticated, the same for an unknown address, a wrong password and an inactive account;
   *   unavailable when too many log in at once
   */
  async login(email: string, password: string): Promise<Grant> {
    const { users, passwords, logger } = this.parts;
    const user = await users.findByEmail(email);
    const isRight = await passwords.verify(password, user?.passwordHash ?? null);
    if (!user || !isRight || !user.isActive) {
      logger.log('info', 'authn_login_fail', { user_id: user?.id ?? null });
      throw new AppError({
        code: 'unauthenticated',
        message: 'The e-mail address or the password is wrong.',
        headers: { 'WWW-Authenticate': 'Bearer realm="firefolio"' },
      });
    }
    await this.upgradeHash(user, password);
    const session = this.newSession(user);
    await this.parts.sessions.create(session);
    logger.log('info', 'authn_login_success', { user_id: user.id });
    return this.grant(session, user);
  }

  /**
   * Replaces a refresh token by its successor. A token replaced less than 10 s ago gives the same successor again;
   * an older one ends the whole session. 2 reads, 1 write, again for each time that another refresh came first.
   *
   * @throws AppError unauthenticated when the token is not good, aborted when too many refresh at once,
   *   resource-exhausted when the session has too many access tokens
   */
  async refresh(refreshToken: string): Promise<Grant> {
    // Judged by the time it came: one that waited for its turn was not presented late.
    const now = this.parts.clock.now();
    const claims = await this.parts.tokens.verifyRefresh(refreshToken);
    for (let attempt = 1; attempt <= REFRESH_ATTEMPTS; attempt += 1) {
      const grant = await this.tryRefresh(claims, now);
      if (grant) return grant;
    }
    throw new AppError({ code: 'aborted', message: 'This session is being refreshed by others. Try again.' });
  }

  /** Ends the actor's session: its refresh token and all its access tokens, from the next request on. */
  async logout(actor: Actor): Promise<void> {
    const { sessions, clock } = this.parts;
    await sessions.revoke(actor.sessionId, 'logout', clock.now(), { accessToken: actor.accessToken });
  }

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
    if (issuedBefore(claims.iat, user.tokensValidAfter)) throw invalidToken('The token was revoked.');
    return {
      user,
      sessionId: claims.sid,
      accessToken: { jti: claims.jti, expiresAt: new Date(claims.exp * 1000) },
      authTime: new Date(claims.auth_time * 1000),
    };
  }

  private async tryRefresh(claims: RefreshClaims, now: Date): Promise<Grant | null> {
    const result = await this.parts.sessions.findWithUser(claims.sid, claims.sub);
    if (result?.found.session.userId !== claims.sub) throw invalidToken('The session has ended.');
    const { found, user } = result;
    const authTime = toSeconds(found.session.authTime);
    if (!user.isActive || issuedBefore(authTime, user.tokensValidAfter))
      throw invalidToken('The session has ended.');
    switch (judgePresentation(found.session, claims.seq, claims.jti, now)) {
      case 'just-replaced':
        return this.grant(found.session, user);
      case 'current':
        return this.rotate(found, user, now);
      case 'reused':
        await this.endReusedFamily(found.session, now);
        throw invalidToken('The token was used before; the session has ended.');
      case 'void':
        throw invalidToken('The session has ended.');
    }
  }

  private async rotate(found: ReadSession, user: User, now: Date): Promise<Grant | null> {
    const { session } = found;
    const sequence = session.sequence + 1;
    const live = session.accessTokens.filter(({ expiresAt }) => mayStillBeUsed(expiresAt, now));
    if (live.length >= MAX_LIVE_ACCESS_TOKENS) {
      throw new AppError({
        code: 'resource-exhausted',
        message: 'This session is refreshed too often. Use its access token until it expires.',
        headers: { 'Retry-After': '60' },
      });
    }
    const next: Session = {
      ...session,
      sequence,
      refreshHash: hashTokenId(refreshTokenId(this.parts.tokenIdMac, session.id, sequence)),
      previousHash: session.refreshHash,
      rotatedAt: now,
      kid: this.parts.keyring.newest('refresh').kid,
      accessTokens: [
        ...live,
        { jti: accessTokenId(session.id, sequence), expiresAt: accessExpiry(now, user, session.expiresAt) },
      ],
    };
    return (await this.parts.sessions.replace(found, next)) ? this.grant(next, user) : null;
  }

  private async endReusedFamily(session: Session, now: Date): Promise<void> {
    this.parts.logger.log('warn', 'authn_token_reuse', { user_id: session.userId, session_id: session.id });
    await this.parts.sessions.revoke(session.id, 'token reuse', now, {
      // Whoever presented the token: its owner, or someone who stole it or its successor.
      audit: this.parts.audit.entry({
        action: 'authn_token_reuse',
        target: { type: 'session', id: session.id },
        actorId: null,
      }),
    });
  }

  /** A better hash is no reason to refuse a login: what goes wrong is only logged. */
  private async upgradeHash(user: User, password: string): Promise<void> {
    const { users, passwords, logger } = this.parts;
    if (!passwords.needsRehash(user.passwordHash)) return;
    try {
      await users.upgradePasswordHash(user.id, user.passwordHash, await passwords.hash(password));
    } catch (error) {
      logger.log('warn', 'password hash not upgraded', { user_id: user.id, ...errorFields(error) });
    }
  }

  private newSession(user: User): Session {
    const id = newId(24);
    const now = this.parts.clock.now();
    const expiresAt = new Date(now.getTime() + SESSION_SECONDS * 1000);
    return {
      id,
      userId: user.id,
      sequence: 1,
      refreshHash: hashTokenId(refreshTokenId(this.parts.tokenIdMac, id, 1)),
      previousHash: null,
      rotatedAt: now,
      kid: this.parts.keyring.newest('refresh').kid,
      authTime: issueTime(now, user),
      createdAt: now,
      expiresAt,
      revokedAt: null,
      accessTokens: [{ jti: accessTokenId(id, 1), expiresAt: accessExpiry(now, user, expiresAt) }],
      ...(currentContext()?.client ?? UNKNOWN_CLIENT),
    };
  }

  /** The tokens of the session's present sequence: the same ones each time. */
  private async grant(session: Session, user: User): Promise<Grant> {
    const { tokens, tokenIdMac } = this.parts;
    const iat = toSeconds(issueTime(session.rotatedAt, user));
    const subject = { sub: user.id, sid: session.id, iat };
    const [accessToken, refreshToken] = await Promise.all([
      tokens.signAccess({
        ...subject,
        jti: accessTokenId(session.id, session.sequence),
        role: user.role,
        exp: toSeconds(accessExpiry(session.rotatedAt, user, session.expiresAt)),
        auth_time: toSeconds(session.authTime),
      }),
      tokens.signRefresh(
        {
          ...subject,
          jti: refreshTokenId(tokenIdMac, session.id, session.sequence),
          seq: session.sequence,
          exp: toSeconds(session.expiresAt),
        },
        session.kid,
      ),
    ]);
    return { accessToken, refreshToken, expiresInSeconds: ACCESS_TOKEN_SECONDS, user };
  }
}

/**
 * The `iat` of a token made at `now`: a whole second, and not before `tokensValidAfter`, which is rounded up, so
 * that a token made in the same second as a revocation is told from the ones it revoked.
 */
function issueTime(now: Date, user: User): Date {
  const floor = Math.floor(now.getTime() / 1000) * 1000;
  return new Date(Math.max(floor, user.tokensValidAfter?.getTime() ?? 0));
}

/** An access token ends after 15 minutes, and not after its session. */
function accessExpiry(now: Date, user: User, sessionExpiresAt: Date): Date {
  const expiresAtMs = issueTime(now, user).getTime() + ACCESS_TOKEN_SECONDS * 1000;
  return new Date(Math.min(expiresAtMs, sessionExpiresAt.getTime()));
}

/** Whether verification still takes a token that expires then: it allows for clocks that differ. */
function mayStillBeUsed(expiresAt: Date, now: Date): boolean {
  return expiresAt.getTime() + CLOCK_SKEW_SECONDS * 1000 > now.getTime();
}

function issuedBefore(issuedAtSeconds: number, limit: Date | null): boolean {
  return limit !== null && issuedAtSeconds * 1000 < limit.getTime();
}

function toSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}
