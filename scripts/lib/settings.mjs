/**
 * The functions' params and secrets for local runs.
 *
 * The Functions emulator gives a function, in this order, a later one overriding an earlier one: the environment it was
 * started in, .env, .env.<project>, .env.local, its own variables, .secret.local.
 */
import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { chmodSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { HOST } from './ports.mjs';

const BLOCK_START = '# --- npm start writes these lines anew every time ---';
const BLOCK_END = '# --- your own lines below are kept, and win ---';

/**
 * The params of a local run. A variable of the same name in the environment takes precedence.
 * @param {import('./ports.mjs').Ports} ports
 * @param {NodeJS.ProcessEnv} env
 * @param {Record<string, string>} [overrides] other defaults than these
 * @returns {Record<string, string>}
 */
export function localParams(ports, env, overrides = {}) {
  const defaults = {
    SITE_URL: `http://${HOST}:${ports.HOSTING_PORT}`,
    SITE_NAME: 'Firefolio',
    CORS_ORIGINS: '',
    CONTACT_RECIPIENT: 'owner@firefolio.test',
    MAIL_FROM: 'noreply@firefolio.test',
    TRUST_PROXY_HOPS: '0',
    RATE_LIMIT_SCALE: '100',
    ...overrides,
  };
  return Object.fromEntries(Object.entries(defaults).map(([name, value]) => [name, env[name] ?? value]));
}

/**
 * Writes params into a .env.local, leaving a person's own lines as they are.
 * @param {string} file absolute
 * @param {Record<string, string>} params
 */
export function writeParams(file, params) {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const own = text.includes(BLOCK_END) ? text.slice(text.indexOf(BLOCK_END) + BLOCK_END.length + 1) : text;
  writeFileSync(file, [BLOCK_START, ...formatLines(params), BLOCK_END, own].join('\n'));
}

/**
 * Makes a .secret.local, or completes the one that is there. A secret that is there stays, but for an SMTP_URL of this
 * machine, whose port follows the mail server's.
 * @param {string} file absolute; its mode becomes 0600
 * @param {number} smtpPort
 * @returns {Record<string, string>} all secrets
 */
export function ensureSecrets(file, smtpPort) {
  const present = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  const secrets = {
    ...present,
    JWT_KEYRING: present.JWT_KEYRING || createKeyring(),
    APP_SECRET: present.APP_SECRET || randomBytes(48).toString('base64url'),
    SMTP_URL: localSmtpUrl(present.SMTP_URL, smtpPort),
  };
  const text = ['# Random, for this clone only. Never commit it.', ...formatLines(secrets), ''].join('\n');
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text, { mode: 0o600 });
  chmodSync(file, 0o600);
  return secrets;
}

/**
 * A fresh keyring for signing access and refresh tokens.
 * @returns {string} JSON `{"access": [jwk], "refresh": [jwk]}` with private Ed25519 keys, newest first
 */
export function createKeyring() {
  return JSON.stringify({ access: [createKey()], refresh: [createKey()] });
}

/** @see RFC 7638 for the key id */
function createKey() {
  const { crv, d, kty, x } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url');
  return { kty, crv, x, d, kid, alg: 'EdDSA', use: 'sig' };
}

function localSmtpUrl(present, smtpPort) {
  const url = URL.parse(present ?? '');
  if (url && !['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)) return present;
  return `smtp://${HOST}:${smtpPort}`;
}

function formatLines(values) {
  return Object.entries(values).map(([name, value]) => `${name}=${formatValue(value)}`);
}

/** In the form that firebase-tools and Node both read. */
function formatValue(value) {
  if (/^[\w.,:/@<> +-]*$/.test(value)) return value;
  return value.includes("'") ? `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"` : `'${value}'`;
}
