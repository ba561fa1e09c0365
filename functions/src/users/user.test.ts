import { describe, expect, test } from '@jest/globals';
import { emailAddress } from '../shared/index.js';
import { emailKey, normalizeEmail } from './email.js';
import { fullName, hasMfa, tokensEndedSince, withTokensEnded, type Mfa, type User } from './user.js';
import { newUser } from './user.js';

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

  test.each(['Ada@Example.com', "o'eve+tag@mail.example.org", 'a_b-c@xn--mnchen-3ya.de', 'a@1and1.com'])(
    '%j, as an account of before may have it, has the key that it had',
    (address) => {
      expect(emailAddress.parse(address)).toBe(address);
      expect(normalizeEmail(address)).toBe(address.toLowerCase());
    },
  );

  test('has one key in punycode and in Unicode, in each form of it', () => {
    const spellings = [
      'zo\u00eb@m\u00fcnchen.de',
      'ZOE\u0308@MU\u0308NCHEN.DE',
      'zo\u00eb@XN--MNCHEN-3YA.de',
    ];
    const keys = spellings.map((spelling) => emailKey(emailAddress.parse(spelling)));
    expect(new Set(keys).size).toBe(1);
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

describe('ending all tokens', () => {
  test('is dated now', () => {
    expect(withTokensEnded(USER, NOW).tokensValidAfter).toEqual(NOW);
    const before = withTokensEnded(USER, new Date(NOW.getTime() - 60_000));
    expect(withTokensEnded(before, NOW).tokensValidAfter).toEqual(NOW);
  });

  test('ends what was given before, within one instant as well, and nothing that is given then', () => {
    let user = USER;
    const given: User[] = [];
    for (let time = 1; time <= 200; time += 1) {
      given.push(user);
      user = withTokensEnded(user, NOW);
      for (const { tokensValidAfter: seen } of given) expect(tokensEndedSince(user, seen, NOW)).toBe(true);
      expect(tokensEndedSince(user, user.tokensValidAfter, NOW)).toBe(false);
    }
    // 174 s when each second could be told from the next only.
    expect(user.tokensValidAfter?.getTime()).toBeLessThan(NOW.getTime() + 1_000);
  });

  test.each([-5_000, -1, 0, 1, 5_000])('ends what a clock %i ms apart has dated', (apartMs) => {
    const givenAt = new Date(NOW.getTime() + apartMs);
    const ended = withTokensEnded(USER, NOW);
    expect(tokensEndedSince(ended, USER.tokensValidAfter, givenAt)).toBe(true);
    expect(tokensEndedSince(ended, ended.tokensValidAfter, givenAt)).toBe(false);
  });

  test.each([
    ['is ended by an end after it', 1, true],
    ['is not ended by one at its moment', 0, false],
    ['is not ended by one before it', -1, false],
  ])('what was given without a note of the last time %s', (_what, laterMs, expected) => {
    const ended = withTokensEnded(USER, new Date(NOW.getTime() + laterMs));
    expect(tokensEndedSince(ended, undefined, NOW)).toBe(expected);
    expect(tokensEndedSince(USER, undefined, NOW)).toBe(false);
  });

  test('changes nothing else', () => {
    expect({ ...withTokensEnded(USER, NOW), tokensValidAfter: null }).toEqual(USER);
  });
});
