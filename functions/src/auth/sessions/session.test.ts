import { describe, expect, test } from '@jest/globals';
import { buildJwk } from '../../../test/support/accounts/keyring.js';
import { runInContext } from '../../platform/index.js';
import { deriveMac } from '../../shared/index.js';
import { newUser, withTokensEnded, type User } from '../../users/index.js';
import {
  accessExpiry,
  accessTokenId,
  authTimeAt,
  hasEnded,
  hashTokenId,
  judgePresentation,
  MAX_LIVE_ACCESS_TOKENS,
  needsReissue,
  refreshTokenId,
  secondsOfAccess,
  withAccessToken,
  type Presentation,
  type Session,
  type Transport,
} from './session.js';
import { SessionTokens } from './session-tokens.js';
import { Keyring } from '../tokens/keyring.js';
import { ACCESS_TOKEN_SECONDS, CLOCK_SKEW_SECONDS, Tokens } from '../tokens/tokens.js';

const ROTATED_AT = new Date('2026-05-01T12:00:00.000Z');
const EXPIRES_AT = new Date('2026-05-31T12:00:00.000Z');

/** A session that was refreshed twice: `third` is current, `second` its predecessor. */
const SESSION: Session = {
  id: 'family',
  transport: 'body',
  userId: 'user',
  sequence: 3,
  refreshHash: hashTokenId('third'),
  previousHash: hashTokenId('second'),
  rotatedAt: ROTATED_AT,
  kid: 'key',
  authTime: ROTATED_AT,
  tokensValidAfter: null,
  createdAt: ROTATED_AT,
  expiresAt: EXPIRES_AT,
  revokedAt: null,
  accessTokens: [],
  userAgent: '',
  ipHash: '',
};

const later = (ms: number) => new Date(ROTATED_AT.getTime() + ms);

const SECOND_MS = 1_000;
const mac = deriveMac('secret', 'refresh-token-id');
const CLIENT = { ipHash: 'hash', userAgent: 'Browser' };
const ADA: User = newUser(
  {
    id: 'ada',
    email: 'ada@example.com',
    passwordHash: '$argon2id$',
    role: 'user',
    firstName: 'Ada',
    lastName: 'Lovelace',
    emailVerified: true,
  },
  ROTATED_AT,
);

/** Makes sessions whose refresh tokens are signed by the key `kid`. */
function tokensOf(kid: string): SessionTokens {
  const clock = { now: () => ROTATED_AT };
  const keyring = new Keyring({ access: [buildJwk('a1')], refresh: [buildJwk(kid)] }, clock);
  const tokens = new Tokens(keyring, 'https://site.test', clock);
  return new SessionTokens({ tokens, keyring, tokenIdMac: mac, csrfMac: mac });
}

const [r1, r2] = [tokensOf('r1'), tokensOf('r2')];

const newSession = (user: User, transport: Transport, startedAt: Date): Session =>
  runInContext({ requestId: 'request', client: CLIENT }, () => r1.start(user, transport, startedAt));

describe('a presented refresh token', () => {
  test.each<[string, Presentation, number, string, Date, Partial<Session>?]>([
    ['is the current one', 'current', 3, 'third', later(0)],
    [
      'is the current one just before the session ends',
      'current',
      3,
      'third',
      new Date(EXPIRES_AT.getTime() - 1),
    ],
    ['comes when the session ends', 'void', 3, 'third', EXPIRES_AT],
    ['comes after logout', 'void', 3, 'third', later(1), { revokedAt: ROTATED_AT }],
    ['has the current place and another id', 'void', 3, 'second', later(0)],
    ['has a place that is not reached', 'void', 4, 'third', later(0)],
    ['was replaced last, at this moment', 'replaced', 2, 'second', later(0)],
    ['was replaced last, 11 s ago', 'replaced', 2, 'second', later(11_000)],
    ['was replaced last, a day ago', 'replaced', 2, 'second', later(24 * 3_600_000)],
    ['was replaced last, by a clock that is ahead', 'replaced', 2, 'second', later(-5_000)],
    ['was replaced before the predecessor', 'reused', 1, 'first', later(0)],
    ['has the predecessor’s place and another id', 'reused', 2, 'first', later(0)],
    ['was replaced, and the session revoked', 'void', 2, 'second', later(0), { revokedAt: ROTATED_AT }],
    ['has a place before the first', 'reused', 0, 'second', later(0)],
    ['is the first of a session never refreshed', 'current', 1, 'a', later(0), firstOf('a')],
    ['is not of a session never refreshed', 'void', 1, 'b', later(0), firstOf('a')],
  ])('that %s is %s', (_what, expected, seq, jti, now, changes = {}) => {
    expect(judgePresentation({ ...SESSION, ...changes }, seq, jti, now)).toBe(expected);
  });
});

describe('refresh token ids', () => {
  test('are the same each time, so that a successor can be given again', () => {
    expect(refreshTokenId(mac, 'family', 2)).toBe(
      refreshTokenId(deriveMac('secret', 'refresh-token-id'), 'family', 2),
    );
  });

  test('differ by place, family and secret', () => {
    const ids = [
      refreshTokenId(mac, 'family', 1),
      refreshTokenId(mac, 'family', 2),
      refreshTokenId(mac, 'family.1', 1),
      refreshTokenId(deriveMac('other', 'refresh-token-id'), 'family', 1),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('a new session', () => {
  const startedAt = later(400);
  const session = newSession(ADA, 'body', startedAt);

  test('knows its client, its first refresh token by hash, and its first access token', () => {
    const first = refreshTokenId(mac, session.id, 1);
    expect(session).toMatchObject({ ...CLIENT, userId: 'ada', sequence: 1, previousHash: null, kid: 'r1' });
    expect(session.refreshHash).toBe(hashTokenId(first));
    expect(JSON.stringify(session)).not.toContain(first);
    expect(session.accessTokens).toEqual([
      { jti: accessTokenId(session.id, 1), expiresAt: later(400 + ACCESS_TOKEN_SECONDS * SECOND_MS) },
    ]);
  });

  test('was made fresh when it began, and lasts 30 days', () => {
    expect(session.authTime).toEqual(startedAt);
    expect(session.expiresAt).toEqual(new Date(startedAt.getTime() + 30 * 24 * 3_600 * SECOND_MS));
  });

  test('has an id that nobody guesses', () => {
    expect(session.id).toMatch(/^[a-z\d]{24}$/);
    expect(newSession(ADA, 'body', startedAt).id).not.toBe(session.id);
  });

  test('is ended by what ends its account’s tokens while it begins', () => {
    const ended = withTokensEnded(ADA, startedAt);
    expect(hasEnded(session, ended, startedAt)).toBe(true);
    expect(hasEnded(newSession(ended, 'body', startedAt), ended, startedAt)).toBe(false);
  });
});

describe('a rotated session', () => {
  const first = newSession(ADA, 'cookie', ROTATED_AT);
  const second = r2.rotate(first, ADA, later(5_000));

  test('goes on with the next tokens, under the newest key', () => {
    expect(second).toMatchObject({ id: first.id, sequence: 2, previousHash: first.refreshHash, kid: 'r2' });
    expect(second.rotatedAt).toEqual(later(5_000));
    expect(second.accessTokens.map(({ jti }) => jti)).toEqual([
      accessTokenId(first.id, 1),
      accessTokenId(first.id, 2),
    ]);
  });

  test('is one that knows its account’s last end of all tokens from then on, if it did not', () => {
    const user = withTokensEnded(ADA, later(-5_000));
    const old = { ...first, tokensValidAfter: undefined };
    expect(hasEnded(old, user, ROTATED_AT)).toBe(false);
    const next = r1.rotate(old, user, later(5_000));
    expect(next.tokensValidAfter).toEqual(user.tokensValidAfter);
  });

  test('is neither fresher nor longer than before', () => {
    const { authTime, expiresAt, transport, createdAt } = first;
    expect(second).toMatchObject({ authTime, expiresAt, transport, createdAt });
  });
});

describe('a successor that is given again', () => {
  const first = newSession(ADA, 'body', ROTATED_AT);
  const second = r1.rotate(first, ADA, later(1_000));

  test('is the same for five minutes', async () => {
    expect(needsReissue(second, later(301_000))).toBe(false);
    const again = await r1.grant(second, ADA, later(11_000));
    expect(again).toEqual(await r1.grant(second, ADA));
    expect(again.expiresInSeconds).toBe(900);
  });

  test('has an access token that lasts as long as it says', async () => {
    expect(await r1.grant(second, ADA, later(301_000))).toMatchObject({ expiresInSeconds: 630 });
    expect(secondsOfAccess({ ...second, expiresAt: later(61_000) }, later(1_000))).toBe(90);
  });

  test('comes after that with a later access token, in place of the one of before, and the same ids', async () => {
    expect(needsReissue(second, later(301_001))).toBe(true);
    const again = r1.issue(second, ADA, later(3_600_000));
    const { sequence, refreshHash, previousHash } = second;
    expect(again).toMatchObject({ sequence, refreshHash, previousHash, expiresAt: first.expiresAt });
    expect(again.accessTokens).toEqual([{ jti: accessTokenId(first.id, 2), expiresAt: later(4_500_000) }]);
    expect(await r1.grant(again, ADA, later(3_600_000))).toMatchObject({ expiresInSeconds: 900 });
    expect(needsReissue(again, later(3_600_000))).toBe(false);
  });

  test('is signed by a key that there is', () => {
    expect(r2.issue(second, ADA, later(3_600_000))).toMatchObject({ kid: 'r2' });
  });
});

describe('access tokens that a session may have to end', () => {
  const token = (nth: number, expiresAt: Date) => ({ jti: `token-${String(nth)}`, expiresAt });
  const full = (expiresAt: Date): Session => ({
    ...SESSION,
    accessTokens: Array.from({ length: MAX_LIVE_ACCESS_TOKENS }, (_, nth) => token(nth, expiresAt)),
  });
  const one = token(999, later(900_000));

  test.each([
    ['expired longer ago than clocks may differ are forgotten', -CLOCK_SKEW_SECONDS * SECOND_MS, 1],
    ['expired just now are kept: verification still takes them', -CLOCK_SKEW_SECONDS * SECOND_MS + 1, 2],
    ['have not expired are kept', 1, 2],
  ])('that %s', (_what, expiredMs, expected) => {
    const session = { ...SESSION, accessTokens: [token(1, later(expiredMs))] };
    expect(withAccessToken(session, one, ROTATED_AT).accessTokens).toHaveLength(expected);
  });

  test('are never more than it can end at once', () => {
    const tooMany = () => withAccessToken(full(later(1)), one, ROTATED_AT);
    expect(tooMany).toThrow(expect.objectContaining({ code: 'resource-exhausted' }));
    expect(withAccessToken(full(later(-60_000)), one, ROTATED_AT).accessTokens).toEqual([one]);
  });
});

describe('a session has ended', () => {
  test.each<[string, Partial<Session>, Partial<User>, boolean]>([
    ['not, as long as nothing happens', {}, {}, false],
    ['when it was ended', { revokedAt: ROTATED_AT }, {}, true],
    ['at the end of its time', { expiresAt: later(0) }, {}, true],
    ['with the deactivation of its account', {}, { isActive: false }, true],
    ['when its account’s tokens were ended since', {}, { tokensValidAfter: later(1) }, true],
    ['then on a clock that is behind as well', {}, { tokensValidAfter: later(-5_000) }, true],
    [
      'not when they were ended before',
      { tokensValidAfter: later(0) },
      { tokensValidAfter: later(0) },
      false,
    ],
    [
      'by the time when it is an old one',
      { tokensValidAfter: undefined },
      { tokensValidAfter: later(1) },
      true,
    ],
    ['not, then', { tokensValidAfter: undefined }, { tokensValidAfter: later(0) }, false],
  ])('%s', (_when, session, user, expected) => {
    expect(hasEnded({ ...SESSION, ...session }, { ...ADA, ...user }, ROTATED_AT)).toBe(expected);
  });
});

describe('the times of a token', () => {
  test('its end comes 15 minutes later, or sooner when the session ends sooner', () => {
    expect(accessExpiry(later(400), EXPIRES_AT)).toEqual(later(900_400));
    expect(accessExpiry(later(400), later(10_000))).toEqual(later(10_000));
  });

  test('its password was given when it was, and not before the last end of all tokens', () => {
    expect(authTimeAt(later(400), ADA)).toEqual(later(400));
    expect(authTimeAt(later(400), withTokensEnded(ADA, later(300)))).toEqual(later(400));
    expect(authTimeAt(later(400), withTokensEnded(ADA, later(500)))).toEqual(later(500));
  });
});

function firstOf(jti: string): Partial<Session> {
  return { sequence: 1, refreshHash: hashTokenId(jti), previousHash: null };
}
