import { describe, expect, test } from '@jest/globals';
import { ZodError } from 'zod';
import { reform } from '../../documents/index.js';
import { restOfSession, SESSIONS } from './sessions.codec.js';

const NOON = new Date('2026-05-01T12:00:00.000Z');

const STORED = {
  user_id: 'ada',
  transport: 'cookie',
  sequence: 1,
  refresh_hash: 'hash',
  previous_hash: null,
  rotated_at: NOON,
  kid: 'key',
  auth_time: NOON,
  tokens_valid_after: null,
  created_at: NOON,
  expires_at: NOON,
  revoked_at: null,
  access_tokens: [{ jti: 'jti', expires_at: NOON }],
  user_agent: 'test',
  ip_hash: 'hash',
};

const omit = (name: string) => Object.fromEntries(Object.entries(STORED).filter(([other]) => other !== name));

describe('a session', () => {
  test.each(['user_agent', 'ip_hash'])('goes on without a readable %s', (name) => {
    expect(SESSIONS.safeDecode('session', { ...STORED, [name]: 5 })).toMatchObject({ userId: 'ada' });
    expect(SESSIONS.safeDecode('session', omit(name))).toMatchObject({ userId: 'ada' });
  });

  test.each(Object.keys(STORED).filter((name) => !/user_agent|ip_hash|tokens_valid_after/.test(name)))(
    'that has no %s has ended, and is not mended: it would begin anew',
    async (name) => {
      const stored = omit(name);
      expect(SESSIONS.safeDecode('session', stored)).toBeInstanceOf(ZodError);
      const times = { createTime: NOON, updateTime: NOON };
      const idsOf = () => Promise.resolve([]);
      const source = { id: 'session', path: 'sessions/session', ...times, stored, idsOf };
      expect((await reform(SESSIONS, source)).problems).toHaveLength(1);
    },
  );
});

test('of a session that can not be read, those access tokens are known that can be', () => {
  const tokens = [{ jti: 5, expires_at: NOON }, ...STORED.access_tokens, 'jti'];
  expect(restOfSession({ ...STORED, access_tokens: tokens, user_id: null })).toEqual({
    userId: null,
    accessTokens: [{ jti: 'jti', expiresAt: NOON }],
  });
  expect(restOfSession({ user_id: 'ada', access_tokens: 'none' })).toEqual({
    userId: 'ada',
    accessTokens: [],
  });
});
