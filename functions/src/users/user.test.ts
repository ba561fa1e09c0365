import { describe, expect, test } from '@jest/globals';
import { emailKey, fullName, hasMfa, normalizeEmail, withTokensEnded, type Mfa, type User } from './user.js';
import { newUser } from './users.service.js';

const NOW = new Date('2026-05-01T12:00:00.400Z');
const USER: User = newUser(
  {
    id: 'ada',
    email: 'Ada@Example.com',
    passwordHash: '$argon2id$',
    role: 'user',
    firstName: 'Ada',
    lastName: 'Lovelace',
    emailVerified: false,
  },
  NOW,
);

describe('an address', () => {
  test.each(['ADA@EXAMPLE.COM', 'Ada@Example.com', ' ada@example.com ', 'ａda@example.com'])(
    '%j is the same as ada@example.com',
    (spelling) => {
      expect(normalizeEmail(spelling)).toBe('ada@example.com');
      expect(emailKey(spelling)).toBe(emailKey('ada@example.com'));
    },
  );

  test.each(['a.da@example.com', 'ada+blog@example.com', 'ada@example.org'])('%j is another one', (other) => {
    expect(emailKey(other)).not.toBe(emailKey('ada@example.com'));
  });

  test('is not in its key', () => {
    expect(emailKey('ada@example.com')).toMatch(/^[\da-f]{64}$/);
  });
});

test.each([
  ['Ada', 'Lovelace', 'Ada Lovelace'],
  ['Ada', '', 'Ada'],
  ['', 'Lovelace', 'Lovelace'],
  ['', '', ''],
])('%j and %j are called %j', (firstName, lastName, name) => {
  expect(fullName({ firstName, lastName })).toBe(name);
});

test('a second factor counts once a code of it was confirmed', () => {
  const mfa: Mfa = { secretId: 'x', confirmedAt: null, lastStep: 0, recoveryHashes: [] };
  expect(hasMfa(USER)).toBe(false);
  expect(hasMfa({ ...USER, mfa })).toBe(false);
  expect(hasMfa({ ...USER, mfa: { ...mfa, confirmedAt: NOW } })).toBe(true);
});

describe('[14] ending all tokens', () => {
  const limit = (user: User, now: Date) => withTokensEnded(user, now).tokensValidAfter?.toISOString();

  test.each([
    ['2026-05-01T12:00:00.400Z', '2026-05-01T12:00:03.000Z'],
    ['2026-05-01T12:00:00.000Z', '2026-05-01T12:00:03.000Z'],
    ['2026-05-01T12:00:00.999Z', '2026-05-01T12:00:03.000Z'],
  ])('at %s ends those of before %s', (now, expected) => {
    expect(limit(USER, new Date(now))).toBe(expected);
  });

  test('twice in one second ends those that were given in between as well', () => {
    const once = withTokensEnded(USER, NOW);
    expect(limit(once, NOW)).toBe('2026-05-01T12:00:04.000Z');
    expect(limit(withTokensEnded(once, NOW), NOW)).toBe('2026-05-01T12:00:05.000Z');
  });

  test('long after the last time is no different from the first', () => {
    const once = withTokensEnded(USER, new Date(NOW.getTime() - 60_000));
    expect(limit(once, NOW)).toBe('2026-05-01T12:00:03.000Z');
  });

  test('changes nothing else', () => {
    expect({ ...withTokensEnded(USER, NOW), tokensValidAfter: null }).toEqual(USER);
  });
});
