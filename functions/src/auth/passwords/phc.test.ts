import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatPhc, parsePhc, type PhcId } from './phc.js';

const SALT = 'c29tZXNhbHQ';
const HASH = 'CTFhFdXPJO1aFaMaO6Mm5c8y7cJHApl8ArZWb2GRPPc';

describe('a PHC string', () => {
  test('of argon2id is parsed', () => {
    expect(parsePhc(`$argon2id$v=19$m=65536,t=2,p=1$${SALT}$${HASH}`)).toEqual({
      id: 'argon2id',
      version: 19,
      params: { m: 65_536, t: 2, p: 1 },
      salt: Buffer.from('somesalt'),
      hash: Buffer.from(HASH, 'base64'),
    });
  });

  test('without a version is parsed', () => {
    expect(parsePhc(`$pbkdf2-sha256$i=600000$${SALT}$${HASH}`)).toMatchObject({
      version: undefined,
      params: { i: 600_000 },
    });
  });

  test('that is formatted and parsed again is the same', () => {
    const phc = fc.record({
      id: fc.constantFrom<PhcId>('argon2id', 'pbkdf2-sha256', 'scrypt'),
      version: fc.option(fc.integer({ min: 0, max: 999 }), { nil: undefined }),
      params: fc.dictionary(fc.stringMatching(/^[a-z]{1,2}$/), fc.integer({ min: 0, max: 999_999_999 }), {
        minKeys: 1,
        maxKeys: 4,
        noNullPrototype: true,
      }),
      salt: fc.uint8Array({ minLength: 9, maxLength: 64 }).map((bytes) => Buffer.from(bytes)),
      hash: fc.uint8Array({ minLength: 17, maxLength: 128 }).map((bytes) => Buffer.from(bytes)),
    });
    fc.assert(
      fc.property(phc, (parts) => {
        expect(parsePhc(formatPhc(parts))).toEqual(parts);
      }),
    );
  });

  test.each([
    ['nothing', ''],
    ['a password', 'hunter2'],
    ['bcrypt', '$2b$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW'],
    ['argon2i', `$argon2i$v=19$m=65536,t=2,p=1$${SALT}$${HASH}`],
    ['no hash', `$argon2id$v=19$m=65536,t=2,p=1$${SALT}`],
    ['a hash too short', `$argon2id$v=19$m=65536,t=2,p=1$${SALT}$c2hvcnQ`],
    ['padded base64', `$argon2id$v=19$m=65536,t=2,p=1$${SALT}=$${HASH}`],
    ['base64 of URLs', `$argon2id$v=19$m=65536,t=2,p=1$${SALT}$${HASH.replace('C', '_')}`],
    ['a negative parameter', `$argon2id$v=19$m=-1,t=2,p=1$${SALT}$${HASH}`],
    ['something after it', `$argon2id$v=19$m=65536,t=2,p=1$${SALT}$${HASH}\n`],
  ])('with %s is none', (_what, text) => {
    expect(parsePhc(text)).toBeNull();
  });
});
