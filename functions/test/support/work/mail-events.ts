import { createHmac, randomUUID } from 'node:crypto';

/** What a request is signed with, and when. */
interface Signing {
  readonly secret?: string;
  readonly at?: Date;
  /** The beginning of the header fields' names: `webhook`, or that of Svix. */
  readonly prefix?: 'webhook' | 'svix';
}

/** Header fields of Standard Webhooks for a body that is sent as JSON; by the suite's own secret, now, unless told otherwise. */
export function signedByStandard(
  body: unknown,
  { secret = String(process.env['MAIL_EVENTS_SECRET']), at = new Date(), prefix = 'webhook' }: Signing = {},
): Record<string, string> {
  const [id, time] = [`msg_${randomUUID()}`, String(Math.floor(at.getTime() / 1000))];
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const hmac = createHmac('sha256', key)
    .update(`${id}.${time}.${JSON.stringify(body)}`)
    .digest('base64');
  return {
    [`${prefix}-id`]: id,
    [`${prefix}-timestamp`]: time,
    [`${prefix}-signature`]: `v1,${Buffer.alloc(32).toString('base64')} v1,${hmac}`,
  };
}

/** A body as Mailgun sends it: signed in itself. */
export function signedByMailgun(event: unknown, key: string, at = new Date()): unknown {
  const [timestamp, token] = [String(Math.floor(at.getTime() / 1000)), randomUUID()];
  const signature = createHmac('sha256', key).update(`${timestamp}${token}`).digest('hex');
  return { signature: { timestamp, token, signature }, 'event-data': event };
}
