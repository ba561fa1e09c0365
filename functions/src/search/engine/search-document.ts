import { forEachTerm, forEachTermOf } from '../../content/index.js';
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
  /** The terms of the body as packTerms packs them. */
  readonly text: Uint8Array;
  readonly publishedAt: Date;
}

/** Takes the terms of a document by the fields: those of the text once each, the others as often as there are. */
type TermVisitor = (
  bytes: Uint8Array,
  length: number,
  hash: number,
  field: number,
  frequency: number,
) => void;

/** Tells of the terms of a document, as forEachTerm does. @returns how many it has in each of FIELDS */
export function visitTerms(document: SearchDocument, visit: TermVisitor): number[] {
  return FIELDS.map(({ name }, field) => {
    if (name === 'text') return visitText(document.text, field, visit);
    return forEachTermOf([document[name]].flat().join('\n'), (bytes, length, hash) => {
      visit(bytes, length, hash, field, 1);
    });
  });
}

function visitText(packed: Uint8Array, field: number, visit: TermVisitor): number {
  let total = 0;
  forEachTerm(packed, (bytes, length, hash, frequency) => {
    total += frequency;
    visit(bytes, length, hash, field, frequency);
  });
  return total;
}

/** The terms of a document: how often it has each, packed by field (relevance.ts), and how many it has in each of FIELDS. */
export function countTerms(document: SearchDocument) {
  const frequencies = new Map<string, number>();
  const lengths = visitTerms(document, (bytes, length, _hash, field, frequency) => {
    const term = Buffer.from(bytes.buffer, bytes.byteOffset, length).toString();
    frequencies.set(term, addFrequency(frequencies.get(term) ?? 0, field, frequency));
  });
  return { frequencies, lengths };
}
