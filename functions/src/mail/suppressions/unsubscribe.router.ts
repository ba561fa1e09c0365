import { z } from 'zod';
import { AppError } from '../../errors/index.js';
import { addCosts, defineRoute, type Route } from '../../http/index.js';
import { SETTINGS_COST } from '../../settings/index.js';
import { escapeHtml } from '../../shared/index.js';
import type { SuppressionsService } from './suppressions.service.js';
import { UNSUBSCRIBE_PATH, type UnsubscribeLinks } from './unsubscribe-links.js';

const query = z.object({
  token: z.string().max(600).describe('As the header `List-Unsubscribe` of a mail has it'),
});

const PAGE = { body: z.string(), contentType: 'text/html' };

interface UnsubscribeParts {
  readonly suppressions: Pick<SuppressionsService, 'unsubscribe'>;
  readonly links: Pick<UnsubscribeLinks, 'addressOf'>;
  /** How the site is called now. */
  readonly siteName: () => Promise<string>;
}

/** Routes by which readers stop mails that strangers can cause: what `List-Unsubscribe` names (RFC 8058). */
export function unsubscribeRoutes({ suppressions, links, siteName }: UnsubscribeParts): Route[] {
  const requireAddress = (token: string) => {
    const address = links.addressOf(token);
    if (address !== null) return address;
    throw new AppError({
      code: 'invalid-argument',
      message: 'This link is not whole: open it from the mail once more, or copy all of it.',
    });
  };
  const titleNow = async () => escapeHtml(await siteName());
  return [
    defineRoute({
      method: 'get',
      path: UNSUBSCRIBE_PATH,
      summary: 'A page with a button that stops mails; nothing comes of opening it, as mail scanners do',
      access: 'public',
      limiter: 'read',
      cost: SETTINGS_COST,
      query,
      answer: PAGE,
      refusals: ['invalid-argument'],
      handle: async ({ query: { token }, res }) => {
        const address = escapeHtml(requireAddress(token));
        const title = await titleNow();
        res.type('html').send(
          page(
            title,
            `<p>Shall ${title} send no more mails to <b>${address}</b> that others can ask for, such as invitations and requests to confirm the address?</p>
<form method="post"><button>Send no more</button></form>`,
          ),
        );
      },
    }),
    defineRoute({
      method: 'post',
      path: UNSUBSCRIBE_PATH,
      summary: 'Stop mails that strangers can cause to an address, by the link in one of them',
      description:
        'What mail programs send by themselves at “Unsubscribe” (RFC 8058): the body is not looked at. Mails that the owner of an account needs go on, ' +
        'such as a link to a new password.',
      repeats: 'harmless',
      access: 'public',
      limiter: 'read',
      cost: addCosts(SETTINGS_COST, { reads: 1, writes: 1, roundTrips: 2 }),
      query,
      answer: PAGE,
      refusals: ['invalid-argument', 'aborted'],
      handle: async ({ query: { token }, res }) => {
        const address = requireAddress(token);
        await suppressions.unsubscribe(address);
        res
          .type('html')
          .send(
            page(
              await titleNow(),
              `<p>No more such mails go to <b>${escapeHtml(address)}</b>. Write to the owner of the site to have them again.</p>`,
            ),
          );
      },
    }),
  ];
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${title}</title></head>
<body><h1>${title}</h1>
${body}
</body></html>`;
}
