import { z } from 'zod';
import { defineRoute, jsonBody, type Route } from '../http/index.js';
import { contactBody } from './contact.schema.js';
import type { ContactService } from './contact.service.js';

const receiptJson = z.object({ message: z.literal('Message received'), id: z.string() });

/** Routes of the contact form. */
export function contactRoutes(contact: ContactService): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/api/contact',
      summary: 'Send a message to the owner of the site',
      description:
        '202 once the message and its mail job are stored; the mail follows, and is tried again until it ' +
        'is sent. `name` and `subject` have one line and no encoded words of mail headers ' +
        '(`=?utf-8?q?…?=`); `message` has no control characters but tabs and line breaks.',
      repeats: 'by-key',
      access: 'public',
      limiter: 'contact',
      cost: { reads: 0, writes: 2, roundTrips: 1 },
      body: jsonBody(contactBody),
      answer: { status: 202, body: receiptJson },
      handle: async ({ body, once, res }) => {
        const id = await once(
          async (key) => (await contact.receive(body, key)).id,
          (message) => message.id,
        );
        res.status(202).json({ message: 'Message received', id });
      },
    }),
  ];
}
