/** Does things one after the other, in the order in which they were asked for; one that fails holds up none. */
export class OneAtATime {
  private last: Promise<unknown> = Promise.resolve();

  /** @returns what the work gives, once it was its turn. @throws what it throws */
  run<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    return turn;
  }

  /** Resolves when all that was asked for so far is done. */
  async idle(): Promise<void> {
    await this.last;
  }
}
