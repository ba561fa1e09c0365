import { describe, expect, test } from '@jest/globals';
import { deriveMac } from '../shared/index.js';
import { createFormToken, readFormToken } from './index.js';

const mac = deriveMac('a secret of thirty-two characters', 'form-token');
const made = new Date('2026-11-29T12:00:00Z');
const after = (ms: number): Date => new Date(made.getTime() + ms);

describe('a form token', () => {
  const token = createFormToken(mac, made);

  test.each([
    ['at once', 500, 'too-young'],
    ['after three seconds', 3_000, 'good'],
    ['after a day', 24 * 3_600_000, 'good'],
    ['after more than a day', 24 * 3_600_000 + 1, 'too-old'],
    ['before it was made, by clocks that differ', -4_000, 'too-young'],
    ['long before it was made', -60_000, 'too-old'],
  ])('%s', (_name, ms, state) => {
    expect(readFormToken(mac, token, after(ms))).toBe(state);
  });

  test.each(['x', '1.2', `zzzz.${token.split('.')[1] ?? ''}`, `${token}a`, 'a'.repeat(100_000)])(
    'that was made up is forged: %#',
    (forged) => {
      expect(readFormToken(mac, forged, after(5_000))).toBe('forged');
    },
  );

  test('of another purpose is forged', () => {
    expect(readFormToken(deriveMac('a secret of thirty-two characters', 'cursor'), token, after(5_000))).toBe(
      'forged',
    );
  });

  test.each([null, ''])('need not be there', (none) => {
    expect(readFormToken(mac, none, made)).toBe('not-given');
  });
});
