import { createHmac, createPublicKey, timingSafeEqual, verify } from 'node:crypto';

/** A request of a mail provider: its header fields by name in lower case, and its body as it came. */
export interface SignedRequest {
  header(name: string): string | undefined;
  readonly body: Buffer;
}

/** How far a request's time may be from ours, in ms. */
const TOLERANCE_MS = 5 * 60_000;

/** Signatures in one request that are looked at. */
const MAX_SIGNATURES = 10;

/** Whether a time in Unix seconds is near enough to ours. */
function isRecent(seconds: string | undefined, now: Date): boolean {
  return (
    seconds !== undefined &&
    /^\d{1,12}$/.test(seconds) &&
    Math.abs(Number(seconds) * 1000 - now.getTime()) <= TOLERANCE_MS
  );
}

/**
 * Whether a request is signed as Standard Webhooks says: HMAC-SHA-256 of id, time and body, in base64. Svix, and so Resend and
 * others, sign the same way with header fields of its name.
 *
 * @param request as it came
 * @param secrets `whsec_…`, several with a space between while one is renewed
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function isSignedByStandard(request: SignedRequest, secrets: string, now: Date): boolean {
  const of = (name: string) => request.header(`webhook-${name}`) ?? request.header(`svix-${name}`);
  const [id, time, signatures] = [of('id'), of('timestamp'), of('signature')];
  if (id === undefined || signatures === undefined || !isRecent(time, now)) return false;
  const given = signatures.split(' ', MAX_SIGNATURES).filter((signature) => signature.startsWith('v1,'));
  return secrets.split(' ').some((secret) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
    const hmac = createHmac('sha256', key)
      .update(`${id}.${String(time)}.`)
      .update(request.body)
      .digest('base64');
    return given.some((signature) => isEqual(signature.slice('v1,'.length), hmac));
  });
}

/**
 * Whether Mailgun has made a request's token: HMAC-SHA-256 of time and token, in hex. It does not cover the rest of the body.
 *
 * @see https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks
 */
export function isSignedByMailgun(
  { timestamp, token, signature }: Readonly<Record<'timestamp' | 'token' | 'signature', string>>,
  key: string,
  now: Date,
): boolean {
  const hmac = createHmac('sha256', key).update(`${timestamp}${token}`).digest('hex');
  return isRecent(timestamp, now) && isEqual(signature, hmac);
}

/**
 * Whether a request is signed as SendGrid's signed event webhook: ECDSA with SHA-256 over time and body.
 *
 * @param request as it came
 * @param key the verification key that SendGrid shows: SPKI in base64
 * @see https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features
 */
export function isSignedBySendgrid(request: SignedRequest, key: string, now: Date): boolean {
  const signature = request.header('x-twilio-email-event-webhook-signature');
  const time = request.header('x-twilio-email-event-webhook-timestamp');
  if (signature === undefined || time === undefined || !isRecent(time, now)) return false;
  const publicKey = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' });
  return verify(
    'sha256',
    Buffer.concat([Buffer.from(time), request.body]),
    publicKey,
    Buffer.from(signature, 'base64'),
  );
}

function isEqual(actual: string, expected: string): boolean {
  const [a, b] = [Buffer.from(actual), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
