/** What the editors' list of any kind of content is asked for. */
import { z } from 'zod';
import { documentId, idList, isForward, numberText, pageQuery, TIME_RANGE } from '../../shared/index.js';
import { SORT_KEYS, STATUS_FILTERS, type EditorFilter, type Span } from '../lists/editor-list.js';
import { archive, flagFilter, flagOf } from './addresses.schema.js';

const SORTS = [...SORT_KEYS, ...SORT_KEYS.map((key) => `-${key}` as const)] as const;

const minutes = numberText(z.coerce.number<string>().int().min(0).max(100_000)).optional();

/** Query of GET /admin/api/{plural}, besides what a kind's own fields are narrowed to (OwnFilter). */
const EDITOR_LIST_SHAPE = {
  ...pageQuery,
  ids: idList
    .optional()
    .describe('Only these, as far as they are there; without a status those in the trash as well'),
  status: z
    .enum(STATUS_FILTERS)
    .optional()
    .describe('Without it all but the trash; `published` has those that are `scheduled`, too'),
  author: documentId.optional().describe('Only those that this user is an author of, by id'),
  archive: archive.optional().describe('Only those with a `published_at` in this year or month (UTC)'),
  slug: z.string().max(200).optional().describe('Only the one that has this slug now'),
  has_changes: flagFilter.describe('Only those that there is a working copy of, or only the others'),
  created_from: TIME_RANGE.from,
  created_to: TIME_RANGE.to,
  updated_from: TIME_RANGE.from,
  updated_to: TIME_RANGE.to,
  published_from: TIME_RANGE.from,
  published_to: TIME_RANGE.to,
  reading_time_min: minutes.describe('In minutes'),
  reading_time_max: minutes.describe('In minutes, included'),
  q: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe(
      "Each of its words is found in slug, title, excerpt, authors' names or another short text of it, also " +
        'within a word, in any case',
    ),
  sort: z
    .enum(SORTS)
    .default('-updated_at')
    .describe('With `-` the other way round; what has no `published_at` comes last either way'),
};

/** The whole query of a kind's list. @param own the shape of its OwnFilter */
export function editorListQuery(own: z.ZodRawShape) {
  // By its type it has what all kinds have: the rest goes to the kind's filter as it is.
  const query = z.object({ ...EDITOR_LIST_SHAPE, ...(own as object) });
  const must = (name: 'created' | 'updated' | 'published') => ({
    path: [`${name}_from`],
    message: `must be before ${name}_to`,
  });
  return query
    .refine((asked) => isForward(asked.created_from, asked.created_to), must('created'))
    .refine((asked) => isForward(asked.updated_from, asked.updated_to), must('updated'))
    .refine((asked) => isForward(asked.published_from, asked.published_to), must('published'))
    .refine(({ reading_time_min: min = -Infinity, reading_time_max: max = Infinity }) => min <= max, {
      path: ['reading_time_min'],
      message: 'must not be more than reading_time_max',
    });
}

/** What such a query asks for: the page, the filter of all kinds, and what is left for the kind's own. */
export function askedOfList(query: z.output<ReturnType<typeof editorListQuery>>) {
  const {
    limit,
    cursor,
    ids = null,
    status = null,
    q = null,
    author = null,
    slug = null,
    sort,
    ...further
  } = query;
  const { archive: inArchive, has_changes: hasChanges, ...spans } = further;
  const { created_from, created_to, updated_from, updated_to, published_from, published_to, ...others } =
    spans;
  const { reading_time_min: min = null, reading_time_max: max = null, ...own } = others;
  const filter: EditorFilter = {
    ...{ ids, status, query: q, author, slug, sort, hasChanges: flagOf(hasChanges), minutes: { min, max } },
    spans: [
      ...spanOf('publishedAt', inArchive?.from, inArchive?.to),
      ...spanOf('createdAt', created_from, created_to),
      ...spanOf('updatedAt', updated_from, updated_to),
      ...spanOf('publishedAt', published_from, published_to),
    ],
  };
  return { page: { limit, cursor }, filter, own };
}

function spanOf(of: Span['of'], from: Date | undefined, to: Date | undefined): Span[] {
  return from || to ? [{ of, from: from ?? null, to: to ?? null }] : [];
}
