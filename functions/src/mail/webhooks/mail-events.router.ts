import type { Clock, Logger } from '../../platform/index.js';
import { defineRoute, fileBody, type Route } from '../../http/index.js';
import { AppError } from '../../errors/index.js';
import { EVENTS_AT_ONCE } from '../bounces/mail-event.js';
import type { TakenEvent } from '../bounces/mail-events.repository.js';
import type { MailEventsService } from '../bounces/mail-events.service.js';
import { providerEvents, type MailProvider } from './mail-provider.js';

/** Bound of a body in bytes: SendGrid's have up to 768 kB. */
const MAX_BYTES = 1024 * 1024;

/** Events of interest in one request that are looked at. */
const MAX_EVENTS = 500;

interface WebhookParts {
  readonly events: Pick<MailEventsService, 'takeTold'>;
  readonly provider: MailProvider;
  readonly secret: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The route that the mail provider tells of bounces and complaints: /api/mail-events. */
export function mailEventRoutes({ events, provider, secret, clock, logger }: WebhookParts): Route[] {
  const tell = ({ told, taken }: { readonly told: number; readonly taken: readonly TakenEvent[] }) => {
    const ignored = taken.filter(({ isUntrusted }) => isUntrusted).length;
    if (ignored > 0)
      logger.log('info', 'mail events ignored: about no mail of this site', { provider, count: ignored });
    if (told > taken.length)
      logger.log('error', 'mail events left out: too many at once', { provider, count: told - taken.length });
  };
  return [
    defineRoute({
      method: 'post',
      path: '/api/mail-events',
      summary: 'What the mail provider tells of mails that came back and of complaints',
      description:
        'For `MAIL_EVENTS_PROVIDER`, which signs: `standard` (Standard Webhooks, as Svix and Resend do it), `mailgun` or `sendgrid`. What is told again ' +
        'changes nothing; events of other kinds are taken and dropped. 401: not signed by it, or over five minutes ago. 404: no provider is set up. Nobody is suppressed for a mail that is ' +
        'not of the site. 503: a mail that it is about is being sent; tell it again.',
      repeats: 'harmless',
      access: 'public',
      limiter: 'read',
      // Of each event the entry and the mail.
      cost: { reads: 2 * MAX_EVENTS, writes: 2 * MAX_EVENTS, roundTrips: (3 * MAX_EVENTS) / EVENTS_AT_ONCE },
      body: fileBody(['application/json'], MAX_BYTES),
      answer: { status: 204 },
      refusals: ['unauthenticated', 'not-found', 'invalid-argument', 'aborted'],
      handle: async ({ body, req, res }) => {
        const header = (name: string) => req.get(name);
        try {
          const told = providerEvents(provider, { header, body }, secret, clock.now());
          const taken = await events.takeTold(told.slice(0, MAX_EVENTS));
          tell({ told: told.length, taken });
          if (taken.some(({ isEarly }) => isEarly)) throw tooEarly();
        } catch (error) {
          // Of the body nothing: anybody can have sent it.
          if (error instanceof AppError && error.code === 'unauthenticated')
            logger.log('warn', 'mail events refused: not signed by the provider', { provider });
          throw error;
        }
        res.status(204).end();
      },
    }),
  ];
}

/** The mail was handed over, and that is not noted yet: providers come again. */
function tooEarly(): AppError {
  return new AppError({
    code: 'unavailable',
    message: 'A mail that this is about is being sent: tell it again later.',
    headers: { 'Retry-After': '60' },
  });
}
