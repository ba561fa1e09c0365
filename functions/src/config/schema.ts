import { createPrivateKey, createPublicKey } from 'node:crypto';
import { z } from 'zod';
import { emailAddress } from '../shared/fields.js';
import { addressSchemas, checkBundledPages } from './address-pattern.js';

const SAMPLE_SECRET = /change-?me|example|sample|secret-?here|placeholder|^(.)\1*$/i;

/** The private key of RFC 8037's appendix A.1, which examples of JWKs repeat. */
const RFC_8037_SAMPLE_KEY = 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A';

/** Names, IPv4 and IPv6 addresses; no wildcards, which a URL lets through. */
const HOST_NAME = /^(?:[a-z\d](?:[a-z\d.-]*[a-z\d])?|\[[a-f\d:.]+\])$/;

const origin = z
  .url({ protocol: /^https?$/, hostname: /^(?:[\w.-]+|\[[\da-f:.]+\])$/i })
  .transform((url, context) => {
    const parsed = new URL(url);
    const isOrigin =
      parsed.pathname === '/' && parsed.search === '' && parsed.hash === '' && parsed.username === '';
    if (isOrigin && HOST_NAME.test(parsed.hostname)) return parsed.origin;
    context.addIssue({
      code: 'custom',
      message: 'must be an origin such as https://example.com, without a path',
    });
    return z.NEVER;
  });

const originList = z
  .string()
  .transform((list) =>
    list
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== ''),
  )
  .pipe(z.array(origin));

const wholeNumber = (min: number, max: number) =>
  z.coerce
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(min).max(max));

const score = z.coerce
  .string()
  .regex(/^\d{1,3}(?:\.\d{1,3})?$/, { error: 'must be a number from 0 to 999 such as 2.5', abort: true })
  .transform(Number);

const secret = z
  .string()
  .refine((value) => Buffer.byteLength(value) >= 32, 'must have at least 32 bytes')
  .refine((value) => !SAMPLE_SECRET.test(value), 'is a sample or placeholder, not a random secret');

/** The start of 2100 in Unix seconds: a greater number was meant as milliseconds. */
const LAST_ACTIVE_FROM = 4_102_444_800;

const jwk = z
  .object({
    kid: z.string().regex(/^[\w.-]{1,64}$/, 'must have 1 to 64 letters, digits, ".", "_" or "-"'),
    kty: z.literal('OKP'),
    crv: z.literal('Ed25519'),
    alg: z.literal('EdDSA').optional(),
    x: z.string().regex(/^[\w-]{43}$/, { error: 'is not an Ed25519 public key', abort: true }),
    d: z
      .string()
      .regex(/^[\w-]{43}$/, { error: 'is not an Ed25519 private key', abort: true })
      .refine((d) => d !== RFC_8037_SAMPLE_KEY, 'is a sample, not a random key'),
    active_from: z.int('must be whole seconds since 1970').min(0).max(LAST_ACTIVE_FROM).optional(),
  })
  .refine(isKeyPair, 'has public and private halves that do not belong together')
  .readonly();

const keyring = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'is not JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.object({ access: z.array(jwk).min(1), refresh: z.array(jwk).min(1) }).readonly())
  .refine(({ access, refresh }) => {
    const keys = [...access, ...refresh];
    return (
      new Set(keys.map(({ kid }) => kid)).size === keys.length &&
      new Set(keys.map(({ x }) => x)).size === keys.length
    );
  }, 'has the same key or kid twice');

function isKeyPair({ kty, crv, x, d }: { kty: string; crv: string; x: string; d: string }): boolean {
  try {
    const privateKey = createPrivateKey({ key: { kty, crv, x, d }, format: 'jwk' });
    return createPublicKey(privateKey).export({ format: 'jwk' }).x === x;
  } catch {
    return false;
  }
}

/**
 * Private Ed25519 keys as JWKs (RFC 8037), the newest first: all verify, and the first whose `active_from` (seconds since
 * 1970; absent: long ago) has come signs.
 */
export type KeyringJwks = z.output<typeof keyring>;

const redisUrl = z.literal('').or(
  z.url({
    protocol: /^rediss?$/,
    error: 'must be empty, redis://host:port or rediss://user:password@host:port',
  }),
);

/** @see https://cloud.google.com/storage/docs/buckets#naming */
const bucketName = z
  .string()
  .regex(/^[a-z\d][a-z\d._-]{1,220}[a-z\d]$/, 'must be the name of a bucket, without gs://');

/** Whether the key of the mail provider has the form that its signatures need; it need not be there without a provider. */
function hasKeyOfProvider(config: {
  readonly MAIL_EVENTS_PROVIDER: string;
  readonly MAIL_EVENTS_SECRET: string;
}): boolean {
  const { MAIL_EVENTS_PROVIDER: provider, MAIL_EVENTS_SECRET: secret } = config;
  if (provider === 'none') return true;
  if (provider === 'mailgun') return secret.length >= 16;
  if (provider === 'sendgrid') return isEcKey(secret);
  return secret.split(' ').every((one) => /^[\w+/-]{32,}={0,2}$/.test(one));
}

function isEcKey(secret: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(secret, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ec';
  } catch {
    return false;
  }
}

const base = {
  SITE_URL: origin,
  SITE_NAME: z.string().min(1).max(60),
  CONTACT_RECIPIENT: emailAddress,
  MAIL_FROM: emailAddress,
  APP_SECRET: secret,
  ...addressSchemas,
};

/** What the `api` function needs. */
export const apiConfigSchema = z
  .object({
    ...base,
    CORS_ORIGINS: originList,
    PUBLIC_CORS: z.enum(['any', 'listed']),
    BUNDLED_PAGES: z.enum(['on', 'off']),
    TRUST_PROXY_HOPS: wholeNumber(0, 10),
    RATE_LIMIT_SCALE: wholeNumber(1, 1_000_000),
    CONTACT_RECEIPTS: z.enum(['on', 'off']),
    UNSURE_FROM: score,
    SPAM_FROM: score,
    REDIS_URL: redisUrl,
    FILES_BUCKET: z.literal('').or(bucketName),
    MAIL_EVENTS_PROVIDER: z.enum(['none', 'standard', 'mailgun', 'sendgrid']),
    MAIL_EVENTS_SECRET: z.string(),
    REGISTRATION: z.enum(['open', 'invite', 'closed']),
    JWT_KEYRING: keyring,
    CAPTCHA_PROVIDER: z.enum(['', 'turnstile', 'hcaptcha']),
    CAPTCHA_SITE_KEY: z.string().max(200),
    CAPTCHA_SECRET: z.string().max(200),
    /** No param: tests name their double of the provider's endpoint here. */
    CAPTCHA_VERIFY_URL: z.url().optional(),
  })
  .superRefine((config, context) => {
    if (config.CAPTCHA_PROVIDER === '') return;
    for (const key of ['CAPTCHA_SITE_KEY', 'CAPTCHA_SECRET'] as const)
      if (config[key] === '') context.addIssue({ code: 'custom', path: [key], message: 'is needed' });
  })
  .refine(({ UNSURE_FROM, SPAM_FROM }) => UNSURE_FROM < SPAM_FROM, {
    path: ['SPAM_FROM'],
    message: 'must be greater than UNSURE_FROM',
  })
  .superRefine(checkBundledPages)
  .refine(hasKeyOfProvider, {
    path: ['MAIL_EVENTS_SECRET'],
    message: 'is not what MAIL_EVENTS_PROVIDER signs by: see docs/DEPLOY.md, "Bounces and complaints"',
  })
  .readonly();

/** What the `sendEmail` function needs. */
export const mailConfigSchema = z
  .object({
    ...base,
    SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be smtp://… or smtps://user:password@host:port' }),
  })
  .readonly();

/** Parsed configuration of the `api` function. */
export type ApiConfig = z.output<typeof apiConfigSchema>;

/** Parsed configuration of the `sendEmail` function. */
export type MailConfig = z.output<typeof mailConfigSchema>;
