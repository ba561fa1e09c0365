import { clientOf, defineRoute, requestIdOf, type Route } from '../http/index.js';
import type { Mac } from '../shared/index.js';
import { contactBody } from './contact.schema.js';
import type { ContactService } from './contact.service.js';

/** Routes of the contact form. */
export function contactRoutes(contact: ContactService, ipMac: Mac): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/api/contact',
      summary: 'Send a message to the owner of the site',
      limiter: 'contact',
      body: contactBody,
      handle: async ({ body, req, res }) => {
        const { ipHash } = clientOf(req, ipMac);
        const { id } = await contact.receive({ ...body, ipHash, requestId: requestIdOf(res) });
        res.status(202).json({ message: 'Message received', id });
      },
    }),
  ];
}
