import { z } from 'zod';
import {
  documentId,
  goesAlone,
  idList,
  isForward,
  numberText,
  pageQuery,
  plainText,
  searchedText,
  singleLine,
  TIME_RANGE,
} from '../../shared/index.js';
import { HASH_PATTERN, MEDIA_KINDS, MEDIA_STATUSES, MEDIA_TEXTS } from '../media.js';
import { MEDIA_TYPE_NAMES } from '../types/index.js';

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

const share = z.number().min(0).max(1);

const fileName = singleLine(1, MEDIA_TEXTS.fileName);
const title = singleLine(0, MEDIA_TEXTS.title);
const caption = plainText(0, MEDIA_TEXTS.caption);
const credit = singleLine(0, MEDIA_TEXTS.credit);
const alt = plainText(0, MEDIA_TEXTS.alt).describe(
  'What is on the picture, for those who can’t see it. Of a picture it must be there, unless it is decorative',
);
const decorative = 'Of a picture that tells nothing which its readers would miss';
const focalPoint = z
  .strictObject({ x: share, y: share })
  .describe('What is always shown of a picture: from 0 (left, top) to 1');

/** `0.5,0.3` → `{x: 0.5, y: 0.3}`. */
const focalPointText = z
  .string()
  .max(50)
  .regex(
    /^(?:0(?:\.\d+)?|1(?:\.0+)?|\.\d+),(?:0(?:\.\d+)?|1(?:\.0+)?|\.\d+)$/,
    'must be two numbers from 0 to 1, such as 0.5,0.3',
  )
  .transform((text) => {
    const [x = 0, y = 0] = text.split(',').map(Number);
    return { x, y };
  })
  .describe('What is always shown of a picture, from 0 (left, top) to 1: `0.5,0.3`');

/** What is said of a file that comes, as the fields of a form or the parameters of a query: each a text. */
export const uploadFields = z.strictObject({
  alt: alt.optional(),
  decorative: flag.optional().describe(decorative),
  title: title.optional(),
  caption: caption.optional(),
  credit: credit.optional(),
  focal_point: focalPointText.optional(),
});

/** Query of POST /admin/api/media: what is said of the file where it is the body. */
export const uploadQuery = z.object({
  ...uploadFields.shape,
  file_name: fileName.optional().describe('How the file is called, where it is the body'),
});

/** The same in JSON. */
export const MEDIA_TEXT_SHAPE = {
  alt,
  decorative: z.boolean().describe(decorative),
  title,
  caption,
  credit,
  focal_point: focalPoint.nullable(),
};

/** Body of PATCH /admin/api/media/:id. */
export const updateMediaBody = z
  .strictObject({ ...MEDIA_TEXT_SHAPE, file_name: fileName })
  .partial()
  .refine((body) => Object.keys(body).length > 0, 'must have at least one field to change');

/** The name of a file that is to come in parts. */
export const uploadFileName = fileName;

/** Body of POST /admin/api/media/:id/replace. */
export const replaceBody = z.strictObject({
  hash: z
    .string()
    .regex(HASH_PATTERN, 'is not the hash of a file')
    .describe('Of the file whose bytes this one is to have: uploaded before, `ready`, and used nowhere'),
});

/** Path of one file. */
export const mediaParams = z.object({ id: documentId });

/** Orders of the list of files. */
export const MEDIA_SORTS = [
  'created_at',
  '-created_at',
  'file_name',
  '-file_name',
  'bytes',
  '-bytes',
] as const;

/** One of MEDIA_SORTS. */
export type MediaSort = (typeof MEDIA_SORTS)[number];

const size = numberText(z.coerce.number<string>().int().min(0)).optional();

/** Query of GET /admin/api/media. */
export const mediaQuery = z
  .object({
    ...pageQuery,
    ids: idList
      .optional()
      .describe('Only these, as far as they are there, all on one page; goes with no other filter'),
    kind: z.enum(MEDIA_KINDS).optional(),
    type: z.enum(MEDIA_TYPE_NAMES).optional(),
    status: z.enum(MEDIA_STATUSES).optional(),
    unused: flag
      .default(false)
      .describe('Only those that nothing shows, of which a page may have fewer than `limit`'),
    trashed: flag.default(false).describe('Those in the trash in place of the others'),
    described: flag
      .optional()
      .describe(
        '`false`: pictures that are called as their file in place of an `alt`, as imports do where nobody says what is on them, or not at all; `true`: all other files',
      ),
    uploaded_by: documentId.optional().describe('The id of the account that uploaded it'),
    q: searchedText.optional().describe('How a name, a text or a word in one begins'),
    ...TIME_RANGE,
    bytes_min: size.describe('Of the file as it came, included; goes with `sort` by `bytes`'),
    bytes_max: size.describe('Included, as `bytes_min`'),
    sort: z
      .enum(MEDIA_SORTS)
      .optional()
      .describe(
        'By default `-created_at`: the newest first. By name or size goes without `q`, `from` and `to`; names are compared without case and accents',
      ),
  })
  .refine((query) => goesAlone(query, 'ids'), { path: ['ids'], message: 'goes with no other filter' })
  .refine(({ from, to }) => isForward(from, to), { path: ['from'], message: 'must be before to' })
  .refine(({ sort = 'created_at', q, from, to }) => sort.endsWith('created_at') || !(q ?? from ?? to), {
    path: ['sort'],
    message: 'is by created_at where q, from or to narrow the list',
  })
  .refine(
    ({ sort, bytes_min: min, bytes_max: max }) => (min ?? max) === undefined || sort?.endsWith('bytes'),
    {
      path: ['sort'],
      message: 'is bytes or -bytes where bytes_min or bytes_max narrow the list',
    },
  )
  .refine(({ bytes_min: min = -Infinity, bytes_max: max = Infinity }) => min <= max, {
    path: ['bytes_min'],
    message: 'must not be more than bytes_max',
  });

/** Query of DELETE /admin/api/media/:id. */
export const deleteMediaQuery = z.object({
  purge: z
    .enum(['true', 'false'])
    .default('false')
    .describe('For admins: remove what is in the trash for good'),
});
