import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { DocumentReader, StoredForm } from '../../documents/index.js';
import type { BrokenDocuments } from '../../platform/index.js';
import { loadPlainText } from '../markdown/load-markdown.js';
import type { ContentItem } from '../content-item.js';
import { TEXTS } from './shard-format.repository.js';
import { MENDED_BY_REINDEX } from './shards.repository.js';

/** See TEXTS. */
export const TEXTS_PLACE = { name: TEXTS, mend: MENDED_BY_REINDEX } as const;

/** What of an item's text is searched, in bytes: some 1,300 words of English. Keeps 64 shards of 1 MiB within bounds. */
const MAX_TEXT_BYTES = 8_000;

/** The beginning of an item's text, packed: UTF-8, deflated. */
export interface PackedText {
  readonly text: Uint8Array;
}

/** What the texts have of an item. What else is prepared when it is written is a field more. */
const TEXT = new StoredForm({ text: { codec: z.instanceof(Uint8Array) } });

/** Reads the texts' entries. */
export function textReader(broken: BrokenDocuments) {
  return new DocumentReader(TEXT, TEXTS_PLACE, broken);
}

/** What is stored of an item's text. */
export async function encodeText(item: Pick<ContentItem, 'contentHtml'>): Promise<Record<string, unknown>> {
  return TEXT.encode({ text: deflateRawSync(await searchedText(item)) });
}

/** What is searched of an item's text, without any markup. */
export async function searchedText({ contentHtml }: Pick<ContentItem, 'contentHtml'>): Promise<string> {
  const plainText = await loadPlainText();
  return plainText(contentHtml, MAX_TEXT_BYTES);
}

/** The plain text that was packed. */
export function unpackText({ text }: PackedText): string {
  return inflateRawSync(text).toString();
}
