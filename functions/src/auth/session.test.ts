import { describe, expect, test } from '@jest/globals';
import { deriveMac } from '../shared/index.js';
import {
  hashTokenId,
  judgePresentation,
  REFRESH_GRACE_MS,
  refreshTokenId,
  type Presentation,
  type Session,
} from './session.js';

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
  createdAt: ROTATED_AT,
  expiresAt: EXPIRES_AT,
  revokedAt: null,
  accessTokens: [],
  userAgent: '',
  ipHash: '',
};

const later = (ms: number) => new Date(ROTATED_AT.getTime() + ms);

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
    ['was replaced at this moment', 'just-replaced', 2, 'second', later(0)],
    ['was replaced 10 s ago', 'just-replaced', 2, 'second', later(REFRESH_GRACE_MS)],
    ['was replaced more than 10 s ago', 'reused', 2, 'second', later(REFRESH_GRACE_MS + 1)],
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
  const mac = deriveMac('secret', 'refresh-token-id');

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

function firstOf(jti: string): Partial<Session> {
  return { sequence: 1, refreshHash: hashTokenId(jti), previousHash: null };
}
