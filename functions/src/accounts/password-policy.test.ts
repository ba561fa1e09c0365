import { describe, expect, test } from '@jest/globals';
import { COMMON_PASSWORDS } from './common-passwords.js';
import { checkPassword, passwordWords } from './password-policy.js';

const ADA = { email: 'ada.byron@example.com', firstName: 'Augusta', lastName: 'Lovelace' };

/** What is said of a password that Ada chooses at the site Firefolio. */
const check = (password: string, person = ADA) => checkPassword(password, passwordWords(person, 'Firefolio'));

describe('the length', () => {
  test.each([
    ['7 letters', 'kwzbvqx'],
    ['7 emoji, 28 bytes', '🦊🐻🐼🐨🐯🦁🐮'],
    ['7 letters with marks, each of one code point', 'áéíóúñü'],
    ['nothing', ''],
    ['one emoji of 7 code points', '👩🏽‍❤️‍👨'.slice(0, 9)],
  ])('%s is too short', async (_what, password) => {
    expect(Array.from(password).length).toBeLessThan(8);
    expect(await check(password)).toBe('must have at least 8 characters');
  });

  test.each([
    ['8 letters', 'kwzbvqxj'],
    ['8 emoji', '🦊🐻🐼🐨🐯🦁🐮🐷'],
    ['8 spaces', ' '.repeat(8)],
    ['7 letters and a space at the end', 'kwzbvqx '],
    ['128 letters', 'xy'.repeat(64)],
    ['128 emoji of 4 bytes: 512 bytes, and 256 in JavaScript’s count', '🦊'.repeat(128)],
  ])('%s is good', async (_what, password) => {
    expect(await check(password)).toBeNull();
  });

  test.each([
    ['129 letters', 'x'.repeat(129)],
    ['129 emoji', '🦊'.repeat(129)],
    ['a long text', 'long '.repeat(10_000)],
  ])('%s is too long', async (_what, password) => {
    expect(await check(password)).toBe('must have at most 128 characters and 512 bytes');
  });
});

describe('a common password', () => {
  test('is one of a list of at least 3,000 that have the length', () => {
    const longEnough = [...COMMON_PASSWORDS].filter((password) => Array.from(password).length >= 8);
    expect(longEnough.length).toBeGreaterThan(3_000);
  });

  test.each([
    'password',
    'PassWord',
    'password1',
    '12345678',
    'iloveyou',
    'sunshine',
    'ｐａｓｓｗｏｒｄ',
    'trustno1',
  ])('%j is refused', async (password) => {
    expect(await check(password)).toMatch(/most used/);
  });

  test.each(['correct horse battery staple', 'password of my own', 'x password x'])(
    '%j is not one',
    async (password) => {
      expect(await check(password)).toBeNull();
    },
  );
});

describe('what an attacker knows of the account', () => {
  test.each([
    ['the first name', 'Augusta1815'],
    ['the last name in another case', 'LOVELACE!'],
    ['the last name with digits on both sides', '18lovelace52'],
    ['both names in one', 'augustalovelace'],
    ['both names as they are written', 'Augusta Lovelace'],
    ['both names with signs', 'augusta_lovelace-1815'],
    ['the address up to the @', 'ada.byron'],
    ['the address up to the @ with a year', 'ada.byron1815'],
    ['the address', 'ADA.BYRON@example.com'],
    ['the address with digits', 'ada.byron@example.com1'],
    ['the name of the site', 'firefolio'],
    ['the name of the site in digits and signs', '--Firefolio2026!'],
    ['the last name in wide letters', 'ｌｏｖｅｌａｃｅ１'],
  ])('%s is refused', async (_what, password) => {
    expect(await check(password)).toMatch(/too easy to guess/);
  });

  test.each([
    ['a longer text with a name in it', 'lovelace wrote notes on the engine'],
    ['a name in the middle of a word', 'unlovelaced'],
    ['digits only', '4710582936'],
    ['signs only', '!?!?-_-?!?!'],
  ])('%s is good', async (_what, password) => {
    expect(await check(password)).toBeNull();
  });

  test('without names nothing is taken for one', async () => {
    const nameless = { email: '1@example.com', firstName: '', lastName: '' };
    for (const password of ['4710582936', 'kwzbvqxj', '        ']) {
      expect(await check(password, nameless)).toBeNull();
    }
  });

  test('names of two letters are part of too many good passwords', async () => {
    expect(await check('li-4710582936', { ...ADA, firstName: 'Li' })).toBeNull();
  });

  test('a local part with an @ in quotes ends at the last one', () => {
    expect(passwordWords({ ...ADA, email: '"a@b"@example.com' }, 'Firefolio')).toContain('"a@b"');
  });
});
