import { z } from 'zod';
import { itemName } from '../import-collector.js';
import type { OwnRecord } from '../imported-post.js';
import type { MarkdownParts } from './front-matter.js';
import { KIND_NAME } from './markdown-file.js';

/** The header of a page or project that we exported. */
const ownHeader = z.looseObject({
  firefolio_id: z.unknown(),
  [KIND_NAME]: z.enum(['page', 'project']),
  title: z.string().nullable().catch(null),
});

/** The page or project of a file that we exported; null for any other file. @param item names the file */
export function ownRecordOf({ header, body }: MarkdownParts, item: string): OwnRecord | null {
  const { data } = ownHeader.safeParse(header);
  if (!data) return null;
  const { firefolio_id: id, [KIND_NAME]: kind, ...fields } = data;
  return { kind, item: itemName(fields.title, item, kind), value: { ...fields, id, content_md: body } };
}
