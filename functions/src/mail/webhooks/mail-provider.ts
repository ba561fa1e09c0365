import { z } from 'zod';
import { AppError } from '../../errors/index.js';
import type { MailEvent } from '../bounces/mail-event.js';
import { mailgunEvents, sendgridEvents, standardEvents } from './provider-events.js';
import {
  isSignedByMailgun,
  isSignedBySendgrid,
  isSignedByStandard,
  type SignedRequest,
} from './signatures.js';

/** Whose webhooks are taken; `none`: nobody's. */
export type MailProvider = 'none' | 'standard' | 'mailgun' | 'sendgrid';

const mailgunBody = z.object({
  signature: z.object({ timestamp: z.string(), token: z.string(), signature: z.string() }),
  'event-data': z.unknown(),
});

/**
 * The events of a request of the mail provider that are of interest; none of a kind that is not known.
 *
 * @throws AppError not-found without a provider; unauthenticated where the request is not signed by it, or long ago;
 *   invalid-argument for a body that is no JSON
 */
export function providerEvents(
  provider: MailProvider,
  request: SignedRequest,
  secret: string,
  now: Date,
): MailEvent[] {
  if (provider === 'mailgun') return eventsOfMailgun(request, secret, now);
  if (provider === 'none') {
    const message = 'No mail provider is set up: MAIL_EVENTS_PROVIDER says whose events are taken.';
    throw new AppError({ code: 'not-found', message });
  }
  const isSigned = provider === 'standard' ? isSignedByStandard : isSignedBySendgrid;
  if (!isSigned(request, secret, now)) throw notSigned();
  const body = parseJson(request.body);
  return provider === 'standard' ? standardEvents(body) : sendgridEvents(body);
}

/** Its signature is in the body. */
function eventsOfMailgun({ body }: SignedRequest, secret: string, now: Date): MailEvent[] {
  const { success, data } = mailgunBody.safeParse(parseJson(body));
  if (!success || !isSignedByMailgun(data.signature, secret, now)) throw notSigned();
  return mailgunEvents(data['event-data']);
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString()) as unknown;
  } catch (cause) {
    throw new AppError({ code: 'invalid-argument', message: 'The body is not valid JSON.', cause });
  }
}

function notSigned(): AppError {
  return new AppError({
    code: 'unauthenticated',
    message:
      'The request is not signed by the mail provider, or was signed over five minutes ago: see MAIL_EVENTS_SECRET.',
    headers: { 'WWW-Authenticate': 'Webhook-Signature realm="firefolio"' },
  });
}
