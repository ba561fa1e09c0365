import { forEachTerm, forEachTermOf, type PreparedTerms } from '../../content/index.js';
import { addFrequency, FIELDS } from './relevance.js';

/** What is searched of a post. */
export interface SearchDocument {
  readonly id: string;
  readonly title: string;
  readonly tags: readonly string[];
  /** And whatever else is searched that has no weight of its own. */
  readonly excerpt: string;
  /** Names. */
  readonly authors: readonly string[];
  /** The terms of the body. */
  readonly text: PreparedTerms;
  readonly publishedAt: Date;
}

/** A field whose terms are made when they are needed. */
export type ShortField = Exclude<(typeof FIELDS)[number]['name'], 'text'>;

/** Takes a term of a field: those of the text once each, the others as often as there are. */
export type FieldVisitor = (bytes: Uint8Array, length: number, hash: number, frequency: number) => void;

/** Tells of the terms of a short field, as forEachTermOf does. @returns how many it has */
export function visitShort(document: SearchDocument, name: ShortField, visit: FieldVisitor): number {
  const values = document[name];
  return forEachTermOf(typeof values === 'string' ? values : values.join('\n'), visit);
}

/** The terms of a document: how often it has each, packed by field (relevance.ts), and how many it has in each of FIELDS. */
export function countTerms(document: SearchDocument) {
  const frequencies = new Map<string, number>();
  const lengths = FIELDS.map(({ name }, field) => {
    let total = 0;
    const count: FieldVisitor = (bytes, length, _hash, frequency) => {
      const term = Buffer.from(bytes.buffer, bytes.byteOffset, length).toString();
      frequencies.set(term, addFrequency(frequencies.get(term) ?? 0, field, frequency));
      total += frequency;
    };
    if (name === 'text') forEachTerm(document.text, count);
    else visitShort(document, name, count);
    return total;
  });
  return { frequencies, lengths };
}
