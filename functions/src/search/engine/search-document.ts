import { countOne, FIELDS } from './relevance.js';
import { tokenize } from './terms.js';

/** What is searched of a post. */
export interface SearchDocument {
  readonly id: string;
  readonly title: string;
  readonly tags: readonly string[];
  /** And whatever else is searched that has no weight of its own. */
  readonly excerpt: string;
  /** Names. */
  readonly authors: readonly string[];
  /** The body as plain text, at most 8,000 bytes. */
  readonly text: string;
  readonly publishedAt: Date;
}

/** The terms of a document: how often it has each, packed by field (relevance.ts), and how many it has in each of FIELDS. */
export function countTerms(document: SearchDocument) {
  const frequencies = new Map<string, number>();
  const lengths = FIELDS.map(({ name }, field) => {
    const tokens = tokenize([document[name]].flat().join('\n'));
    for (const { term } of tokens) frequencies.set(term, countOne(frequencies.get(term) ?? 0, field));
    return tokens.length;
  });
  return { frequencies, lengths };
}
