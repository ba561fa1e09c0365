import { FIELDS, lengthNorm } from './engine/relevance.js';

/** What the index keeps of a document. */
export interface IndexedDocument {
  readonly id: string;
  /** In ms since 1970. */
  readonly publishedAt: number;
  /** How many terms each of FIELDS has. */
  readonly lengths: readonly number[];
}

/** The documents of an index, each in a slot, whose number stands for it in the postings; free slots are given again. */
export class IndexedDocuments {
  private readonly slots = new Map<string, number>();
  private readonly documents: (IndexedDocument | undefined)[] = [];
  private readonly freeSlots: number[] = [];
  private readonly totalLengths = FIELDS.map(() => 0);
  private norms: Float64Array | null = null;

  /** How many documents there are. */
  get size(): number {
    return this.slots.size;
  }

  /** All slots are below this. */
  get slotCount(): number {
    return this.documents.length;
  }

  /** The slot that the next document gets. */
  get nextSlot(): number {
    return this.freeSlots.at(-1) ?? this.documents.length;
  }

  /** The slot of a document; null when there is none with this id. */
  findSlot(id: string): number | null {
    return this.slots.get(id) ?? null;
  }

  /** The document in a slot. */
  find(slot: number): IndexedDocument | null {
    return this.documents[slot] ?? null;
  }

  /** Adds a document, at `nextSlot`. */
  add(document: IndexedDocument): void {
    const slot = this.nextSlot;
    this.freeSlots.pop();
    this.documents[slot] = document;
    this.slots.set(document.id, slot);
    this.addLengths(document.lengths, 1);
  }

  /** Removes the document in a slot. */
  remove(slot: number): void {
    const document = this.documents[slot];
    if (!document) return;
    this.documents[slot] = undefined;
    this.slots.delete(document.id);
    this.freeSlots.push(slot);
    this.addLengths(document.lengths, -1);
  }

  /** The length norms of all documents, FIELDS.length for each slot. */
  lengthNorms(): Float64Array {
    this.norms ??= this.computeNorms();
    return this.norms;
  }

  private computeNorms(): Float64Array {
    const norms = new Float64Array(this.slotCount * FIELDS.length);
    for (const [slot, document] of this.documents.entries()) {
      if (!document) continue;
      for (const [field, length] of document.lengths.entries()) {
        const average = (this.totalLengths[field] ?? 0) / this.size;
        norms[slot * FIELDS.length + field] = length === 0 ? 0 : lengthNorm(length, average);
      }
    }
    return norms;
  }

  private addLengths(lengths: readonly number[], sign: 1 | -1): void {
    for (const [field, length] of lengths.entries()) {
      this.totalLengths[field] = (this.totalLengths[field] ?? 0) + sign * length;
    }
    this.norms = null;
  }
}
