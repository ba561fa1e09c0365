import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createKeyring, ensureSecrets, localParams, writeParams } from './settings.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'));
  file = join(folder, 'file');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('createKeyring', () => {
  it('holds one private Ed25519 key for each kind of token', () => {
    const keyring = JSON.parse(createKeyring()) as Record<'access' | 'refresh', { kid: string }[]>;
    for (const keys of [keyring.access, keyring.refresh]) {
      expect(keys).toEqual([
        expect.objectContaining({
          kty: 'OKP',
          crv: 'Ed25519',
          alg: 'EdDSA',
          kid: expect.stringMatching(/^[\w-]{43}$/),
        }),
      ]);
    }
    expect(keyring.access[0]?.kid).not.toBe(keyring.refresh[0]?.kid);
  });
});

describe('ensureSecrets', () => {
  it('makes random secrets in a file that only its owner reads', () => {
    const secrets = ensureSecrets(file, 1025);
    expect(parseEnv(readFileSync(file, 'utf8'))).toEqual(secrets);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(Buffer.from(secrets.APP_SECRET, 'base64url').length).toBeGreaterThanOrEqual(32);
    expect(secrets.SMTP_URL).toBe('smtp://127.0.0.1:1025');
  });

  it('keeps what is there, but for the port of a mail server on this machine', () => {
    const first = ensureSecrets(file, 1025);
    expect(ensureSecrets(file, 2025)).toEqual({ ...first, SMTP_URL: 'smtp://127.0.0.1:2025' });
  });

  it('keeps a mail server elsewhere, and adds what is missing', () => {
    writeFileSync(file, 'SMTP_URL=smtps://user:p%40ss@mail.example.com:465\nOTHER=1\n');
    const secrets = ensureSecrets(file, 1025);
    expect(secrets).toMatchObject({ SMTP_URL: 'smtps://user:p%40ss@mail.example.com:465', OTHER: '1' });
    expect(secrets.JWT_KEYRING).toBeTruthy();
  });
});

describe('writeParams', () => {
  it('writes its own lines anew and keeps the others, which win', () => {
    writeFileSync(file, 'SITE_NAME=Mine\n');
    writeParams(file, { SITE_NAME: 'Firefolio', SITE_URL: 'http://127.0.0.1:1' });
    writeParams(file, { SITE_NAME: 'Firefolio', SITE_URL: 'http://127.0.0.1:2' });
    expect(parseEnv(readFileSync(file, 'utf8'))).toEqual({
      SITE_NAME: 'Mine',
      SITE_URL: 'http://127.0.0.1:2',
    });
  });

  it('writes values so that they are read back as they are', () => {
    const params = { A: "it's # one", B: '"quoted" \\ #', C: '', D: 'Name <a@b.test>' };
    writeParams(file, params);
    expect(parseEnv(readFileSync(file, 'utf8'))).toEqual(params);
  });
});

describe('localParams', () => {
  it('prefers the environment', () => {
    const params = localParams({ HOSTING_PORT: 5000 }, { RATE_LIMIT_SCALE: '1' });
    expect(params).toMatchObject({
      SITE_URL: 'http://127.0.0.1:5000',
      RATE_LIMIT_SCALE: '1',
      CORS_ORIGINS: 'http://localhost:5000',
    });
  });

  it('lets in the site by the name localhost, beside the origins of the environment', () => {
    const env = { CORS_ORIGINS: 'http://localhost:5173' };
    expect(localParams({ HOSTING_PORT: 6100 }, env)['CORS_ORIGINS']).toBe(
      'http://localhost:5173,http://localhost:6100',
    );
  });
});
