import { z } from 'zod';
import type { CamelNames } from '../../documents/index.js';
import {
  documentId,
  idList,
  pageQuery,
  plainText,
  searchedText,
  type PageRequest,
} from '../../shared/index.js';
import { VERDICTS } from '../contact.codec.js';

/** Messages that one request may change, or bring as CSV. */
export const MAX_AT_ONCE = { changed: 100, exported: 1_000 };

const filters = {
  q: searchedText
    .optional()
    .describe(
      'How name, address or subject or a word of them begins, or one of the first 300 different words of the text, without case and accents',
    ),
  handled: z.enum(['true', 'false']).optional(),
  verdict: z.enum(VERDICTS).optional(),
  sort: z.enum(['newest', 'oldest']).default('newest').describe('Which come first'),
};

/** Query of GET /admin/api/messages. */
export const messagesQuery = z
  .object({
    ...pageQuery,
    ...filters,
    ids: idList
      .optional()
      .describe('Only these, as far as they are there, all on one page; goes with no other filter'),
  })
  .refine(
    ({ ids, q, handled, verdict: asked }) =>
      ids === undefined || [q, handled, asked].every((filter) => filter === undefined),
    { path: ['ids'], message: 'goes with no other filter' },
  );

/** Query of GET /admin/api/messages/export. */
export const messagesExportQuery = z.object({
  ...pageQuery,
  ...filters,
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(MAX_AT_ONCE.exported)
    .default(MAX_AT_ONCE.exported)
    .describe('Messages in a file'),
});

/** What messages are asked for: each filter narrows the list, absent ones don't. */
export type MessagesQuery = Omit<CamelNames<z.output<typeof messagesQuery>>, 'ids'>;

/** The same on any page. */
export type MessageFilters = Omit<MessagesQuery, keyof PageRequest>;

/** Path of one message. */
export const messageParams = z.object({ id: documentId });

const verdict = z
  .enum(VERDICTS)
  .describe(
    'What it is: spam is removed after 30 days. The spam filter learns ham and spam, once, but again where it was begun anew since; unsure takes that back',
  );

/** Body of PATCH /admin/api/messages/:id: what is absent stays. */
export const changeMessageBody = z
  .strictObject({ handled: z.boolean(), verdict, note: plainText(0, 2_000) })
  .partial()
  .refine((body) => Object.keys(body).length > 0, 'must have at least one field to change');

/** Body of POST /admin/api/messages/:id/answers. */
export const answerBody = z.strictObject({
  text: plainText(1, 10_000),
});

const ids = z
  .array(documentId)
  .min(1)
  .max(MAX_AT_ONCE.changed)
  .refine((all) => new Set(all).size === all.length, 'must all be different');

/** What may be done to many messages. */
const BULK_ACTIONS = ['handle', 'reopen', 'spam', 'ham', 'unsure', 'delete'] as const;

/** Body of POST /admin/api/messages/bulk. */
export const bulkMessagesBody = z.strictObject({ ids, action: z.enum(BULK_ACTIONS) });
