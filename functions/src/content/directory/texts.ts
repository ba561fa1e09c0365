import { deflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { DocumentReader, StoredForm } from '../../documents/index.js';
import type { BrokenDocuments } from '../../platform/index.js';
import { loadPlainText } from '../markdown/load-markdown.js';
import type { ContentItem } from '../content-item.js';
import type { Dictionary } from './terms/dictionary.js';
import { MENDED_BY_REINDEX } from './mended-by-reindex.js';
import { packTerms } from './terms/prepared-terms.js';
import { TEXTS } from './shard-format.repository.js';

/** See TEXTS. */
export const TEXTS_PLACE = { name: TEXTS, mend: MENDED_BY_REINDEX } as const;

/** What of an item's text is searched, in bytes: some 1,300 words of English. */
export const MAX_TEXT_BYTES = 8_000;

/** What the text and its terms take together, packed, in bytes. Keeps 64 shards of 1 MiB within bounds. */
const MAX_PACKED_BYTES = 8_000;

/** The beginning of an item's text, packed: UTF-8, deflated. */
export interface PackedText {
  readonly text: Uint8Array;
  /** Its terms (prepared-terms.ts); nothing where an earlier version wrote it, or they have no room; DROPPED_TERMS. */
  readonly terms?: unknown;
}

/** What the texts have of an item. Terms that can't be read are made anew, of the text. */
const TEXT = new StoredForm({
  text: { codec: z.instanceof(Uint8Array) },
  terms: { codec: z.unknown().optional() },
});

/** Reads the texts' entries. */
export function textReader(broken: BrokenDocuments) {
  return new DocumentReader(TEXT, TEXTS_PLACE, broken);
}

/** What is stored of an item's text. */
export async function encodeText(
  item: Pick<ContentItem, 'contentHtml'>,
  dictionary: Dictionary | null,
): Promise<Record<string, unknown>> {
  return TEXT.encode(packText(await searchedText(item), dictionary));
}

/** What is searched of an item's text, without any markup. */
export async function searchedText({ contentHtml }: Pick<ContentItem, 'contentHtml'>): Promise<string> {
  const plainText = await loadPlainText();
  return plainText(contentHtml, MAX_TEXT_BYTES);
}

/** Packs a text with its terms; without them where both have no room. */
export function packText(plain: string, dictionary: Dictionary | null = null) {
  const text = deflateRawSync(plain);
  const terms = packTerms(plain, dictionary);
  return { text, terms: text.length + terms.length <= MAX_PACKED_BYTES ? terms : undefined };
}

/** In place of terms for which a shard has no room. */
export const DROPPED_TERMS = Buffer.of();
