import { describe, expect, test } from '@jest/globals';
import { newUser, type User } from '../../users/index.js';
import { namedNow } from './authors.js';

const AUTHORS = [
  { id: 'ada', name: 'Ada Byron' },
  { id: 'grace', name: 'Grace Hopper' },
];

function account(id: string, traits: Partial<User>): User {
  const stated = { email: `${id}@authors.test`, passwordHash: '$argon2id$', role: 'editor' as const };
  const made = newUser({ ...stated, firstName: 'Ada', lastName: 'King', emailVerified: true }, new Date(0));
  return { ...made, id, ...traits };
}

const findAmong =
  (...accounts: readonly User[]) =>
  (ids: readonly string[]) =>
    Promise.resolve(ids.map((id) => accounts.find((one) => one.id === id) ?? null));

describe('authors', () => {
  test.each<[string, Partial<User>]>([
    ['an editor', {}],
    ['an admin', { role: 'admin' }],
    ['an editor who is not active', { isActive: false }],
  ])('are named as their accounts are: %s', async (_who, traits) => {
    expect(await namedNow(AUTHORS, findAmong(account('ada', traits)))).toEqual([
      { id: 'ada', name: 'Ada King' },
      AUTHORS[1],
    ]);
  });

  test.each<[string, Partial<User>]>([
    ['whose account has the same', { firstName: 'Ada Byron', lastName: '' }],
    ['who is not staff, and may write anything into a profile', { role: 'user' }],
    ['whose account has no name', { firstName: '', lastName: '' }],
  ])('keep their name, in the same object, where it is of one %s', async (_who, traits) => {
    expect(await namedNow(AUTHORS, findAmong(account('ada', traits)))).toBe(AUTHORS);
  });

  test('keep it without an account', async () => {
    expect(await namedNow(AUTHORS, findAmong())).toBe(AUTHORS);
  });
});
