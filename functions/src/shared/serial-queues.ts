/** Queues by name, made when needed: what is in one runs one after the other, what is in another beside it. */
export class SerialQueues {
  private readonly tails = new Map<string, Promise<unknown>>();

  /** How many queues have something to do. */
  get size(): number {
    return this.tails.size;
  }

  /** Runs `work` once all that was given before for the same queue has ended, well or not. */
  async run<T>(queue: string, work: () => Promise<T>): Promise<T> {
    const before = this.tails.get(queue) ?? Promise.resolve();
    const result = before.then(work);
    const tail = result.catch(() => undefined);
    this.tails.set(queue, tail);
    try {
      return await result;
    } finally {
      if (this.tails.get(queue) === tail) this.tails.delete(queue);
    }
  }
}
