import { expect, test } from '@jest/globals';
import { newId } from '../shared/index.js';
import { postIdOf } from './post-identity.js';

const HASH = /^[\da-f]{24}$/;

test.each([newId(), '0'.repeat(20), postIdOf('ghost:1', null)])(
  'an id of our own making, %s, is taken over',
  (id) => {
    expect(postIdOf('firefolio:x', id)).toBe(id);
  },
);

test.each([
  ...['reindex', 'bulk', 'constructor', '__x__', '__proto__', '..', 'a/b', '', 'a'],
  ...['A'.repeat(20), 'a'.repeat(21), 'g'.repeat(24), `${'a'.repeat(20)}\n`],
])('any other, %j, gives way to one that follows from the key', (id) => {
  const key = `firefolio:${id}`;
  expect(postIdOf(key, id)).toMatch(HASH);
  expect(postIdOf(key, id)).toBe(postIdOf(key, null));
});

test('other keys give other ids', () => {
  expect(postIdOf('ghost:1', null)).not.toBe(postIdOf('ghost:2', null));
});
