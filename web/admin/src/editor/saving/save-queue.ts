import { TryLater, Unreachable } from './remote.js';

/** What one attempt has come to. */
export type Attempt =
  /** All that is kept is on the server. */
  | 'saved'
  /** There is more, or it must be tried on another base. */
  | 'again'
  /** The writer must decide something first. */
  | 'held';

/** Where saving stands. */
export type QueueState =
  | 'saved'
  /** Something was typed; it is sent when the writer pauses. */
  | 'waiting'
  | 'saving'
  /** Nothing is lost: it is kept on this device and sent when the network is back. */
  | 'offline'
  /** The server has trouble; it is tried again. */
  | 'trouble'
  | 'held';

/** How long after the last keystroke it is sent, in ms. */
const PAUSE_MS = 1_500;

/** How long writing without a pause may go on before it is sent, in ms. */
const LONGEST_MS = 6_000;

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;

interface QueueParts {
  /**
   * Sends what is kept.
   *
   * @param begin to be called when it is settled what is sent: what comes from then on is for the next one
   * @throws Unreachable, TryLater, and what else can go wrong: each is tried again
   */
  readonly attempt: (begin: () => void) => Promise<Attempt>;
  readonly onState: (state: QueueState) => void;
  /** From 0 to 1, so that many tabs do not come back in step. */
  readonly random?: () => number;
}

/**
 * The saves of one item, one at a time: sent when the writer pauses, tried again until the server has answered. It holds no text: an
 * attempt takes from the journal what is there by then, so that neither a lost attempt nor one too many matters.
 */
export class SaveQueue {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;
  private firstTouchAt: number | null = null;
  private failures = 0;
  private isClosed = false;
  /** Whether something came since the attempt that runs took what it sends. */
  private isTouched = false;
  private lastState: QueueState = 'saved';
  /** Whether the last attempt has brought all to the server that it was to send. */
  private isSaved = true;

  constructor(private readonly parts: QueueParts) {}

  /** Where saving stands now. */
  get state(): QueueState {
    return this.lastState;
  }

  /** Says that something is to be saved. */
  touch(): void {
    if (this.isClosed) return;
    this.isTouched = true;
    if (this.running || this.failures > 0) return;
    this.say('waiting');
    const now = Date.now();
    this.firstTouchAt ??= now;
    this.schedule(Math.max(0, Math.min(PAUSE_MS, this.firstTouchAt + LONGEST_MS - now)));
  }

  /**
   * Saves now: before publishing, when the network is back, when the writer asks for it.
   *
   * @returns whether all is on the server that there was when it was called: what comes meanwhile is for the next one
   */
  async flush(): Promise<boolean> {
    while (this.running) await this.running;
    if (!this.isClosed) await this.run();
    return this.isSaved;
  }

  /** Ends it; what runs is completed. */
  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private schedule(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.run(), ms);
  }

  private run(): Promise<void> {
    clearTimeout(this.timer);
    this.running ??= this.attemptUntilDone().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async attemptUntilDone(): Promise<void> {
    this.firstTouchAt = null;
    this.isSaved = false;
    try {
      let outcome: Attempt;
      do {
        this.say('saving');
        outcome = await this.parts.attempt(() => {
          this.isTouched = false;
        });
        this.failures = 0;
      } while (outcome === 'again' && !this.isClosed);
      this.isSaved = outcome === 'saved';
      if (outcome === 'held') this.say('held');
      else if (this.isTouched && !this.isClosed) this.afterwards();
      else this.say('saved');
    } catch (error) {
      this.retry(error);
    }
  }

  /** What came while it was sent goes out after a pause. */
  private afterwards(): void {
    this.firstTouchAt = Date.now();
    this.say('waiting');
    this.schedule(PAUSE_MS);
  }

  private retry(error: unknown): void {
    const doubled = Math.min(FIRST_RETRY_MS * 2 ** this.failures, LONGEST_RETRY_MS);
    const asked = error instanceof TryLater ? error.waitMs : null;
    this.failures++;
    this.say(error instanceof Unreachable ? 'offline' : 'trouble');
    if (!(error instanceof Unreachable || error instanceof TryLater)) console.error(error);
    if (!this.isClosed) this.schedule(asked ?? doubled * (0.75 + 0.5 * (this.parts.random ?? Math.random)()));
  }

  private say(state: QueueState): void {
    if (state === this.lastState) return;
    this.lastState = state;
    this.parts.onState(state);
  }
}
