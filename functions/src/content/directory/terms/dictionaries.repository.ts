import type { Firestore } from 'firebase-admin/firestore';
import { z } from 'zod';
import { DocumentReader, StoredForm } from '../../../documents/index.js';
import type { Platform } from '../../../platform/index.js';
import { Dictionary, dictionaryId } from './dictionary.js';
import { MENDED_BY_REINDEX } from '../mended-by-reindex.js';
import { checkTerms, dictionaryOf, type PreparedTerms } from './prepared-terms.js';

/** Where dictionaries are, by their ids. One that texts may name is never changed. */
const PLACE = { name: 'content_dictionaries', mend: MENDED_BY_REINDEX } as const;

const FORM = new StoredForm({
  /** As packDictionary packs them. */
  terms: { codec: z.instanceof(Uint8Array) },
});

/** The dictionaries that the terms of texts are packed by, as far as this instance needs them. */
export class Dictionaries {
  private readonly known = new Map<string, Promise<Dictionary | null>>();
  /** Those of `known` that are there. */
  private readonly loaded = new Map<string, Dictionary>();
  private readonly reader;

  constructor(private readonly parts: Pick<Platform, 'firestore' | 'broken'>) {
    this.reader = new DocumentReader(FORM, PLACE, parts.broken);
  }

  /** One of them; null where it can't be read. 1 read, 0 when it is known. */
  async find(id: string): Promise<Dictionary | null> {
    const found = this.known.get(id) ?? this.read(id);
    this.known.set(id, found);
    try {
      const dictionary = await found;
      if (dictionary) this.loaded.set(id, dictionary);
      else this.known.delete(id);
      return dictionary;
    } catch (error) {
      this.known.delete(id);
      throw error;
    }
  }

  /** Loads those that the terms of texts need. 1 read for each that is not known. */
  async loadFor(texts: Iterable<{ readonly terms?: unknown }>): Promise<void> {
    await Promise.all(Array.from(namedBy(texts), (id) => this.find(id)));
  }

  /** Terms with the dictionary that they need; null where it is not loaded. @param packed as checkTerms gives them */
  prepare(packed: Uint8Array): PreparedTerms | null {
    const id = dictionaryOf(packed);
    if (id === null) return { packed, dictionary: null };
    const dictionary = this.loaded.get(id);
    return dictionary ? { packed, dictionary } : null;
  }

  /** Stores one, if it is not there. 1 write. @returns its id */
  async store(packed: Uint8Array<ArrayBuffer>): Promise<string> {
    const id = dictionaryId(packed);
    await (await this.collection()).doc(id).set(FORM.encode({ terms: packed }));
    return id;
  }

  /** Removes those but for what texts name, and for some others. 1 read for each there is, 1 write for each that goes. */
  async removeOthers(
    texts: Iterable<{ readonly terms?: unknown }>,
    others: readonly (string | null | undefined)[],
  ): Promise<void> {
    const needed = new Set([...namedBy(texts), ...others]);
    const { docs } = await (await this.collection()).select().get();
    const gone = docs.filter(({ id }) => !needed.has(id));
    await Promise.all(gone.map(({ ref }) => ref.delete()));
  }

  private async read(id: string): Promise<Dictionary | null> {
    const snapshot = await (await this.collection()).doc(id).get();
    const { broken } = this.parts;
    try {
      if (!snapshot.exists) throw new Error('is not there, and texts or the format name it');
      const stored = this.reader.decodeOrNull(id, snapshot.data());
      if (!stored) return null;
      const dictionary = new Dictionary(stored.terms);
      if (dictionary.id !== id) throw new Error('terms: are others than its id says');
      broken.forget(PLACE, id, this);
      return dictionary;
    } catch (error) {
      broken.note(PLACE, id, this, error);
      return null;
    }
  }

  private async collection(): Promise<ReturnType<Firestore['collection']>> {
    return (await this.parts.firestore()).collection('content_dictionaries');
  }
}

function namedBy(texts: Iterable<{ readonly terms?: unknown }>): Set<string> {
  const ids = new Set<string>();
  for (const { terms } of texts) {
    const id = nameIn(terms);
    if (id !== null) ids.add(id);
  }
  return ids;
}

/** Of what is broken nothing is said here: whoever reads the terms notes it. */
function nameIn(terms: unknown): string | null {
  try {
    const packed = checkTerms(terms);
    return packed && dictionaryOf(packed);
  } catch {
    return null;
  }
}
