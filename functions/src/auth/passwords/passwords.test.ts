import { describe, expect, test } from '@jest/globals';
import { AppError } from '../../errors/index.js';
import { Passwords } from './passwords.js';
import { formatPhc } from './phc.js';

/** Made by others: the argon2 reference implementation's tests, RFC 7914, a published PBKDF2 vector. */
const KNOWN = {
  'argon2id, 64 MiB': {
    password: 'password',
    stored: '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',
  },
  'argon2id, 2 lanes': {
    password: 'password',
    stored: '$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc',
  },
  'pbkdf2-sha256': {
    password: 'passwordPASSWORDpassword',
    stored: formatPhc({
      id: 'pbkdf2-sha256',
      params: { i: 4096 },
      salt: Buffer.from('saltSALTsaltSALTsaltSALTsaltSALTsalt'),
      hash: Buffer.from(
        '348c89dbcbd32b2f32d814b8116e84cf2b17347ebc1800181c4e2a1fb8dd53e1c635518c7dac47e9',
        'hex',
      ),
    }),
  },
  scrypt: {
    password: 'pleaseletmein',
    stored: formatPhc({
      id: 'scrypt',
      params: { ln: 14, r: 8, p: 1 },
      salt: Buffer.from('SodiumChloride'),
      hash: Buffer.from(
        '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2' +
          'd5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887',
        'hex',
      ),
    }),
  },
};

const CHEAP = '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4';

/** Of `Zoë geht` with the ë as one character and as two. */
const COMPOSED = '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$SOCvmIhFvKQtqkLPAlhEM183gzyN+cOPiZ5QDQKIkQk';
const DECOMPOSED = '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$gWnCbchsq3z81YjfQGMg4mmC7h+sX/VZFkJXkumteHc';

describe('verifying a password', () => {
  test.each(Object.entries(KNOWN))(
    'knows the hash that others made with %s',
    async (_kind, { password, stored }) => {
      const passwords = new Passwords();
      await expect(passwords.verify(password, stored)).resolves.toBe(true);
      await expect(passwords.verify(`${password} `, stored)).resolves.toBe(false);
      expect(passwords.needsRehash(stored)).toBe(true);
    },
  );

  test.each([
    ['spaces', '  correct horse  '],
    ['emoji', '👩‍💻🎉'],
    ['512 bytes', 'ü'.repeat(256)],
    ['a NUL', 'a\0b'],
  ])('knows its own hash of a password with %s', async (_what, password) => {
    const passwords = new Passwords();
    const stored = await passwords.hash(password);
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z\d+/]{22}\$[A-Za-z\d+/]{43}$/);
    await expect(passwords.verify(password, stored)).resolves.toBe(true);
    await expect(passwords.verify(password.slice(0, -1), stored)).resolves.toBe(false);
    await expect(passwords.verify(`${password} `, stored)).resolves.toBe(false);
    expect(passwords.needsRehash(stored)).toBe(false);
  });

  test('tells a password from the same in another case or without the spaces around it', async () => {
    const passwords = new Passwords();
    const stored = await passwords.hash(' Secret ');
    for (const other of ['Secret', ' secret ', ' SECRET ']) {
      await expect(passwords.verify(other, stored)).resolves.toBe(false);
    }
  });

  test('tells 73-byte passwords apart by their last byte', async () => {
    const passwords = new Passwords();
    const stored = await passwords.hash(`${'x'.repeat(72)}a`);
    await expect(passwords.verify(`${'x'.repeat(72)}b`, stored)).resolves.toBe(false);
  });

  test.each([
    ['with both letters and accents', 'Zoe\u0308 geht nach Mu\u0308nchen', 'Zo\u00eb geht nach M\u00fcnchen'],
    ['in Hangul', '\u1112\u1161\u11ab\u1100\u1173\u11af', '\ud55c\uae00'],
  ])('knows a password in another form of Unicode: %s', async (_what, decomposed, composed) => {
    const passwords = new Passwords();
    for (const form of [decomposed, composed]) {
      const stored = await passwords.hash(form);
      await expect(passwords.judge(composed, stored)).resolves.toBe('normal');
      await expect(passwords.judge(decomposed, stored)).resolves.toBe('normal');
    }
  });

  test('does not take what merely looks alike for the same', async () => {
    const passwords = new Passwords();
    const stored = await passwords.hash('ﬁre and ２ more');
    await expect(passwords.verify('fire and 2 more', stored)).resolves.toBe(false);
  });

  test('knows a hash that was made of the form as it was given, in that form only', async () => {
    const passwords = new Passwords();
    await expect(passwords.judge('Zoe\u0308 geht', DECOMPOSED)).resolves.toBe('as-given');
    await expect(passwords.judge('Zo\u00eb geht', DECOMPOSED)).resolves.toBeNull();
    await expect(passwords.judge('Zoe\u0308 gehe', DECOMPOSED)).resolves.toBeNull();
  });

  test.each([
    ['right', 'Zoe\u0308 geht', DECOMPOSED],
    ['wrong', 'Zoe\u0308', DECOMPOSED],
    ['of nobody', 'Zoe\u0308 geht', null],
    ['right in normal form', 'Zoe\u0308 geht', COMPOSED],
  ])(
    'costs two hashes for one that is not in normal form, when it is %s',
    async (_what, password, stored) => {
      const passwords = new Passwords();
      const ended: string[] = [];
      const judged = passwords.judge(password, stored).then(() => ended.push('judged'));
      // First come, first served: the second hash stands behind all that came after the first.
      const others = Array.from({ length: 10 }, () =>
        passwords.verify('password', CHEAP).then(() => ended.push('other')),
      );
      await Promise.all([judged, ...others]);
      expect(ended.indexOf('judged')).toBeGreaterThan(5);
    },
  );

  test('salts: the same password gives another hash each time', async () => {
    const passwords = new Passwords();
    expect(await passwords.hash('same')).not.toBe(await passwords.hash('same'));
  });

  test('says no when there is no account', async () => {
    await expect(new Passwords().verify('password', null)).resolves.toBe(false);
  });

  test.each([
    ['memory', 'argon2id', { m: 262_145, t: 2, p: 1 }],
    ['passes', 'argon2id', { m: 256, t: 11, p: 1 }],
    ['no passes', 'argon2id', { m: 256, t: 0, p: 1 }],
    ['lanes', 'argon2id', { m: 256, t: 2, p: 5 }],
    ['too little memory for the lanes', 'argon2id', { m: 8, t: 2, p: 4 }],
    ['a missing parameter', 'argon2id', { m: 256, t: 2 }],
    ['no parameters', 'argon2id', { v: 19 }],
    ['rounds', 'pbkdf2-sha256', { i: 2_000_001 }],
    ['cost', 'scrypt', { ln: 18, r: 8, p: 1 }],
    ['block size', 'scrypt', { ln: 14, r: 9, p: 1 }],
  ] as const)('no password gives a stored hash with unusable %s', async (_what, id, params) => {
    const stored = formatPhc({ id, params, salt: Buffer.alloc(16), hash: Buffer.alloc(32) });
    const passwords = new Passwords();
    expect(passwords.isUsable(stored)).toBe(false);
    await expect(passwords.verify('password', stored)).resolves.toBe(false);
  });

  test('no password gives what is no hash', async () => {
    await expect(new Passwords().verify('password', '$2b$12$abc')).resolves.toBe(false);
  });
});

describe('many at once', () => {
  test('some wait, those over the bound are refused as unavailable, and later ones pass again', async () => {
    const passwords = new Passwords();
    const results = await Promise.allSettled(
      Array.from({ length: 150 }, () => passwords.verify('password', CHEAP)),
    );
    const refused = results.filter((result) => result.status === 'rejected');
    // Two run and a hundred wait.
    expect(results.length - refused.length).toBe(102);
    for (const { reason } of refused as { reason: unknown }[]) {
      expect(reason).toBeInstanceOf(AppError);
      expect(reason).toMatchObject({ code: 'unavailable', headers: { 'Retry-After': '5' } });
    }
    await expect(passwords.verify('password', CHEAP)).resolves.toBe(true);
  });
});
