import type { Response } from 'express';
import type { z } from 'zod';
import { getActor } from '../../auth/index.js';
import { withCamelNames } from '../../documents/index.js';
import {
  ADMIN_READ,
  ADMIN_WRITE,
  BY_IDS,
  alsoByPut,
  defineRoute,
  ifMatchVersions,
  jsonBody,
  linkNext,
  LIST_COST,
  type Route,
} from '../../http/index.js';
import { mailJson, presentMail } from '../../mail/index.js';
import { versionEtag } from '../../shared/index.js';
import { MAX_ANSWERS, type MessageChanges } from './message.js';
import { messagesCsv } from './messages-csv.js';
import {
  answerJson,
  bulkOutcomeJson,
  messageCountsJson,
  messageJson,
  messagesJson,
  presentAnswer,
  presentBulkOutcome,
  presentMessage,
  presentMessageCounts,
  presentMessageSummary,
} from './messages.presenter.js';
import {
  answerBody,
  bulkMessagesBody,
  changeMessageBody,
  MAX_AT_ONCE,
  messageParams,
  messagesExportQuery,
  messagesQuery,
} from './messages.schema.js';
import type { MessagesService } from './messages.service.js';

const PATH = '/admin/api/messages';

const OF_ONE = `${PATH}/:id`;

/** The mails of a message: its own, and one of each answer. */
const MAILS = MAX_ANSWERS + 1;

/** Of a page of messages, counted. */
const LIST_AND_TOTAL = { reads: 2, writes: 0, roundTrips: 2, readsPerItem: 1 };

/** What the actions of many at once mean. */
const BULK_CHANGES = {
  handle: { handled: true },
  reopen: { handled: false },
  spam: { verdict: 'spam' },
  ham: { verdict: 'ham' },
  unsure: { verdict: 'unsure' },
  delete: 'delete',
} as const satisfies Record<z.output<typeof bulkMessagesBody>['action'], MessageChanges | 'delete'>;

const CHANGE_REFUSALS = ['not-found', 'stale-version', 'aborted'] as const;

/** Routes of the contact form's messages for admins: /admin/api/messages. */
export function messageRoutes(messages: MessagesService): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: PATH,
      summary: 'Messages of the contact form, in the order that is asked for',
      description: 'All filters but `ids` hold together. A cursor belongs to them.',
      ...ADMIN_READ,
      cost: { ...LIST_AND_TOTAL, more: BY_IDS },
      query: messagesQuery,
      answer: { body: messagesJson, headers: ['Link'] },
      handle: async ({ query: { ids, ...query }, res }) => {
        if (ids) {
          const these = await messages.listThese(ids);
          res.json({ messages: these.map(presentMessageSummary), total: these.length, next_cursor: null });
          return;
        }
        const wanted = withCamelNames(query);
        const [{ messages: found, nextCursor }, total] = await Promise.all([
          messages.list(wanted),
          messages.count(wanted),
        ]);
        linkNext(res, nextCursor);
        res.json({ messages: found.map(presentMessageSummary), total, next_cursor: nextCursor });
      },
    }),
    defineRoute({
      method: 'get',
      path: `${PATH}/counts`,
      summary: 'How many messages there are, for a badge',
      ...ADMIN_READ,
      cost: { reads: 5, writes: 0, roundTrips: 5 },
      answer: { body: messageCountsJson },
      handle: async ({ res }) => {
        res.json(presentMessageCounts(await messages.counts()));
      },
    }),
    defineRoute({
      method: 'get',
      path: `${PATH}/export`,
      summary: 'Messages as CSV, at most 1,000 in a file; Link leads to the next one',
      description:
        'UTF-8 with a byte order mark, every cell quoted. What a spreadsheet would take for a formula has an apostrophe before it.',
      ...ADMIN_READ,
      cost: LIST_COST,
      query: messagesExportQuery,
      answer: { contentType: 'text/csv', fileTypes: ['text/csv'], headers: ['Link'] },
      handle: async ({ query, res }) => {
        const { messages: found, nextCursor } = await messages.list(withCamelNames(query));
        linkNext(res, nextCursor);
        res.attachment('messages.csv').type('text/csv; charset=utf-8').send(messagesCsv(found));
      },
    }),
    defineRoute({
      method: 'post',
      path: `${PATH}/bulk`,
      summary: 'Change or delete up to 100 messages, all or none',
      description:
        'Deleted are their mails as well, and mailed are those that came as spam and are none now. What is not there any more is named, and changes nothing.',
      repeats: 'harmless',
      ...ADMIN_WRITE,
      cost: {
        reads: MAX_AT_ONCE.changed,
        writes: MAX_AT_ONCE.changed * (2 + MAILS),
        roundTrips: 2,
      },
      body: jsonBody(bulkMessagesBody),
      answer: { body: bulkOutcomeJson },
      refusals: ['aborted'],
      handle: async ({ body, res }) => {
        res.json(presentBulkOutcome(await messages.changeMany(body.ids, BULK_CHANGES[body.action])));
      },
    }),
    defineRoute({
      method: 'get',
      path: OF_ONE,
      summary: 'One message with its answers, and what became of its mails',
      ...ADMIN_READ,
      cost: { reads: 1 + MAILS, writes: 0, roundTrips: 2 },
      params: messageParams,
      answer: { body: messageJson, headers: ['ETag'] },
      refusals: ['not-found'],
      handle: async ({ params, res }) => {
        sendMessage(res, await messages.get(params.id));
      },
    }),
    ...alsoByPut(
      defineRoute({
        method: 'patch',
        path: OF_ONE,
        summary: 'File a message: handled or not, spam or not, a note',
        description:
          'What is absent stays. A message that came as spam was not mailed: with another verdict it is mailed now, once.',
        ...ADMIN_WRITE,
        cost: { reads: 1 + MAILS, writes: 3, roundTrips: 3 },
        params: messageParams,
        body: jsonBody(changeMessageBody),
        answer: { body: messageJson, headers: ['ETag'] },
        refusals: CHANGE_REFUSALS,
        handle: async ({ params, body, req, res }) => {
          sendMessage(res, await messages.change(params.id, body, ifMatchVersions(req)));
        },
      }),
    ),
    defineRoute({
      method: 'delete',
      path: OF_ONE,
      summary: 'Delete a message and its mails for good',
      description: 'Also those that were not sent yet: an answer that waits does not go out any more.',
      ...ADMIN_WRITE,
      cost: { reads: 1, writes: 2 + MAILS, roundTrips: 2 },
      params: messageParams,
      answer: { status: 204 },
      refusals: CHANGE_REFUSALS,
      handle: async ({ params, req, res }) => {
        await messages.remove(params.id, ifMatchVersions(req));
        res.status(204).end();
      },
    }),
    defineRoute({
      method: 'post',
      path: `${OF_ONE}/answers`,
      summary: 'Answer a message by mail; it counts as handled then',
      description:
        "The mail comes from the site's address with the writer's name, quotes the message and stands in one thread with the " +
        "owner's mail and the answers before; what the visitor writes back goes to the owner. A message that was taken for spam is none then. 409 `failed-precondition`: it was answered 20 times.",
      repeats: 'by-key',
      ...ADMIN_WRITE,
      cost: { reads: 1, writes: 3, roundTrips: 2 },
      params: messageParams,
      body: jsonBody(answerBody),
      answer: { status: 201, body: answerJson },
      refusals: ['not-found', 'failed-precondition', 'aborted'],
      handle: async ({ params, body, once, res }) => {
        const { id, firstName, lastName } = getActor(res).user;
        const writer = { id, name: `${firstName} ${lastName}`.trim() };
        const answer = await once(
          (key) => messages.answer(params.id, body.text, writer, key),
          (made) => messages.getAnswer(params.id, made.id),
        );
        res.status(201).json(presentAnswer(answer));
      },
    }),
    defineRoute({
      method: 'post',
      path: `${OF_ONE}/retry-mail`,
      summary: 'Send the mail of a message that failed, or was never made',
      description:
        '409 `failed-precondition`: it is on its way, was sent, or was not made since the message came as spam. 404 as well once ' +
        'its mail is forgotten.',
      repeats: 'refused',
      ...ADMIN_WRITE,
      cost: { reads: 2, writes: 3, roundTrips: 3 },
      params: messageParams,
      answer: { body: mailJson },
      refusals: ['not-found', 'failed-precondition', 'aborted'],
      handle: async ({ params, res }) => {
        res.json(presentMail(await messages.retryMail(params.id)));
      },
    }),
  ];
}

function sendMessage(res: Response, { message, mails }: Awaited<ReturnType<MessagesService['get']>>): void {
  const times = mails.map(({ updatedAt }) => updatedAt.getTime());
  const since = times.length > 0 ? new Date(Math.max(...times)) : null;
  res.set('ETag', versionEtag(message.version, since)).json(presentMessage(message, mails));
}
