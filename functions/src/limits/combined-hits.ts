import { SerialQueues } from '../shared/index.js';

/** Adds hits to a stored counter and gives its total. */
export type AddHits = (hits: number) => Promise<number>;

interface Batch {
  size: number;
  readonly total: Promise<number>;
}

/**
 * Adds to counters one call at a time for each: hits that come while a call is under way wait for it and are added
 * together by the next. So parallel hits of this instance get one rank each, as if they had come one by one, and a
 * flood writes a document no faster than the database answers.
 */
export class CombinedHits {
  private readonly waiting = new Map<string, Batch>();
  private readonly calls = new SerialQueues();

  /**
   * Counts one hit on the counter `id`.
   *
   * @param add how to add to this counter; called once for all hits that wait together
   * @returns the hit's rank: the counter's total, less the hits that were added with this one and came later
   * @throws what `add` throws, for every hit of the call
   */
  async hit(id: string, add: AddHits): Promise<number> {
    const batch = this.waiting.get(id) ?? this.startBatch(id, add);
    const place = (batch.size += 1);
    const total = await batch.total;
    return total - batch.size + place;
  }

  private startBatch(id: string, add: AddHits): Batch {
    const total = this.calls.run(id, () => {
      const size = this.waiting.get(id)?.size ?? 0;
      this.waiting.delete(id);
      return add(size);
    });
    const batch: Batch = { size: 0, total };
    this.waiting.set(id, batch);
    return batch;
  }
}
