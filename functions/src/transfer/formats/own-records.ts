import type { z } from 'zod';
import type { KindName } from '../../content/index.js';
import { withCamelNames } from '../../documents/index.js';
import { RECORDS, type RecordOf } from '../export/export-record.js';
import { ItemRefused } from './import-collector.js';
import { parseTime } from './import-times.js';
import { seoOf } from './lenient-fields.js';

/** An item of our own formats. @throws ItemRefused when it is not as one should be */
export function readRecord<Kind extends KindName>(kind: Kind, value: unknown): RecordOf<Kind> {
  const schema: z.ZodType<RecordOf<KindName>> = RECORDS[kind];
  const { data: record, error } = schema.safeParse(value);
  if (record) return record as RecordOf<Kind>;
  const [issue] = error.issues;
  const field = issue?.path.join('.') || `the ${kind}`;
  throw new ItemRefused(`${field}: ${issue?.message ?? 'is not as it should be'}; it was left out`);
}

/** What a record says of where its item stands and comes from, as imports know it. */
export function originOf(record: RecordOf<KindName>) {
  const { seo, published_at: time } = record;
  const publishedAt = parseTime(time);
  const withheld = time !== null && publishedAt === null ? ['has a published_at that can’t be read'] : [];
  return {
    key: `firefolio:${record.id}`,
    id: record.id,
    status: withheld.length > 0 ? ('draft' as const) : record.status,
    withheld,
    publishedAt,
    createdAt: parseTime(record.created_at),
    updatedAt: parseTime(record.updated_at),
    authors: record.authors.map(({ id, name }) => ({ id, email: null, name })),
    seo: seo && seoOf(withCamelNames(seo)),
  };
}
