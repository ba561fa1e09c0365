import type { Clock, Logger } from '../../platform/index.js';
import { defineRoute, fileBody, type Route } from '../../http/index.js';
import { AppError } from '../../errors/index.js';
import { MAX_RECIPIENTS } from '../bounces/bounce-report.js';
import type { MailEventsService } from '../bounces/mail-events.service.js';
import { providerEvents, type MailProvider } from './mail-provider.js';

/** Bound of a body in bytes: SendGrid's have up to 768 kB. */
const MAX_BYTES = 1024 * 1024;

interface WebhookParts {
  readonly events: Pick<MailEventsService, 'take'>;
  readonly provider: MailProvider;
  readonly secret: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The route that the mail provider tells of bounces and complaints: /api/mail-events. */
export function mailEventRoutes({ events, provider, secret, clock, logger }: WebhookParts): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/api/mail-events',
      summary: 'What the mail provider tells of mails that came back and of complaints',
      description:
        'For `MAIL_EVENTS_PROVIDER`, which signs: `standard` (Standard Webhooks, as Svix and Resend do it), `mailgun` or `sendgrid`. What is told again ' +
        'changes nothing; events of other kinds are taken and dropped. 401: not signed by it, or over five minutes ago. 404: no provider is set up.',
      repeats: 'harmless',
      access: 'public',
      limiter: 'read',
      // Each twenty events: their entries, their mails.
      cost: { reads: 2 * MAX_RECIPIENTS, writes: 2 * MAX_RECIPIENTS, roundTrips: 3 },
      body: fileBody(['application/json'], MAX_BYTES),
      answer: { status: 204 },
      refusals: ['unauthenticated', 'not-found', 'invalid-argument', 'aborted'],
      handle: async ({ body, req, res }) => {
        const header = (name: string) => req.get(name);
        try {
          const told = providerEvents(provider, { header, body }, secret, clock.now());
          for (let at = 0; at < told.length; at += MAX_RECIPIENTS)
            await events.take(told.slice(at, at + MAX_RECIPIENTS), 'webhook');
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
