import { currentContext, type Client } from '../../platform/index.js';
import { newId, type Mac } from '../../shared/index.js';
import type { User } from '../../users/index.js';
import type { Keyring } from '../tokens/keyring.js';
import {
  accessExpiry,
  accessTokenId,
  authTimeAt,
  hashTokenId,
  refreshTokenId,
  secondsOfAccess,
  withAccessToken,
  type Session,
  type Transport,
} from './session.js';
import { ACCESS_TOKEN_SECONDS, SESSION_SECONDS, type Tokens } from '../tokens/tokens.js';

/** An access token and the account it is for. */
export interface AccessGrant {
  readonly accessToken: string;
  /** Life of the access token in seconds. */
  readonly expiresInSeconds: number;
  readonly user: User;
}

/** What login and refresh give. */
export interface Grant extends AccessGrant {
  readonly refreshToken: string;
  readonly refreshExpiresAt: Date;
  readonly transport: Transport;
  /** What requests that rely on the cookie must repeat as `X-CSRF-Token`. */
  readonly csrfToken: string;
}

const UNKNOWN_CLIENT: Client = { ipHash: '', userAgent: '' };

interface SessionTokensParts {
  readonly tokens: Tokens;
  readonly keyring: Keyring;
  /** Gives the ids of refresh tokens. */
  readonly tokenIdMac: Mac;
  /** Gives the CSRF token of a session. */
  readonly csrfMac: Mac;
}

/** Makes sessions and signs their tokens. Connects to nothing. */
export class SessionTokens {
  constructor(private readonly parts: SessionTokensParts) {}

  /**
   * A new session of the client in hand.
   *
   * @param user as read before its password was checked: what ended its tokens since ends this session too
   * @param startedAt when it was read
   */
  start(user: User, transport: Transport, startedAt: Date): Session {
    const id = newId(24);
    const expiresAt = new Date(startedAt.getTime() + SESSION_SECONDS * 1000);
    return {
      id,
      userId: user.id,
      transport,
      sequence: 1,
      refreshHash: hashTokenId(refreshTokenId(this.parts.tokenIdMac, id, 1)),
      previousHash: null,
      rotatedAt: startedAt,
      kid: this.parts.keyring.newest('refresh').kid,
      authTime: authTimeAt(startedAt, user),
      tokensValidAfter: user.tokensValidAfter,
      createdAt: startedAt,
      expiresAt,
      revokedAt: null,
      accessTokens: [{ jti: accessTokenId(id, 1), expiresAt: accessExpiry(startedAt, expiresAt) }],
      ...(currentContext()?.client ?? UNKNOWN_CLIENT),
    };
  }

  /**
   * The session with its next refresh token and access token.
   *
   * @throws AppError resource-exhausted when it has too many access tokens
   */
  rotate(session: Session, user: User, now: Date): Session {
    const { sequence, refreshHash: previousHash } = session;
    return this.issue({ ...session, sequence: sequence + 1, previousHash }, user, now);
  }

  /**
   * The session with the tokens of its present sequence, valid from `now` on: refresh token and access token have the ids
   * that they had, the access token lasts longer.
   *
   * @throws AppError resource-exhausted when it has too many access tokens
   */
  issue(session: Session, user: User, now: Date): Session {
    const { id, sequence } = session;
    return withAccessToken(
      {
        ...session,
        refreshHash: hashTokenId(refreshTokenId(this.parts.tokenIdMac, id, sequence)),
        rotatedAt: now,
        kid: this.parts.keyring.newest('refresh').kid,
        // The same as before, but for a session of before it was kept.
        tokensValidAfter: user.tokensValidAfter,
      },
      { jti: accessTokenId(id, sequence), expiresAt: accessExpiry(now, session.expiresAt) },
      now,
    );
  }

  /** The tokens of the session's present sequence: the same ones each time, since Ed25519 is deterministic. */
  async grant(session: Session, user: User, now = session.rotatedAt): Promise<Grant> {
    const jti = accessTokenId(session.id, session.sequence);
    const [accessToken, refreshToken] = await Promise.all([
      this.signAccess(session, user, session.rotatedAt, jti),
      this.parts.tokens.sign(
        'refresh',
        {
          sub: user.id,
          sid: session.id,
          iat: toSeconds(session.rotatedAt),
          jti: refreshTokenId(this.parts.tokenIdMac, session.id, session.sequence),
          seq: session.sequence,
          exp: toSeconds(session.expiresAt),
        },
        session.kid,
      ),
    ]);
    return {
      accessToken,
      refreshToken,
      refreshExpiresAt: session.expiresAt,
      expiresInSeconds: secondsOfAccess(session, now),
      transport: session.transport,
      csrfToken: this.csrfToken(session.id),
      user,
    };
  }

  /**
   * The session after its password was given again at `now`, and an access token that says so. The refresh token stays.
   *
   * @throws AppError resource-exhausted when the session has too many access tokens
   */
  async renew(session: Session, user: User, now: Date): Promise<{ session: Session; grant: AccessGrant }> {
    const jti = `${accessTokenId(session.id, session.sequence)}.${newId(8)}`;
    const token = { jti, expiresAt: accessExpiry(now, session.expiresAt) };
    const { tokensValidAfter } = user;
    const renewed = withAccessToken(
      { ...session, authTime: authTimeAt(now, user), tokensValidAfter },
      token,
      now,
    );
    const accessToken = await this.signAccess(renewed, user, now, jti);
    return { session: renewed, grant: { accessToken, expiresInSeconds: ACCESS_TOKEN_SECONDS, user } };
  }

  /** Bound to the session by a keyed hash: a signed double submit. */
  csrfToken(sessionId: string): string {
    return this.parts.csrfMac(sessionId);
  }

  private signAccess(session: Session, user: User, now: Date, jti: string): Promise<string> {
    return this.parts.tokens.sign('access', {
      sub: user.id,
      sid: session.id,
      iat: toSeconds(now),
      jti,
      role: user.role,
      exp: toSeconds(accessExpiry(now, session.expiresAt)),
      auth_time: toSeconds(session.authTime),
      ...(session.tokensValidAfter !== undefined && { tva: session.tokensValidAfter?.getTime() ?? 0 }),
    });
  }
}

function toSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}
