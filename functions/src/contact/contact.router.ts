import { z } from 'zod';
import { withCamelNames } from '../documents/index.js';
import {
  addCosts,
  cachePublicly,
  defineRoute,
  isPlainForm,
  jsonOrFormBody,
  leadTo,
  NO_COST,
  PUBLIC_READ,
  type Route,
} from '../http/index.js';
import { contactBody, contactQuery } from './contact.schema.js';
import type { FormPages } from './form-pages.js';
import type { ContactService } from './contact.service.js';

const receiptJson = z.object({ message: z.literal('Message received'), id: z.string() });

const formJson = z.object({
  form_token: z.string().describe('To be sent as `form_token`'),
  captcha: z
    .object({ provider: z.enum(['turnstile', 'hcaptcha']), site_key: z.string() })
    .nullable()
    .describe(
      'Which one a page may show; what it gives is to be sent as `captcha`. Null where the site has none',
    ),
  receipts: z.boolean().describe('Whether a visitor may ask for a `receipt`'),
});

/** Where one is asked for. */
const RECEIPT_COST = { reads: 3, writes: 1, roundTrips: 1 };

/** Routes of the contact form. */
export function contactRoutes(contact: ContactService, pages: FormPages): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/contact/form',
      summary: 'What a page with a contact form sends along with it',
      description:
        'Nothing of it is personal: a page may hold it for as long as it is read, and caches for a minute. A message with a ' +
        '`form_token` that is 3 seconds to a day old was typed into a form; one without a token is no worse.',
      ...PUBLIC_READ,
      isForAll: true,
      cost: NO_COST,
      answer: { body: formJson },
      handle: ({ res }) => {
        const widget = contact.captchaWidget;
        cachePublicly(res).json({
          form_token: contact.newFormToken(),
          receipts: contact.givesReceipts,
          captcha: widget && { provider: widget.provider, site_key: widget.siteKey },
        } satisfies z.output<typeof formJson>);
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/contact',
      summary: 'Send a message to the owner of the site',
      description:
        '202 once the message and its mail job are stored; the mail follows, and is tried again until it ' +
        'is sent. `name` and `subject` have one line and no encoded words of mail headers ' +
        '(`=?utf-8?q?…?=`); `message` has no control characters but tabs and line breaks. A plain HTML form, sent without a ' +
        'script, is answered 303 whatever comes of it: to `next`, to `next_if_refused`, or to pages of the site. Pressed twice it is ' +
        'one message. 403 `permission-denied`: it is on a page of an origin that `CORS_ORIGINS` does not name.',
      repeats: 'by-key',
      access: 'public',
      limiter: 'contact',
      // The counts of what came lately go out at once, with the two reads of what the filter has learned where that is not known.
      cost: {
        ...addCosts({ reads: 6, writes: 2, roundTrips: 6 }, RECEIPT_COST),
        warm: addCosts({ reads: 4, writes: 2, roundTrips: 5 }, RECEIPT_COST),
      },
      query: contactQuery(pages),
      body: jsonOrFormBody(contactBody),
      answer: [
        { status: 202, body: receiptJson },
        { status: 303, headers: ['Location'] },
      ],
      refusals: ['permission-denied'],
      refusalPage: (req, error) => pages.refused(req, req.query, error),
      handle: async ({ query, body, once, req, res }) => {
        if (isPlainForm(req)) pages.requireKnownPage(req);
        const id = await once(
          async (key) => (await contact.receive(withCamelNames(body), key)).id,
          (message) => message.id,
        );
        if (isPlainForm(req)) leadTo(res, pages.sent(req, query));
        else res.status(202).json({ message: 'Message received', id });
      },
    }),
  ];
}
