import { describe, expect, test } from '@jest/globals';
import { ZodError } from 'zod';
import { reform } from '../documents/index.js';
import { newUser } from './user.js';
import { USERS } from './users.codec.js';

const NOON = new Date('2026-05-01T12:00:00.000Z');
const EVENING = new Date('2026-05-01T20:00:00.000Z');

const { id, ...ada } = newUser(
  {
    email: 'ada@documents.test',
    passwordHash: '$argon2id$',
    role: 'editor',
    firstName: 'Ada',
    lastName: 'Lovelace',
    emailVerified: true,
  },
  NOON,
);

/** A stored account without a field. */
function without(field: string): Record<string, unknown> {
  const fields = Object.entries(USERS.encode(ada)).filter(([name]) => name !== field);
  return Object.fromEntries(fields);
}

function migrated(stored: Record<string, unknown>) {
  const times = { createTime: NOON, updateTime: EVENING };
  return reform(USERS, { id, path: `users/${id}`, ...times, stored, idsOf: () => Promise.resolve([]) });
}

describe('an account without what every version wrote', () => {
  test.each(['mfa', 'tokens_valid_after', 'password_changed_at'])('is broken without %s', (field) => {
    expect(USERS.safeDecode(id, without(field))).toBeInstanceOf(ZodError);
  });

  test.each(['tokens_valid_after', 'password_changed_at'])(
    'gets the time when it was last written for %s, which ends tokens and links of before',
    async (field) => {
      expect(await migrated(without(field))).toMatchObject({ replaced: { [field]: EVENING }, problems: [] });
    },
  );

  test('does not lose its second factor: that is named, and nothing is written', async () => {
    const { changes, problems } = await migrated(without('mfa'));
    expect(changes).toEqual({});
    expect(problems).toEqual([expect.stringMatching(/^mfa /)]);
  });
});
