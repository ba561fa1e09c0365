import { inflateSync } from 'fflate';
import type { Dictionary } from './terms/dictionary.js';
import type { Dictionaries } from './terms/dictionaries.repository.js';
import { checkTerms, packTerms, type PreparedTerms } from './terms/prepared-terms.js';
import { MAX_TEXT_BYTES, packText, type PackedText } from './texts.js';

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
