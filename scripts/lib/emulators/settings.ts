/**
 * The functions' params and secrets for local runs.
 *
 * The Functions emulator gives a function, in this order, a later one overriding an earlier one: the environment it was
 * started in, .env, .env.<project>, .env.local, its own variables, .secret.local.
 */
import { createHash, generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseEnv } from 'node:util';
import { PARAMS } from '../default-params.mjs';
import { HOST, type Ports } from './ports.ts';

/** A project id that begins with `demo-` keeps the emulators from calling anything real. */
export const LOCAL_PROJECT_ID = 'demo-firefolio';

/** A private Ed25519 key as a JWK. */
export type LocalKey = Readonly<Record<'kty' | 'crv' | 'x' | 'd' | 'kid' | 'alg' | 'use', string>>;

const BLOCK_START = '# --- npm start writes these lines anew every time ---';
const BLOCK_END = '# --- your own lines below are kept, and win ---';

/** The params of a local run. A variable of the same name in the environment wins. @param overrides other defaults */
export function localParams(
  ports: Pick<Ports, 'HOSTING_PORT'>,
  env: NodeJS.ProcessEnv,
  overrides: Record<string, string> = {},
): Record<string, string> {
  const siteUrl = `http://${HOST}:${ports.HOSTING_PORT}`;
  const params = Object.fromEntries(
    Object.entries(PARAMS).map(([name, { value = siteUrl }]) => [
      name,
      env[name] ?? overrides[name] ?? value,
    ]),
  );
  // The other name of the same site: its pages may log in by cookie too.
  const localhost = `http://localhost:${ports.HOSTING_PORT}`;
  return { ...params, CORS_ORIGINS: [params['CORS_ORIGINS'], localhost].filter(Boolean).join(',') };
}

/** Writes params into a .env.local, leaving a person's own lines as they are. */
export function writeParams(file: string, params: Record<string, string>): void {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const own = text.includes(BLOCK_END) ? text.slice(text.indexOf(BLOCK_END) + BLOCK_END.length + 1) : text;
  writeFileSync(file, [BLOCK_START, ...formatLines(params), BLOCK_END, own].join('\n'));
}

/**
 * Makes a .secret.local, or completes the one that is there. A secret that is there stays, but for an SMTP_URL of this
 * machine, whose port follows the mail server's.
 *
 * @returns all secrets
 */
export function ensureSecrets(
  file: string,
  smtpPort: number,
): Record<string, string> & Record<'JWT_KEYRING' | 'APP_SECRET' | 'SMTP_URL', string> {
  const present = readSecrets(file);
  const secrets = {
    ...present,
    JWT_KEYRING: present['JWT_KEYRING'] || createKeyring(),
    APP_SECRET: present['APP_SECRET'] || randomBytes(48).toString('base64url'),
    SMTP_URL: localSmtpUrl(smtpPort, present['SMTP_URL']),
  };
  writeSecrets(file, secrets);
  return secrets;
}

/** The secrets of a .secret.local; none when there is no such file. */
export function readSecrets(file: string): Record<string, string> {
  return existsSync(file) ? (parseEnv(readFileSync(file, 'utf8')) as Record<string, string>) : {};
}

/**
 * Writes all secrets into a .secret.local in one step: an emulator that reads it meanwhile finds the old ones or the new
 * ones. The file's mode becomes 0600.
 */
export function writeSecrets(file: string, secrets: Record<string, string>): void {
  const text = ['# Random, for this clone only. Never commit it.', ...formatLines(secrets), ''].join('\n');
  if (existsSync(file) && readFileSync(file, 'utf8') === text) {
    chmodSync(file, 0o600);
    return;
  }
  // Neither Git nor a deployment takes files of this name.
  const draft = join(dirname(file), `.${randomUUID()}.local`);
  try {
    writeFileSync(draft, text, { mode: 0o600 });
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** A fresh keyring: JSON `{"access": [jwk], "refresh": [jwk]}` with private Ed25519 keys that sign at once. */
export function createKeyring(): string {
  return JSON.stringify({ access: [createKey()], refresh: [createKey()] });
}

/** A fresh private Ed25519 key as a JWK, named by its RFC 7638 thumbprint. */
export function createKey(): LocalKey {
  const exported = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const { crv, d, kty, x } = exported as Record<'crv' | 'd' | 'kty' | 'x', string>;
  const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url');
  return { kty, crv, x, d, kid, alg: 'EdDSA', use: 'sig' };
}

function localSmtpUrl(smtpPort: number, present = ''): string {
  const url = URL.parse(present);
  if (url && !['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)) return present;
  return `smtp://${HOST}:${smtpPort}`;
}

function formatLines(values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).map(([name, value]) => `${name}=${formatValue(value)}`);
}

/** In the form that firebase-tools and Node both read. */
function formatValue(value: string): string {
  if (/^[\w.,:/@<> +-]*$/.test(value)) return value;
  return value.includes("'") ? `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"` : `'${value}'`;
}
