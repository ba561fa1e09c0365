import type { FirestoreProvider } from '../../../src/platform/index.js';
import { broken } from '../accounts/accounts.js';
import { WorkRepository, type Claim, type Work, type WorkKind } from '../../../src/work/index.js';

/** What goes wrong at the next point where it can. */
export type Mishap = 'none' | 'temporary' | 'unforeseen' | 'final' | 'not stored' | 'answer lost';

/**
 * A worker's run that stands still at every point where it could die: before and after each thing it does to the outside.
 * Who is never let go again has crashed there.
 */
export class Puppet {
  /** Where it stands. */
  point = 'the beginning';
  /** Met at the next point where it can be. */
  mishap: Mishap = 'none';
  /** Whether it crashed. */
  isDead = false;
  /** The last that it met. */
  met: Mishap = 'none';
  /** How many steps were noted when it claimed, and by itself since. */
  begunAt = 0;
  private arrived = Promise.withResolvers<undefined>();
  private goOn = Promise.withResolvers<undefined>();
  private over: Promise<unknown> = Promise.resolve();

  /** Begins the run, up to its first point. */
  async start(run: () => Promise<unknown>): Promise<void> {
    this.over = run();
    await Promise.race([this.arrived.promise, this.over]);
  }

  /** Called by the run: waits until it is let go. */
  async stand(point: string): Promise<void> {
    this.point = point;
    const { promise } = this.goOn;
    this.arrived.resolve(undefined);
    await promise;
  }

  /** Lets it go, up to its next point or its end. */
  async advance(): Promise<void> {
    const { goOn } = this;
    this.goOn = Promise.withResolvers<undefined>();
    this.arrived = Promise.withResolvers<undefined>();
    goOn.resolve(undefined);
    await Promise.race([this.arrived.promise, this.over]);
  }

  /** The mishap, if it is one of these; it happens once. */
  meets(...mishaps: readonly Mishap[]): Mishap {
    const { mishap } = this;
    if (!mishaps.includes(mishap)) return 'none';
    this.mishap = 'none';
    this.met = mishap;
    return mishap;
  }
}

/** What the test hears of each thing that a worker has stored, or tried to. */
export interface Witness<W extends Work> {
  /** @param now when the worker looked at the clock, which may be long ago */
  claimed(outcome: W | Exclude<Claim, 'claimed'>, now: Date): void;
  /** A checkpoint. @param stored as the engine says; null where it says that it was not */
  noted(stored: W | null): void;
  /** A turn, likewise. */
  turned(stored: W | null): void;
}

/** The real repository in the hands of one worker. */
export class PuppetRepository<W extends Work> extends WorkRepository<W> {
  constructor(
    kind: WorkKind<W>,
    firestore: FirestoreProvider,
    private readonly puppet: Puppet,
    private readonly witness: Witness<W>,
  ) {
    super(kind, firestore, broken);
  }

  /** As the real one, with a stand before and after. */
  override async claim(id: string, now: Date): Promise<W | Exclude<Claim, 'claimed'>> {
    await this.puppet.stand('before the claim');
    const outcome = await super.claim(id, now);
    this.witness.claimed(outcome, now);
    await this.puppet.stand('after the claim');
    return outcome;
  }

  /** As the real one, likewise. */
  override async save(...[held, next, also]: Parameters<WorkRepository<W>['save']>): Promise<W | null> {
    return this.store('the checkpoint', async () => {
      const stored = await super.save(held, next, also);
      this.witness.noted(stored);
      return stored;
    });
  }

  /** As the real one, likewise. */
  override async letGo(...[held, turn, also]: Parameters<WorkRepository<W>['letGo']>): Promise<W | null> {
    return this.store('the turn', async () => {
      const next = await super.letGo(held, turn, also);
      this.witness.turned(next);
      return next;
    });
  }

  private async store<T>(what: string, store: () => Promise<T>): Promise<T> {
    await this.puppet.stand(`before ${what}`);
    if (this.puppet.meets('not stored') !== 'none') throw UNREACHABLE;
    const stored = await store();
    if (this.puppet.meets('answer lost') !== 'none') throw UNREACHABLE;
    await this.puppet.stand(`after ${what}`);
    return stored;
  }
}

/** As the client throws it when the database is out of reach. */
const UNREACHABLE = Object.assign(new Error('14 UNAVAILABLE: no connection'), { code: 14 });
