import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { buildJwk } from '../../test/support/accounts/keyring.js';
import { CONFIG_VALUES, KEYRING } from '../../test/support/config-values.js';
import { parseConfig } from './load-config.js';
import { apiConfigSchema, mailConfigSchema } from './schema.js';

const GOOD = {
  ...CONFIG_VALUES,
  SITE_URL: 'https://site.test/',
  CORS_ORIGINS: 'https://a.test, http://localhost:3000,',
  TRUST_PROXY_HOPS: '1',
  REDIS_URL: 'redis://10.0.0.3:6379',
  MAIL_EVENTS_SECRET: 'canary',
  CAPTCHA_PROVIDER: 'turnstile',
  CAPTCHA_SITE_KEY: '0x4AAAAAAA',
  CAPTCHA_SECRET: '0x4AAAAAAAsecret',
  SMTP_URL: 'smtps://user:password@smtp.test:465',
};

const EC_KEY = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  .publicKey.export({ format: 'der', type: 'spki' })
  .toString('base64');

/** The schema that has `key`; those without it ignore it. */
const schemaOf = (key: string) => (key === 'SMTP_URL' ? mailConfigSchema : apiConfigSchema);

describe('a good configuration', () => {
  test('of the API is parsed', () => {
    const { SMTP_URL, ...forTheApi } = GOOD;
    expect(parseConfig(apiConfigSchema, { ...forTheApi, SMTP_URL })).toEqual({
      ...forTheApi,
      SITE_URL: 'https://site.test',
      CORS_ORIGINS: ['https://a.test', 'http://localhost:3000'],
      TRUST_PROXY_HOPS: 1,
      RATE_LIMIT_SCALE: 1,
      UNSURE_FROM: 0.3,
      SPAM_FROM: 5,
      JWT_KEYRING: KEYRING,
    });
  });

  test('of the mail worker is parsed', () => {
    expect(parseConfig(mailConfigSchema, GOOD)).toMatchObject({ SMTP_URL: GOOD.SMTP_URL });
  });

  test.each([
    ['CORS_ORIGINS', '', []],
    ['REDIS_URL', '', ''],
    ['PREVIEW_ADDRESS', '/preview', '/preview'],
    ['ACCOUNT_ADDRESS', 'https://app.test/me', 'https://app.test/me'],
    ['MAIL_EVENTS_SECRET', '', ''],
    ['REDIS_URL', 'rediss://user:password@redis.test:6380/1', 'rediss://user:password@redis.test:6380/1'],
    ['CAPTCHA_PROVIDER', '', ''],
    ['CAPTCHA_PROVIDER', 'hcaptcha', 'hcaptcha'],
    ['TRUST_PROXY_HOPS', '0', 0],
    ['TRUST_PROXY_HOPS', 2, 2],
    ['SPAM_FROM', '0.301', 0.301],
    ['SITE_URL', 'http://127.0.0.1:5000', 'http://127.0.0.1:5000'],
    ['SMTP_URL', 'smtp://127.0.0.1:1025', 'smtp://127.0.0.1:1025'],
  ])('may have %s=%j', (key, value, parsed) => {
    expect(parseConfig(schemaOf(key), { ...GOOD, [key]: value })).toMatchObject({ [key]: parsed });
  });

  test('without a captcha has neither its key nor its secret', () => {
    const without = { CAPTCHA_PROVIDER: '', CAPTCHA_SITE_KEY: '', CAPTCHA_SECRET: '' };
    expect(parseConfig(apiConfigSchema, { ...GOOD, ...without })).toMatchObject(without);
  });

  test.each([
    ['standard', `whsec_${Buffer.alloc(24, 1).toString('base64')}`],
    [
      'standard',
      `whsec_${Buffer.alloc(24, 1).toString('base64')} whsec_${Buffer.alloc(32, 2).toString('base64')}`,
    ],
    ['mailgun', '0123456789abcdef0123456789abcdef'],
    ['sendgrid', EC_KEY],
  ])('may have events of %s, signed by %s', (provider, key) => {
    const config = { ...GOOD, MAIL_EVENTS_PROVIDER: provider, MAIL_EVENTS_SECRET: key };
    expect(parseConfig(apiConfigSchema, config)).toMatchObject({ MAIL_EVENTS_SECRET: key });
  });

  test.each([
    ['standard', ''],
    ['standard', 'whsec_canary'],
    ['mailgun', ''],
    ['sendgrid', 'canary'],
    ['sendgrid', ''],
  ])('has no events of %s that are signed by %j', (provider, key) => {
    const config = { ...GOOD, MAIL_EVENTS_PROVIDER: provider, MAIL_EVENTS_SECRET: key };
    const message = /MAIL_EVENTS_SECRET: is not (?:set|what MAIL_EVENTS_PROVIDER signs by)/;
    expect(() => parseConfig(apiConfigSchema, config)).toThrow(message);
  });

  test('may have a key that signs later', () => {
    const later = buildJwk('a2', new Date('2026-05-01T12:00:00Z'));
    const rotating = { ...KEYRING, access: [later, ...KEYRING.access] };
    const parsed = parseConfig(apiConfigSchema, { ...GOOD, JWT_KEYRING: JSON.stringify(rotating) });
    expect(parsed.JWT_KEYRING).toEqual(rotating);
  });
});

const MAY_BE_EMPTY = [
  'PREVIEW_ADDRESS',
  'CORS_ORIGINS',
  'REDIS_URL',
  'FILES_BUCKET',
  'MAIL_EVENTS_SECRET',
  'CAPTCHA_PROVIDER',
];

const KEYS = Object.keys(GOOD).filter((key) => !MAY_BE_EMPTY.includes(key));

test.each(KEYS)('%s that is missing or empty is named as not set, and no other key is', (key) => {
  for (const value of [undefined, '']) {
    const message = messageFor(key, value);
    expect(message).toMatch(
      new RegExp(`^Configuration is not usable\\. ${key}: is not set\\. Params are set`),
    );
  }
});

describe('a value that is not usable is named by its key and never shown', () => {
  const jwks = (access: unknown[], refresh: unknown[] = KEYRING.refresh) =>
    JSON.stringify({ access, refresh });
  const [good] = KEYRING.access;

  test.each<[string, string, unknown, string]>([
    ['SITE_URL', 'without a scheme', 'canary.site.test', 'SITE_URL: '],
    ['SITE_URL', 'of another scheme', 'ftp://canary.test', 'SITE_URL: '],
    ['SITE_URL', 'with a path', 'https://canary.test/blog', 'without a path'],
    ['SITE_NAME', 'too long', 'canary '.repeat(10), 'SITE_NAME: '],
    ['APP_SECRET', 'too short', 'canary-too-short', 'APP_SECRET: must have at least 32 bytes'],
    ['APP_SECRET', 'to be changed', 'canary-change-me-'.repeat(3), 'APP_SECRET: is a sample'],
    ['APP_SECRET', 'to be filled in', 'your-SECRET-HERE-canary-canary-canary', 'APP_SECRET: is a sample'],
    ['APP_SECRET', 'of one letter', 'a'.repeat(64), 'APP_SECRET: is a sample'],
    ['CONTACT_RECIPIENT', 'that is no address', 'canary', 'CONTACT_RECIPIENT: '],
    ['CONTACT_RECIPIENT', 'of two addresses', 'canary@a.test, other@a.test', 'CONTACT_RECIPIENT: '],
    ['MAIL_FROM', 'of two lines', 'canary@a.test\r\nBcc: x@a.test', 'MAIL_FROM: '],
    ['CORS_ORIGINS', 'with a wildcard', 'https://a.test,*.canary.test', 'CORS_ORIGINS/1: '],
    ['CORS_ORIGINS', 'with a path', 'https://canary.test/path', 'CORS_ORIGINS/0: '],
    ['CORS_ORIGINS', 'null', 'null', 'CORS_ORIGINS/0: '],
    ['TRUST_PROXY_HOPS', 'of letters', 'canary', 'TRUST_PROXY_HOPS: '],
    ['TRUST_PROXY_HOPS', 'of a space', ' ', 'TRUST_PROXY_HOPS: '],
    ['TRUST_PROXY_HOPS', 'below zero', '-1', 'TRUST_PROXY_HOPS: '],
    ['TRUST_PROXY_HOPS', 'with a fraction', '1.5', 'TRUST_PROXY_HOPS: '],
    ['RATE_LIMIT_SCALE', 'of zero', '0', 'RATE_LIMIT_SCALE: '],
    ['CONTACT_RECEIPTS', 'that is neither', 'yes', 'CONTACT_RECEIPTS: '],
    ['UNSURE_FROM', 'that is no number', 'low', 'UNSURE_FROM: must be a number'],
    ['SPAM_FROM', 'below that of unsure', '0.2', 'SPAM_FROM: must be greater than UNSURE_FROM'],
    ['UNSURE_FROM', 'that is that of spam', '5', 'SPAM_FROM: must be greater than UNSURE_FROM'],
    [
      'REDIS_URL',
      'of another scheme',
      'https://user:canary@redis.test',
      'REDIS_URL: must be empty, redis://',
    ],
    ['REDIS_URL', 'without a scheme', 'canary.redis.test:6379', 'REDIS_URL: must be empty, redis://'],
    ['CAPTCHA_PROVIDER', 'that nobody knows', 'canary', 'CAPTCHA_PROVIDER: '],
    ['SMTP_URL', 'of another scheme', 'https://user:canary@smtp.test', 'SMTP_URL: must be smtp://'],
    ['JWT_KEYRING', 'that is not JSON', '{"canary', 'JWT_KEYRING: is not JSON'],
    ['JWT_KEYRING', 'that is a list', '[]', 'JWT_KEYRING: '],
    ['JWT_KEYRING', 'without access keys', jwks([]), 'JWT_KEYRING/access: '],
    ['JWT_KEYRING', 'with a bad private key', jwks([{ ...good, d: 'canary' }]), 'JWT_KEYRING/access/0/d: '],
    ['JWT_KEYRING', 'with a bad public key', jwks([{ ...good, x: 'canary' }]), 'JWT_KEYRING/access/0/x: '],
    [
      'JWT_KEYRING',
      'with a path as kid',
      jwks([{ ...good, kid: '../canary' }]),
      'JWT_KEYRING/access/0/kid: ',
    ],
    [
      'JWT_KEYRING',
      'with an RSA key',
      jwks([{ ...good, kty: 'RSA', n: 'canary' }]),
      'JWT_KEYRING/access/0/kty: ',
    ],
    ...[1_777_636_800_000, -1, 1.5, '1777636800', null].map((time): [string, string, unknown, string] => [
      'JWT_KEYRING',
      `with a key active from ${JSON.stringify(time)}`,
      jwks([{ ...good, active_from: time }]),
      'JWT_KEYRING/access/0/active_from: ',
    ]),
    ['JWT_KEYRING', 'for HMAC', jwks([{ ...good, alg: 'HS256', k: 'canary' }]), 'JWT_KEYRING/access/0/alg: '],
    [
      'JWT_KEYRING',
      'with one key for both',
      jwks([good], [good]),
      'JWT_KEYRING: has the same key or kid twice',
    ],
    [
      'JWT_KEYRING',
      'with one kid twice',
      jwks([good], [buildJwk('a1')]),
      'JWT_KEYRING: has the same key or kid twice',
    ],
  ])('%s %s', (key, _what, value, expected) => {
    const message = messageFor(key, value);
    expect(message).toContain(expected);
    expect(message).not.toContain('canary');
    for (const secret of [GOOD.APP_SECRET, good?.d ?? '', good?.x ?? ''])
      expect(message).not.toContain(secret);
  });

  test('several are named together', () => {
    const message = messageFor('APP_SECRET', 'short', { SITE_URL: undefined, JWT_KEYRING: 'x' });
    for (const part of ['SITE_URL: is not set', 'APP_SECRET: ', 'JWT_KEYRING: '])
      expect(message).toContain(part);
  });
});

function messageFor(key: string, value: unknown, others: Record<string, unknown> = {}): string {
  try {
    parseConfig(schemaOf(key), { ...GOOD, ...others, [key]: value });
  } catch (error) {
    if (error instanceof Error) return error.message;
    throw error;
  }
  throw new Error('was taken as good');
}
