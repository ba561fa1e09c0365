import { describe, expect, test } from '@jest/globals';
import { Totp } from './totp.js';

/** The secret of RFC 6238's appendix B, where the product has 20 bytes of a MAC. */
const RFC_SECRET = Buffer.from('12345678901234567890');
const totp = new Totp(() => RFC_SECRET.toString('base64url'));

const at = (seconds: number) => new Date(seconds * 1000);
const NOT_USED = 0;

/** Appendix B for SHA-1: its codes have eight digits, of which ours are the last six. */
const VECTORS = [
  [59, 0x1, '94287082'],
  [1_111_111_109, 0x23523ec, '07081804'],
  [1_111_111_111, 0x23523ed, '14050471'],
  [1_234_567_890, 0x273ef07, '89005924'],
  [2_000_000_000, 0x3f940aa, '69279037'],
  [20_000_000_000, 0x27bc86aa, '65353130'],
] as const;

describe('RFC 6238', () => {
  test.each(VECTORS)('at %d s, step %d, the code is the end of %s', (seconds, step, code) => {
    expect(totp.step('id', code.slice(-6), NOT_USED, at(seconds))).toBe(step);
  });

  test.each(VECTORS)('at %d s no other code is right', (seconds, _step, code) => {
    const codes = Array.from({ length: 200 }, (_, index) => String(index * 4_999).padStart(6, '0'));
    const right = codes.filter((other) => totp.step('id', other, NOT_USED, at(seconds)) !== null);
    expect(right.filter((other) => other !== code.slice(-6))).toEqual([]);
  });
});

describe('a step', () => {
  const [seconds, step, digits] = VECTORS[1];
  const code = digits.slice(-6);

  test.each([
    [-2, null],
    [-1, step],
    [0, step],
    [1, step],
    [2, null],
  ])('is looked at %d steps later: %p', (later, expected) => {
    expect(totp.step('id', code, NOT_USED, at(seconds + later * 30))).toBe(expected);
  });

  test('begins and ends at whole half minutes', () => {
    const start = step * 30;
    expect(totp.step('id', code, NOT_USED, at(start - 30))).toBe(step);
    expect(totp.step('id', code, NOT_USED, at(start - 30.001))).toBeNull();
    expect(totp.step('id', code, NOT_USED, at(start + 59.999))).toBe(step);
    expect(totp.step('id', code, NOT_USED, at(start + 60))).toBeNull();
  });

  test('is not given again once it, or a later one, was used', () => {
    expect(totp.step('id', code, step - 1, at(seconds))).toBe(step);
    expect(totp.step('id', code, step, at(seconds))).toBeNull();
    expect(totp.step('id', code, step + 1, at(seconds))).toBeNull();
  });

  test.each(['', '81804', '0081804', '08180a', '-81804', '81804 '])('is not that of %j', (text) => {
    expect(totp.step('id', text, NOT_USED, at(seconds))).toBeNull();
  });
});

describe('the secret', () => {
  test('is 160 bits in base32', () => {
    expect(totp.secret('id')).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
  });

  test('follows from its id', () => {
    const derived = new Totp((id) => Buffer.from(id.padEnd(32, '-')).toString('base64url'));
    expect(derived.secret('one')).toBe(derived.secret('one'));
    expect(derived.secret('one')).not.toBe(derived.secret('other'));
  });

  test('is in the URI that apps read, with all that they assume', () => {
    const uri = new URL(totp.uri('id', { issuer: 'A Site', label: 'ada+test@example.org' }));
    expect(`${uri.protocol}//${uri.host}`).toBe('otpauth://totp');
    expect(decodeURIComponent(uri.pathname)).toBe('/A Site:ada+test@example.org');
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      issuer: 'A Site',
      secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    });
  });
});
