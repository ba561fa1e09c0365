import { setImmediate } from 'node:timers/promises';
import { packDictionary, type Dictionary } from './dictionary.js';
import { forEachTerm, type PreparedTerms } from './prepared-terms.js';

/** With fewer texts a dictionary would bring nothing that shows. */
const MIN_TEXTS = 100;

/** A term of fewer texts is as short where it is spelled there. */
const MIN_TEXTS_OF_TERM = 2;

/** What a dictionary has at most: so it is well within a document, however its terms are spelled. */
const MAX_TERMS = 60_000;
const MAX_BYTES = 512 * 1024;

/** How much of what another dictionary would have one has to have to stay: each change means to write all texts' terms anew. */
const ENOUGH = 0.95;

/** Texts that are counted in one turn. */
const TEXTS_IN_TURN = 20;

/**
 * A dictionary for these texts, as it is stored; null where they are few, or the one that there is will do.
 *
 * @param texts the terms of each
 */
export async function trainDictionary(
  texts: Iterable<PreparedTerms>,
  current: Dictionary | null,
): Promise<Buffer<ArrayBuffer> | null> {
  const { count, textsOf } = await countTexts(texts);
  if (count < MIN_TEXTS) return null;
  const terms = chooseTerms(textsOf);
  const found = sumOf(terms, textsOf);
  if (current && sumOf(termsIn(current), textsOf) >= ENOUGH * found) return null;
  return packDictionary(terms.map((term) => Buffer.from(term)));
}

/** How many texts there are, and how many have each term. */
async function countTexts(texts: Iterable<PreparedTerms>) {
  const textsOf = new Map<string, number>();
  let count = 0;
  for (const text of texts) {
    forEachTerm(text, (bytes, length) => {
      const term = Buffer.from(bytes.buffer, bytes.byteOffset, length).toString();
      textsOf.set(term, (textsOf.get(term) ?? 0) + 1);
    });
    count += 1;
    if (count % TEXTS_IN_TURN === 0) await setImmediate();
  }
  return { count, textsOf };
}

/** The commonest; of as common ones the first in their order, so that the same texts give the same dictionary. */
function chooseTerms(textsOf: ReadonlyMap<string, number>): string[] {
  const common = [...textsOf].filter(([, count]) => count >= MIN_TEXTS_OF_TERM);
  common.sort(([a, its], [b, others]) => others - its || (a < b ? -1 : 1));
  const chosen: string[] = [];
  let bytes = 0;
  for (const [term] of common.slice(0, MAX_TERMS)) {
    bytes += Buffer.byteLength(term);
    if (bytes > MAX_BYTES) break;
    chosen.push(term);
  }
  return chosen;
}

function* termsIn(dictionary: Dictionary): Generator<string> {
  for (let number = 0; number < dictionary.size; number += 1)
    yield Buffer.from(dictionary.termOf(number)).toString();
}

/** How often the texts have some of these terms. */
function sumOf(terms: Iterable<string>, textsOf: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const term of terms) sum += textsOf.get(term) ?? 0;
  return sum;
}
