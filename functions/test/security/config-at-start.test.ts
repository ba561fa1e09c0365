/** A process that refuses to start, or starts, under the functions framework. */
import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { suiteKeyring } from '../support/accounts/forged-tokens.js';
import { startAndFail, startFunction } from '../support/suite/functions-framework.js';

const keyring = suiteKeyring();
const [accessKey] = keyring.access;
const [refreshKey] = keyring.refresh;

/** The private key of RFC 8037, appendix A.1, as found in countless examples. */
const RFC_8037_KEY = {
  kty: 'OKP',
  crv: 'Ed25519',
  kid: 'sample',
  d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
  x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
};
const ring = (access: unknown, refresh: unknown = keyring.refresh) => JSON.stringify({ access, refresh });

const secrets: [target: string, key: string, what: string, value: string | undefined][] = [
  ['api', 'APP_SECRET', 'missing', undefined],
  ['api', 'APP_SECRET', 'empty', ''],
  ['api', 'APP_SECRET', 'short', randomBytes(23).toString('base64url')],
  ['api', 'APP_SECRET', 'a sample', 'change-me-change-me-change-me-change-me'],
  ['api', 'APP_SECRET', 'one character', 'a'.repeat(64)],
  ['api', 'APP_SECRET', 'blank', ' '.repeat(64)],
  ['api', 'JWT_KEYRING', 'missing', undefined],
  ['api', 'JWT_KEYRING', 'empty', ''],
  ['api', 'JWT_KEYRING', 'no JSON', randomBytes(48).toString('base64url')],
  ['api', 'JWT_KEYRING', 'without keys', '{"access":[],"refresh":[]}'],
  ['api', 'JWT_KEYRING', 'without a refresh key', ring(keyring.access, [])],
  ['api', 'JWT_KEYRING', 'with a short key', ring([{ ...accessKey, d: accessKey?.d.slice(0, 20) }])],
  ['api', 'JWT_KEYRING', 'with a public key only', ring([{ ...accessKey, d: undefined }])],
  [
    'api',
    'JWT_KEYRING',
    'with halves that do not fit',
    ring([{ ...accessKey, x: refreshKey?.x }], [{ ...refreshKey, x: accessKey?.x }]),
  ],
  ['api', 'JWT_KEYRING', 'with one key for both kinds', ring(keyring.refresh)],
  [
    'api',
    'JWT_KEYRING',
    'with one kid twice',
    ring([accessKey, { ...refreshKey, kid: accessKey?.kid }], [RFC_8037_KEY]),
  ],
  ['api', 'JWT_KEYRING', 'with the sample key of RFC 8037', ring([RFC_8037_KEY])],
  ['api', 'JWT_KEYRING', 'with a symmetric key', ring([{ kty: 'oct', k: 'c2VjcmV0', kid: 'a' }])],
  ['api', 'SITE_URL', 'missing', undefined],
  ['api', 'TRUST_PROXY_HOPS', 'missing', undefined],
  ['api', 'TRUST_PROXY_HOPS', 'a word', 'true'],
  ['api', 'RATE_LIMIT_SCALE', 'zero', '0'],
  ['sendEmail', 'SMTP_URL', 'missing', undefined],
  ['sendEmail', 'SMTP_URL', 'no URL', 'smtp.example.com:587'],
];

/** Every part of a value that would give it away. */
function secretParts(value: string): string[] {
  return value.split(/[^\w-]+/).filter((part) => part.length >= 20);
}

test.each(secrets)(
  '%s does not start when %s is %s, and says which key',
  async (target, key, _what, value) => {
    const { exitCode, output } = await startAndFail(target, { [key]: value });
    expect(output).toContain(key);
    expect(exitCode).toBe(1);
    for (const part of secretParts(value ?? '')) expect(output).not.toContain(part);
  },
);

test('every wrong key is named at once', async () => {
  const { output } = await startAndFail('api', { APP_SECRET: undefined, JWT_KEYRING: 'x', SITE_URL: 'y' });
  for (const key of ['APP_SECRET', 'JWT_KEYRING', 'SITE_URL']) expect(output).toContain(key);
});

test('the api function starts without the secrets that only the mail needs', async () => {
  const api = await startFunction({ SMTP_URL: undefined });
  await api.stop();
});

test('nothing that is printed at start gives a secret away', async () => {
  const api = await startFunction();
  for (const name of ['APP_SECRET', 'JWT_KEYRING', 'SMTP_URL']) {
    for (const part of secretParts(process.env[name] ?? '')) expect(api.output()).not.toContain(part);
  }
  await api.stop();
});
