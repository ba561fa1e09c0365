import { z } from 'zod';
import {
  field,
  StoredCollection,
  storedJson,
  storedTime,
  to,
  toCreateTime,
  toUpdateTime,
  type Identified,
  type ValueOf,
} from '../../documents/index.js';
import { AppError } from '../../errors/index.js';
import { writtenHashes, writtenNames } from '../../media/index.js';
import { versionEtag } from '../../shared/index.js';
import { keyOf } from '../directory/shard-keys.js';
import type { KindName } from '../content-kind.js';

/** Mends what must be one of the numbers of versions. */
const toFirst = to(1);

const fields = {
  /** Of the item that it is of. */
  kind: field(z.string(), 'nobody', ({ id }) => id.split(':')[0]),
  itemId: field(z.string(), 'nobody', ({ id }) => id.split(':')[1]),
  /** For lists, which do not read the content. */
  title: field(z.string(), 'account', to('')),
  /** What its writer has given, by the names of the API: it need not be fit to be published yet. */
  content: field(storedJson, 'account', 'set it to "{}", migrate, and discard it: what was written is lost'),
  /** The version of the item that it was begun from, or brought up to. */
  baseVersion: field(z.int().min(1), 'nobody', toFirst),
  /** Counts its writes, from 1. */
  version: field(z.int().min(1), 'nobody', toFirst),
  /** Tells it from one that was there before, under the same numbers. */
  begunAt: field(storedTime, 'nobody', toCreateTime),
  updatedAt: field(storedTime, 'nobody', toUpdateTime),
  /** The account that saved it last. */
  updatedBy: field(z.string().nullable(), 'account', to(null)),
  /** When it goes live by itself; until then nobody edits it. */
  publishAt: field(storedTime.nullable().default(null), 'nobody', to(null)),
  /** Why it did not go live at that time; null once it is saved again. */
  failure: field(z.string().nullable().default(null), 'nobody', to(null)),
};

/** What is being written of an item beside its live version. Nobody sees it but staff and who has a preview link. */
export type WorkingCopy = Identified<ValueOf<typeof fields>>;

/** What its writer gives, by the names of the API. */
export type CopyContent = WorkingCopy['content'];

/** What a list knows of a copy. */
export const COPY_SUMMARY_NAMES = [
  'kind',
  'itemId',
  'title',
  'baseVersion',
  'version',
  'begunAt',
  'updatedAt',
  'updatedBy',
  'publishAt',
  'failure',
] as const satisfies readonly (keyof typeof fields)[];

/** A copy without its content. */
export type CopySummary = Pick<WorkingCopy, 'id' | (typeof COPY_SUMMARY_NAMES)[number]>;

/** working_copies/{kind}:{id of the item} */
export const WORKING_COPIES = new StoredCollection({
  name: 'working_copies',
  fields,
  // For who asks where a file is used: see MediaUsesRepository.
  derive: ({ content }) => ({ media_ids: writtenNames(content), media_hashes: writtenHashes(content) }),
});

/** The id of an item's working copy. */
export function copyId(kind: KindName, itemId: string): string {
  return keyOf(kind, itemId);
}

/** The strong ETag of a copy as it is now: no other one of the item ever has it. */
export function copyEtag({ version, begunAt }: Pick<WorkingCopy, 'version' | 'begunAt'>): string {
  return versionEtag(version, begunAt);
}

/** Where a copy may be written: at one of these ETags, null for any; or only where there is none. */
export interface CopyCondition {
  readonly accepted: readonly string[] | null;
  readonly mustBeNew?: boolean;
}

/** Refuses a write that was made against another copy. @throws AppError stale-version */
export function requireCopy(
  present: WorkingCopy | null,
  { accepted, mustBeNew = false }: CopyCondition,
  changedFields?: readonly string[],
): void {
  const etag = present && copyEtag(present);
  const isMet = mustBeNew ? etag === null : accepted === null || (etag !== null && accepted.includes(etag));
  if (isMet) return;
  throw new AppError({
    code: 'stale-version',
    message: present
      ? `The working copy has changed: it is at version ${String(present.version)}. Read it again, merge, and send its ETag as If-Match.`
      : 'There is no such working copy any more: it was made live or discarded. Read the item again, and begin a new one.',
    headers: { ETag: etag ?? '"0"' },
    extensions: {
      current_version: present?.version ?? null,
      ...(changedFields && { changed_fields: changedFields }),
    },
  });
}

/** What a copy says as the body of a change: a slug of null is none that is given. */
export function bodyOf({ slug, ...content }: CopyContent): CopyContent {
  return slug === null ? content : { ...content, slug };
}

/** The 404 of an item's copy. */
export function noWorkingCopy(kind: KindName): AppError {
  return new AppError({ code: 'no-working-copy', message: `This ${kind} has no working copy.` });
}
