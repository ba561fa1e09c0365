import { errors, jwtVerify, SignJWT, type JWTHeaderParameters } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { AppError } from '../../errors/index.js';
import type { Clock } from '../../platform/index.js';
import { ROLES } from '../../shared/index.js';
import type { Keyring, TokenKind } from './keyring.js';

/** Life of an access token in seconds. */
export const ACCESS_TOKEN_SECONDS = 15 * 60;

/** Life of a session, and so of its refresh tokens, in seconds: absolute, not extended by refreshing. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60;

/** Tolerated difference of clocks in seconds. */
export const CLOCK_SKEW_SECONDS = 30;

const ALGORITHM = 'EdDSA';
const TYP: Record<TokenKind, string> = { access: 'at+jwt', refresh: 'rt+jwt' };
/** Bound of a token in characters; ours have some 600. */
export const MAX_TOKEN_LENGTH = 2_048;

/** How many access tokens an instance remembers as verified, the lately used ones: with their claims some 3 MB. */
const MAX_REMEMBERED = 2_000;

/** Header parameters that would have a verifier take its key from the token itself (RFC 8725 §3.10). */
const FORBIDDEN_HEADERS = ['jwk', 'jku', 'x5u', 'x5c', 'crit'] as const;

const seconds = z.int().positive();
const id = z.string().regex(/^[\w.-]{1,128}$/);

const accessClaims = z.object({
  sub: id,
  jti: id,
  sid: id,
  role: z.enum(ROLES),
  iat: seconds,
  exp: seconds,
  auth_time: seconds,
  /** The account's `tokensValidAfter` that the session began with, in ms since 1970, 0 for none; old tokens lack it. */
  tva: z.int().nonnegative().optional(),
});

const refreshClaims = z.object({
  sub: id,
  jti: id,
  sid: id,
  seq: z.int().positive(),
  iat: seconds,
  exp: seconds,
});

const SCHEMAS = { access: accessClaims, refresh: refreshClaims };

/** Claims of each kind of token. */
type Claims = { [Kind in TokenKind]: z.output<(typeof SCHEMAS)[Kind]> };

/** Claims of an access token (RFC 9068), times but `tva` in seconds since 1970. */
export type AccessClaims = Claims['access'];

/** Claims of a refresh token: `sid` names the family, `seq` its place in it. */
export type RefreshClaims = Claims['refresh'];

const REQUIRED_CLAIMS: Record<TokenKind, string[]> = {
  access: Object.keys(accessClaims.omit({ tva: true }).shape),
  refresh: Object.keys(refreshClaims.shape),
};

/** Signs and verifies tokens. Ed25519 is deterministic: the same claims and kid give the same token. */
export class Tokens {
  /** Access tokens that were good, each by its whole text. The keys stay the same for as long as the process lives. */
  private readonly verified = new LRUCache<string, AccessClaims>({ max: MAX_REMEMBERED });

  /** @param issuer the site's origin, `iss` of every token */
  constructor(
    private readonly keyring: Keyring,
    private readonly issuer: string,
    private readonly clock: Clock,
  ) {}

  /**
   * A signed token.
   *
   * @param kid the key that signs, so that the same successor can be made again after a key rotation; the newest when absent
   * @throws AppError unauthenticated when that key was removed
   */
  async sign<K extends TokenKind>(
    kind: K,
    claims: Claims[K],
    kid = this.keyring.newest(kind).kid,
  ): Promise<string> {
    const key = this.keyring.find(kind, kid);
    if (!key) throw invalidToken('The key that signed this session was removed; log in again.');
    return new SignJWT({ ...claims })
      .setProtectedHeader({ alg: ALGORITHM, typ: TYP[kind], kid })
      .setIssuer(this.issuer)
      .setAudience(this.audience(kind))
      .sign(key.privateKey);
  }

  /**
   * As verify, of an access token. What its text says and who signed it stays as it is: of one that was good only the times are
   * judged again.
   *
   * @throws AppError unauthenticated, as verify
   */
  async verifyAccess(token: string): Promise<AccessClaims> {
    const known = this.verified.get(token);
    if (known && isCurrent(known, this.clock.now())) return known;
    const claims = await this.verify('access', token);
    this.verified.set(token, claims);
    return claims;
  }

  /** The claims of a token. @throws AppError unauthenticated for anything but a valid, current token of this kind */
  async verify<K extends TokenKind>(kind: K, token: string): Promise<Claims[K]> {
    if (token.length > MAX_TOKEN_LENGTH) throw invalidToken('The token is malformed.');
    const schema = SCHEMAS[kind];
    const now = this.clock.now();
    const { payload } = await jwtVerify(token, (header) => this.keyFor(kind, header), {
      algorithms: [ALGORITHM],
      issuer: this.issuer,
      audience: this.audience(kind),
      typ: TYP[kind],
      requiredClaims: REQUIRED_CLAIMS[kind],
      clockTolerance: CLOCK_SKEW_SECONDS,
      currentDate: now,
    }).catch((cause: unknown) => {
      throw fromJose(cause);
    });
    const parsed = schema.safeParse(payload);
    // jose accepts an audience list and a future iat; our own tokens have neither.
    const isOurs = parsed.success && typeof payload.aud === 'string';
    if (!isOurs || parsed.data.iat > now.getTime() / 1000 + CLOCK_SKEW_SECONDS) {
      throw invalidToken('The token has claims that are not allowed.');
    }
    return parsed.data as Claims[K];
  }

  private keyFor(kind: TokenKind, header: JWTHeaderParameters) {
    const key = typeof header.kid === 'string' ? this.keyring.find(kind, header.kid) : undefined;
    if (!key || FORBIDDEN_HEADERS.some((name) => name in header)) {
      throw invalidToken('The token is not signed by a key of this site.');
    }
    return key.publicKey;
  }

  private audience(kind: TokenKind): string {
    return `${this.issuer}/${kind}`;
  }
}

/** Whether a token has begun and not ended, as jose and verify judge it. */
function isCurrent({ iat, exp }: AccessClaims, now: Date): boolean {
  const nowSeconds = Math.floor(now.getTime() / 1000);
  return exp > nowSeconds - CLOCK_SKEW_SECONDS && iat <= nowSeconds + CLOCK_SKEW_SECONDS;
}

/** A 401 for a token that was given but is not good; `reason` is shown to the client. */
export function invalidToken(reason: string, cause?: unknown): AppError {
  return new AppError({
    code: 'unauthenticated',
    message: reason,
    headers: { 'WWW-Authenticate': `Bearer error="invalid_token", error_description="${reason}"` },
    cause,
  });
}

/** Whether an error says that a token, or a login, is not good. */
export function isUnauthenticated(error: unknown): error is AppError {
  return error instanceof AppError && error.code === 'unauthenticated';
}

function fromJose(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  if (cause instanceof errors.JWTExpired) return invalidToken('The token has expired.', cause);
  if (cause instanceof errors.JWTClaimValidationFailed) {
    return invalidToken('The token has claims that are not allowed.', cause);
  }
  if (cause instanceof errors.JOSEError || cause instanceof TypeError) {
    return invalidToken('The token is malformed or its signature is wrong.', cause);
  }
  return new AppError({ code: 'internal', message: 'The token could not be checked.', cause });
}
