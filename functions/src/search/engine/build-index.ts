import { IndexedDocuments } from '../indexed-documents.js';
import { postingLength, Postings, writePosting } from './postings.js';
import { addFrequency } from './relevance.js';
import { visitTerms, type SearchDocument } from './search-document.js';
import { SearchIndex } from './search-index.js';
import { TermTable } from './term-table.js';
import { Turns } from './turns.js';
import { Vocabulary } from './vocabulary.js';

/** Numbers that are allotted at once: 1 MiB of them. */
const CHUNK_LENGTH = 256 * 1024;

/** Terms that there is room for at first. */
const INITIAL_TERMS = 32 * 1024;

/** An index of many documents at once, in a fraction of the time that adding each would take. Other work gets its turns. */
export async function buildIndex(documents: Iterable<SearchDocument>): Promise<SearchIndex> {
  const turns = new Turns();
  const indexed = new IndexedDocuments();
  const pairs = new PairsByDocument();
  for (const document of documents) {
    const { id, publishedAt } = document;
    indexed.add({ id, publishedAt: publishedAt.getTime(), lengths: pairs.add(document) });
    if (turns.isOver) await turns.next();
  }
  return new SearchIndex(indexed, new Vocabulary(await sortedPostings(pairs, turns)));
}

/** Of each document its terms' numbers and frequencies by turns. */
class PairsByDocument {
  readonly table = new TermTable();
  /** In the order of their slots. */
  readonly documents: Uint32Array[] = [];
  /** Where among the pairs in hand a term's is, by its number: only true if it is there. */
  private places = new Uint32Array(INITIAL_TERMS);
  private readonly chunks: Uint32Array<ArrayBuffer>[] = [];
  private pairs = this.newChunk(CHUNK_LENGTH);
  /** The part of the pairs that the document in hand has. */
  private begin = 0;
  private end = 0;

  /** @returns how many terms it has in each of FIELDS */
  add(document: SearchDocument): number[] {
    this.begin = this.end;
    const lengths = visitTerms(document, (bytes, length, hash, field, frequency) => {
      const place = this.placeOf(this.table.numberOf(bytes, length, hash)) + 1;
      this.pairs[place] = addFrequency(this.pairs[place] ?? 0, field, frequency);
    });
    this.documents.push(this.pairs.subarray(this.begin, this.end));
    return lengths;
  }

  /** Gives the memory back at once: it is as much as all else together, and the next collection may be far. */
  free(): void {
    for (const { buffer } of this.chunks) buffer.transfer(0);
  }

  /** Where the pair of a term is: one with a frequency of 0 where the document had none. */
  private placeOf(number: number): number {
    if (number >= this.places.length) this.places = doubled(this.places);
    const known = this.places[number] ?? 0;
    if (known >= this.begin && known < this.end && this.pairs[known] === number) return known;
    if (this.end === this.pairs.length) this.moveOn();
    const place = this.end;
    this.pairs[place] = number;
    this.pairs[place + 1] = 0;
    this.places[number] = place;
    this.end += 2;
    return place;
  }

  /** To a new array, with what the document has so far. */
  private moveOn(): void {
    const ofDocument = this.pairs.subarray(this.begin, this.end);
    this.pairs = this.newChunk(Math.max(CHUNK_LENGTH, 2 * ofDocument.length));
    this.pairs.set(ofDocument);
    for (let place = 0; place < ofDocument.length; place += 2) this.places[ofDocument[place] ?? 0] = place;
    this.begin = 0;
    this.end = ofDocument.length;
  }

  private newChunk(length: number): Uint32Array<ArrayBuffer> {
    const chunk = new Uint32Array(length);
    this.chunks.push(chunk);
    return chunk;
  }
}

/** The postings of each term in one array, in the order of SortedTerms. */
async function sortedPostings(pairs: PairsByDocument, turns: Turns): Promise<Map<string, Postings>> {
  const layout = await layOut(pairs, turns);
  const { begins, counts, lastSlots } = layout;
  const bytes = new Uint8Array(begins.at(-1) ?? 0);
  const ends = begins.slice();
  const before = new Int32Array(counts.length).fill(-1);
  for (const [slot, ofDocument] of pairs.documents.entries()) {
    for (let i = 0; i < ofDocument.length; i += 2) {
      const number = ofDocument[i] ?? 0;
      const distance = slot - (before[number] ?? 0);
      ends[number] = writePosting(bytes, ends[number] ?? 0, distance, ofDocument[i + 1] ?? 0);
      before[number] = slot;
    }
    if (turns.isOver) await turns.next();
  }
  pairs.free();
  const postings = new Map<string, Postings>();
  for (const terms of await sortedTerms(pairs.table, turns)) {
    for (const [term, number] of terms) {
      const begin = begins[number] ?? 0;
      const written = {
        bytes: bytes.subarray(begin, begins[number + 1]),
        count: counts[number] ?? 0,
        last: lastSlots[number] ?? -1,
      };
      postings.set(term, new Postings(written));
    }
    if (turns.isOver) await turns.next();
  }
  return postings;
}

/** By the number of each term where its postings begin, how many there are, and the slot of the last one. */
async function layOut({ documents, table }: PairsByDocument, turns: Turns) {
  const counts = new Uint32Array(table.size);
  const lengths = new Uint32Array(table.size);
  const lastSlots = new Int32Array(table.size).fill(-1);
  for (const [slot, ofDocument] of documents.entries()) {
    for (let i = 0; i < ofDocument.length; i += 2) {
      const number = ofDocument[i] ?? 0;
      counts[number] = (counts[number] ?? 0) + 1;
      const length = postingLength(slot - (lastSlots[number] ?? 0), ofDocument[i + 1] ?? 0);
      lengths[number] = (lengths[number] ?? 0) + length;
      lastSlots[number] = slot;
    }
    if (turns.isOver) await turns.next();
  }
  const begins = new Uint32Array(table.size + 1);
  for (const [number, length] of lengths.entries()) begins[number + 1] = (begins[number] ?? 0) + length;
  return { begins, counts, lastSlots };
}

/** All terms with their numbers, in the order of SortedTerms; those with the same first unit together, so that no turn is long. */
async function sortedTerms(table: TermTable, turns: Turns): Promise<[term: string, number: number][][]> {
  const groups = new Map<number, [string, number][]>();
  for (let number = 0; number < table.size; number += 1) {
    const term = table.termOf(number);
    const group = groups.get(term.charCodeAt(0));
    if (group) group.push([term, number]);
    else groups.set(term.charCodeAt(0), [[term, number]]);
    if (turns.isOver) await turns.next();
  }
  const inOrder = [...groups].sort(([a], [b]) => a - b).map(([, group]) => group);
  for (const group of inOrder) {
    group.sort(([a], [b]) => (a < b ? -1 : 1));
    if (turns.isOver) await turns.next();
  }
  return inOrder;
}

function doubled(numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * numbers.length);
  larger.set(numbers);
  return larger;
}
