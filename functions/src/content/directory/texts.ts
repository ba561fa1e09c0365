import { deflateRawSync } from 'node:zlib';
import { inflateSync } from 'fflate';
import { z } from 'zod';
import { DocumentReader, StoredForm } from '../../documents/index.js';
import type { BrokenDocuments } from '../../platform/index.js';
import { loadPlainText } from '../markdown/load-markdown.js';
import type { ContentItem } from '../content-item.js';
import type { Dictionary } from './terms/dictionary.js';
import type { Dictionaries } from './terms/dictionaries.repository.js';
import { MENDED_BY_REINDEX } from './mended-by-reindex.js';
import { checkTerms, packTerms, type PreparedTerms } from './terms/prepared-terms.js';
import { TEXTS } from './shard-format.repository.js';

/** See TEXTS. */
export const TEXTS_PLACE = { name: TEXTS, mend: MENDED_BY_REINDEX } as const;

/** What of an item's text is searched, in bytes: some 1,300 words of English. */
const MAX_TEXT_BYTES = 8_000;

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

/** Room for the text in hand. */
const unpacked = Buffer.alloc(2 * MAX_TEXT_BYTES);

/**
 * The plain text that was packed. Not by Node's zlib: what it allots for each text stays until the next great collection, and a
 * search unpacks one for each hit.
 *
 * @throws Error for what was not packed
 */
export function unpackText({ text }: PackedText): string {
  if (text.length === 0) throw new Error('text: is empty');
  if (text.length >= unpacked.length) throw new Error('text: is longer than any that was packed');
  // Nothing of another text may come out, whatever bytes these are.
  const { length } = inflateSync(text, { out: unpacked.fill(0) });
  if (length === unpacked.length) throw new Error('text: is longer than any that was packed');
  return unpacked.toString('utf8', 0, length);
}

/** Whether this is what packText would make of the text now, but for terms that dropTerms took; not where either can't be read. */
export function isPackedFrom(
  packed: PackedText,
  plain: string,
  dictionary: Dictionary | null = null,
): boolean {
  try {
    if (unpackText(packed) !== plain) return false;
    if (isDropped(packed.terms)) return true;
    const [stored, wanted] = [checkTerms(packed.terms), checkTerms(packText(plain, dictionary).terms)];
    return stored && wanted ? Buffer.compare(stored, wanted) === 0 : stored === wanted;
  } catch {
    return false;
  }
}

/** In place of terms for which a shard has no room. */
export const DROPPED_TERMS = Buffer.of();

function isDropped(terms: unknown): boolean {
  return terms instanceof Uint8Array && terms.length === 0;
}

/** The terms of texts, made of the text where they can't be read; without texts that can't. */
export function* termsIn(texts: Iterable<PackedText>, dictionaries: Dictionaries): Generator<PreparedTerms> {
  for (const packed of texts) {
    const terms = orNull(() => checkTerms(packed.terms));
    const prepared = terms && dictionaries.prepare(terms);
    const plain = prepared ? null : orNull(() => unpackText(packed));
    if (prepared) yield prepared;
    else if (plain !== null) yield { packed: packTerms(plain), dictionary: null };
  }
}

function orNull<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch {
    return null;
  }
}
