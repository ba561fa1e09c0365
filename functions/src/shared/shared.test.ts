import { describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import { accountAddress, emailAddress, passwordText, singleLine, timestamp } from './fields.js';
import { newId } from './ids.js';
import { deriveMac } from './keys.js';
import { once } from './once.js';
import { isStaff, ROLES } from './roles.js';
import { requireVersion, versionEtag } from './versions.js';

describe('fields', () => {
  test.each<[string, z.ZodType, unknown, unknown]>([
    ['a line, trimmed', singleLine(1, 5), '  abc ', 'abc'],
    ['a line of the greatest length', singleLine(1, 5), 'abcde', 'abcde'],
    ['an address', emailAddress, 'Ada.L+x@mail.example.com', 'Ada.L+x@mail.example.com'],
    ['an address, trimmed', emailAddress, ' ada@example.com\n', 'ada@example.com'],
    [
      'an address that accounts of before have',
      accountAddress,
      `${'a'.repeat(65)}@x.co`,
      `${'a'.repeat(65)}@x.co`,
    ],
    [
      'a password of 512 bytes in NFC',
      passwordText,
      '가'.normalize('NFD').repeat(170),
      '가'.normalize('NFD').repeat(170),
    ],
    ['a line in NFC', singleLine(1, 5), 'Zoe\u0308', 'Zo\u00eb'],
    [
      'a line with joiners and marks of direction in it',
      singleLine(1, 9),
      '\u200fמ\u200d!',
      '\u200fמ\u200d!',
    ],
    ['no line, where none is needed', singleLine(0, 5), ' ', ''],
    ['a time with an offset', timestamp, '2026-05-01T14:00:00+02:00', new Date('2026-05-01T12:00:00Z')],
    ['a time in UTC', timestamp, '2026-05-01T12:00:00.000Z', new Date('2026-05-01T12:00:00Z')],
  ])('take %s', (_what, schema, value, parsed) => {
    expect(schema.parse(value)).toEqual(parsed);
  });

  test.each<[string, z.ZodType, unknown]>([
    ['a line of spaces', singleLine(1, 5), '   '],
    ['a line too long', singleLine(1, 5), 'abcdef'],
    ['a line that is too long before it is normalised', singleLine(1, 5), `a${'\u0301'.repeat(20)}`],
    ['a password of 513 bytes', passwordText, `${'가'.repeat(170)}abc`],
    ['an address of no account', accountAddress, 'nobody'],
    ['a line with a line feed', singleLine(1, 99), 'a\nb'],
    ['a line with a carriage return', singleLine(1, 99), 'a\r\nBcc: b'],
    ['a line with NUL', singleLine(1, 99), 'a\0b'],
    ['a line with DEL', singleLine(1, 99), 'a\u007fb'],
    ['a line with a C1 character', singleLine(1, 99), 'a\u0085b'],
    ...['\u200b', '\u00ad\u2060', '\u200e\u200f', '\u3164', '\u2800', '\u{e0041}', '\ud800'].map(
      (text): [string, z.ZodType, unknown] => ['a line of what nobody sees', singleLine(0, 99), text],
    ),
    ...['a\u202eb', '\u202dab', 'a\u202a', 'a\u2066b\u2069', '\u2067a'].map(
      (text): [string, z.ZodType, unknown] => [
        'a line that changes the direction of text',
        singleLine(0, 99),
        text,
      ],
    ),
    ['a number for a line', singleLine(1, 99), 5],
    ['two addresses', emailAddress, 'a@example.com,b@example.com'],
    ['an address with a line break', emailAddress, 'a@example.com\r\nBcc: b@example.com'],
    ['an address with a name', emailAddress, 'Ada <a@example.com>'],
    ['an address without a domain', emailAddress, 'a@'],
    ['an address too long', emailAddress, `${'a'.repeat(250)}@example.com`],
    ['a time without an offset', timestamp, '2026-05-01T12:00:00'],
    ['a day', timestamp, '2026-05-01'],
    ['a day that does not exist', timestamp, '2026-02-30T12:00:00Z'],
    ['seconds for a time', timestamp, 1_777_636_800],
  ])('refuse %s', (_what, schema, value) => {
    expect(schema.safeParse(value).success).toBe(false);
  });
});

describe('newId', () => {
  test.each([1, 6, 20, 100])('gives %d characters of digits and small letters', (length) => {
    expect(newId(length)).toMatch(new RegExp(`^[0-9a-z]{${length}}$`));
  });

  test('gives another one each time, of all its characters', () => {
    const ids = Array.from({ length: 1_000 }, () => newId());
    expect(new Set(ids).size).toBe(1_000);
    expect(new Set(ids.join('')).size).toBe(36);
  });
});

describe('deriveMac', () => {
  test('gives the same for the same secret, purpose and text, and else another', () => {
    const mac = deriveMac('secret', 'cursor')('text');
    expect(mac).toMatch(/^[\w-]{43}$/);
    expect(deriveMac('secret', 'cursor')('text')).toBe(mac);
    for (const other of [
      deriveMac('secret', 'cursor')('text '),
      deriveMac('secret', 'ip')('text'),
      deriveMac('other', 'cursor')('text'),
    ]) {
      expect(other).not.toBe(mac);
    }
  });
});

test('once makes its value at the first call only, also when it is undefined', () => {
  let calls = 0;
  const get = once(() => {
    calls += 1;
    return undefined;
  });
  expect(calls).toBe(0);
  get();
  get();
  expect(calls).toBe(1);
});

test('admins and editors are staff', () => {
  expect(ROLES.filter(isStaff)).toEqual(['admin', 'editor']);
});

describe('requireVersion', () => {
  test.each([
    ['any version', null],
    ['the present one', ['"3"']],
    ['the present one among others', ['"1"', '"3"']],
    ['the present one, of which another name was shown', ['"3.mx1o4740"']],
  ])('lets a write pass that accepts %s', (_what, accepted) => {
    expect(() => {
      requireVersion(accepted, 3);
    }).not.toThrow();
  });

  test.each([
    ['an older one', ['"2"']],
    ['none', []],
    ['an older one, of which another name was shown', ['"2.mx1o4740"']],
    ['something without quotes', ['3']],
    ['another spelling', ['"03"']],
  ])('refuses a write that accepts %s, and tells the present ETag', (_what, accepted) => {
    expect(() => {
      requireVersion(accepted, 3);
    }).toThrow(expect.objectContaining({ code: 'stale-version', headers: { ETag: versionEtag(3) } }));
  });
});
