import { readTerms, type Dictionary, type NumbersVisitor } from '../../content/index.js';
import { PostingLayout } from './posting-layout.js';
import { addFrequency, FIELDS } from './relevance.js';
import { visitShort, type SearchDocument, type ShortField } from './search-document.js';
import { TermTable } from './term-table.js';

/** Numbers that are allotted at once: 1 MiB of them. */
const CHUNK_LENGTH = 256 * 1024;

/** Terms that there is room for at first. */
const INITIAL_TERMS = 32 * 1024;

/** Of each document its terms' numbers and frequencies by turns. */
export class PairsByDocument {
  readonly table = new TermTable();
  private readonly dictionaries = new Map<Dictionary, Uint32Array>();
  readonly layout = new PostingLayout();
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
    const lengths = FIELDS.map(({ name }, field) =>
      name === 'text' ? this.addText(document.text, field) : this.addShort(document, name, field),
    );
    const pairs = this.pairs.subarray(this.begin, this.end);
    this.layout.add(this.documents.length, pairs, this.table.size);
    this.documents.push(pairs);
    return lengths;
  }

  private addText(text: SearchDocument['text'], field: number): number {
    let total = 0;
    const addNumbers: NumbersVisitor = (dictionary, pairs, count) => {
      total += this.addNumbers(this.numbersIn(dictionary), pairs, count, field);
    };
    readTerms(text, addNumbers, (bytes, length, hash, frequency) => {
      total += frequency;
      this.count(this.table.numberOf(bytes, length, hash), field, frequency);
    });
    return total;
  }

  /** Of the first field, where the document has nothing yet, and no number twice. @returns how many terms they are */
  private addNumbers(numbers: Uint32Array, pairs: Uint32Array, count: number, field: number): number {
    while (this.end + 2 * count > this.pairs.length) this.moveOn();
    while (this.table.size > this.places.length) this.places = doubled(this.places);
    const { pairs: own, places } = this;
    let [end, total] = [this.end, 0];
    for (let i = 0; i < 2 * count; i += 2) {
      const number = numbers[pairs[i] ?? 0] ?? 0;
      const frequency = pairs[i + 1] ?? 0;
      total += frequency;
      own[end] = number;
      own[end + 1] = addFrequency(0, field, frequency);
      places[number] = end;
      end += 2;
    }
    this.end = end;
    return total;
  }

  private addShort(document: SearchDocument, name: ShortField, field: number): number {
    return visitShort(document, name, (bytes, length, hash, frequency) => {
      this.count(this.table.numberOf(bytes, length, hash), field, frequency);
    });
  }

  private count(number: number, field: number, frequency: number): void {
    const place = this.placeOf(number) + 1;
    this.pairs[place] = addFrequency(this.pairs[place] ?? 0, field, frequency);
  }

  /** The numbers that the terms of a dictionary have here. */
  private numbersIn(dictionary: Dictionary): Uint32Array {
    let numbers = this.dictionaries.get(dictionary);
    if (!numbers) {
      numbers = Uint32Array.from(dictionary.hashes, (hash, number) => {
        const term = dictionary.termOf(number);
        return this.table.numberOf(term, term.length, hash);
      });
      this.dictionaries.set(dictionary, numbers);
    }
    return numbers;
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

function doubled(numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * numbers.length);
  larger.set(numbers);
  return larger;
}
