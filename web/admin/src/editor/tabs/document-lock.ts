import { lockName } from './lock-name.js';

/** Of an item one tab writes at a time. */
export type Role =
  /** This tab writes. */
  | 'writer'
  /** Another tab writes; this one shows what it writes. */
  | 'reader';

/** How long a tab that writes has to let go when another one asks, in ms. A frozen tab never does. */
const LET_GO_MS = 2_000;

interface LockParts {
  /** Such as `posts/4f…`. */
  readonly document: string;
  readonly onRole: (role: Role) => void;
  /** Before another tab takes over: what was typed must be kept by then. */
  readonly beforeLettingGo: () => Promise<void>;
  /** What the writing tab tells. */
  readonly onNews: (news: unknown) => void;
  /** Another tab was opened and wants to know how it stands. */
  readonly onArrival: () => void;
  /** A tab that was robbed of its lock has left something in the journal. */
  readonly onLeft: () => void;
  readonly locks?: LockManager;
}

type Message =
  { readonly kind: 'take-over' | 'arrived' | 'left' } | { readonly kind: 'news'; readonly news: unknown };

/**
 * How tabs of one browser know of one another: a Web Lock for each item says which one writes, a BroadcastChannel carries what it
 * writes to the others. A tab that is closed or dies lets go of its lock by itself, and the next one writes.
 *
 * Should two tabs write for a moment, because a frozen one was robbed of its lock and then wakes up, nothing is lost: each has a
 * chain of its own in the journal, and the server takes only what was made from its present state.
 */
export class DocumentLock {
  private readonly channel: BroadcastChannel;
  private readonly locks: LockManager;
  private readonly name: string;
  private release: (() => void) | null = null;
  private waiting = new AbortController();
  private isClosed = false;

  constructor(private readonly parts: LockParts) {
    this.name = lockName(parts.document);
    this.locks = parts.locks ?? navigator.locks;
    this.channel = new BroadcastChannel(this.name);
    this.channel.onmessage = ({ data }: MessageEvent<Message>) => {
      this.hear(data);
    };
  }

  /** Asks for the lock. @returns the role to begin with; later ones are told to `onRole` */
  async enter(): Promise<Role> {
    const isFree = await this.request({ ifAvailable: true });
    if (isFree) return 'writer';
    this.post({ kind: 'arrived' });
    this.queueUp();
    return 'reader';
  }

  /** Tells the other tabs something, such as what the text is now. */
  tell(news: unknown): void {
    this.post({ kind: 'news', news });
  }

  /** Makes this the tab that writes: the other one lets go, or loses its lock. */
  async takeOver(): Promise<void> {
    if (this.release) return;
    this.post({ kind: 'take-over' });
    for (let tries = 0; tries < 8 && !this.hasLock(); tries++)
      await new Promise((resolve) => setTimeout(resolve, LET_GO_MS / 8));
    if (this.hasLock()) return;
    // It waits no longer: it would get the lock once more when it lets go of the stolen one.
    this.waiting.abort();
    await this.request({ steal: true });
  }

  /** Lets go. */
  close(): void {
    this.isClosed = true;
    this.waiting.abort();
    this.release?.();
    this.release = null;
    this.channel.close();
  }

  private hasLock(): boolean {
    return this.release !== null;
  }

  /** Waits for its turn behind the tab that writes. */
  private queueUp(): void {
    this.waiting = new AbortController();
    void this.request({ signal: this.waiting.signal });
  }

  /** Resolves once it is known whether the lock is held; holding it goes on until `release`. */
  private request(options: LockOptions): Promise<boolean> {
    return new Promise((settle) => {
      const hold = (lock: Lock | null): Promise<void> | undefined => {
        // A lock that is stolen takes the place of one that has just been given to this tab.
        if (!lock || this.isClosed || (this.release && options.steal !== true)) {
          settle(this.release !== null);
          return undefined;
        }
        return new Promise<void>((release) => {
          this.release = release;
          settle(true);
          if (options.ifAvailable !== true) this.parts.onRole('writer');
        });
      };
      this.locks.request(this.name, options, hold).catch((error: unknown) => {
        settle(false);
        // Another tab has stolen it, or this one waits no longer.
        if (this.isClosed || options.signal?.aborted) return;
        if (error instanceof DOMException && error.name === 'AbortError') void this.yieldToThief();
        else console.error(error);
      });
    });
  }

  private hear(message: Message): void {
    if (message.kind === 'news') this.parts.onNews(message.news);
    else if (!this.release) return;
    else if (message.kind === 'arrived') this.parts.onArrival();
    else if (message.kind === 'left') this.parts.onLeft();
    else void this.letGo();
  }

  private async letGo(): Promise<void> {
    const { release } = this;
    await this.parts.beforeLettingGo();
    // It may have been robbed of that lock meanwhile, and have got another one.
    if (!release || this.release !== release) return;
    release();
    this.lose();
  }

  private async yieldToThief(): Promise<void> {
    await this.parts.beforeLettingGo();
    this.post({ kind: 'left' });
    this.lose();
  }

  private lose(): void {
    this.release = null;
    this.parts.onRole('reader');
    this.queueUp();
  }

  private post(message: Message): void {
    if (!this.isClosed) this.channel.postMessage(message);
  }
}
