import { z } from 'zod';
import type { CamelNames } from '../../documents/index.js';
import { DECISIONS } from '../../moderation/model/index.js';
import {
  accountAddress,
  documentId,
  goesAlone,
  idList,
  isForward,
  numberText,
  pageQuery,
  plainText,
  searchedText,
  TIME_RANGE,
  type PageRequest,
} from '../../shared/index.js';
import { VERDICTS } from '../contact.codec.js';

/** Messages that one request may change, or bring as CSV. */
export const MAX_AT_ONCE = { changed: 100, exported: 1_000 };

const flag = z.enum(['true', 'false']);

const score = numberText(z.coerce.number<string>()).optional();

/** What is sorted by score is not narrowed by: each would be two indexes more for an order that a moderator wants of spam. */
const BY_TIME_ALONE = ['q', 'email', 'answered', 'from', 'to'] as const;

const filters = {
  q: searchedText
    .optional()
    .describe(
      'How name, address or subject or a word of them begins, or one of the first 300 different words of the text, without case and accents',
    ),
  email: accountAddress
    .optional()
    .describe('The whole address of who wrote, in any case; in a URL `+` is written `%2B`'),
  handled: flag.optional(),
  verdict: z.enum(VERDICTS).optional(),
  decided: z
    .enum([...DECISIONS, 'none'])
    .optional()
    .describe('The verdict that an admin gave; `none`: none did, the filter alone has judged'),
  answered: flag.optional(),
  ...TIME_RANGE,
  score_min: score.describe(
    'Of what the filter found, included: the more, the more like spam; goes with `sort` by `score`',
  ),
  score_max: score.describe('Included, as `score_min`'),
  sort: z
    .enum(['created_at', '-created_at', 'score', '-score'])
    .optional()
    .describe(
      `By default \`-created_at\`: the newest first. By score goes without ${BY_TIME_ALONE.map((name) => `\`${name}\``).join(', ')}`,
    ),
};

type Asked = z.output<z.ZodObject<typeof filters>>;

const isRangeForward = ({ from, to }: Asked) => isForward(from, to);
const EMPTY_RANGE = { path: ['from'], message: 'must be before to' };

const isSortedAlone = ({ sort, ...others }: Asked) =>
  !sort?.endsWith('score') || BY_TIME_ALONE.every((name) => others[name] === undefined);
const WRONG_ORDER = {
  path: ['sort'],
  message: `is by created_at where ${BY_TIME_ALONE.join(', ')} narrow the list`,
};

const isScoreSorted = ({ sort, score_min: min, score_max: max }: Asked) =>
  (min ?? max) === undefined || sort?.endsWith('score') === true;
const WRONG_SCORE_ORDER = {
  path: ['sort'],
  message: 'is score or -score where score_min or score_max narrow the list',
};

const isScoreForward = ({ score_min: min = -Infinity, score_max: max = Infinity }: Asked) => min <= max;
const EMPTY_SCORES = { path: ['score_min'], message: 'must not be more than score_max' };

/** Query of GET /admin/api/messages. */
export const messagesQuery = z
  .object({
    ...pageQuery,
    ...filters,
    ids: idList
      .optional()
      .describe('Only these, as far as they are there, all on one page; goes with no other filter'),
  })
  .refine((query) => goesAlone(query, 'ids'), { path: ['ids'], message: 'goes with no other filter' })
  .refine(isRangeForward, EMPTY_RANGE)
  .refine(isSortedAlone, WRONG_ORDER)
  .refine(isScoreSorted, WRONG_SCORE_ORDER)
  .refine(isScoreForward, EMPTY_SCORES);

/** Query of GET /admin/api/messages/export. */
export const messagesExportQuery = z
  .object({
    ...pageQuery,
    ...filters,
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(MAX_AT_ONCE.exported)
      .default(MAX_AT_ONCE.exported)
      .describe('Messages in a file'),
  })
  .refine(isRangeForward, EMPTY_RANGE)
  .refine(isSortedAlone, WRONG_ORDER)
  .refine(isScoreSorted, WRONG_SCORE_ORDER)
  .refine(isScoreForward, EMPTY_SCORES);

/** What messages are asked for: each filter narrows the list, absent ones don't. */
export type MessagesQuery = CamelNames<z.output<typeof messagesExportQuery>>;

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
