import { SaveQueue } from '../saving/save-queue.js';
import { changesBetween } from '../writing/changes.js';
import type { Base, Fields } from '../writing/fields.js';
import { Keeping } from './keeping.js';
import { OneAtATime } from './one-at-a-time.js';
import { Sending } from './sending.js';
import type { SessionParts } from './session-parts.js';
import { Written } from './written.js';

/**
 * The writing of one item in one tab, from the keystroke to the server's working copy.
 *
 * **The order that loses nothing.** An edit is in `fields` at once and goes into the journal before anything else hears of it; only what
 * the journal has is sent; and what the journal has goes only for a base that the server has acknowledged. So each moment
 * at which the tab may die finds every typed letter (typed: its transaction is complete) in the journal, on the server, or in both.
 *
 * **What is on the server and was not heard of** (the answer was lost) comes back as somebody else's change. It is told from one
 * by its text: a state that this chain has gone through is our own (mergeFields' `former`).
 *
 * **One exchange with the server at a time** (`exchange`): what is published is what was written by then. What was asked for before a save is
 * not taken for what there is after it.
 */
export class EditingSession {
  private readonly exchange = new OneAtATime();
  private readonly written: Written;
  private readonly keeping: Keeping;
  private readonly sending: Sending;
  private readonly queue: SaveQueue;

  private constructor(
    private readonly parts: SessionParts,
    base: Base,
  ) {
    const { document, journal, remote, newId, events } = parts;
    this.written = new Written(
      {
        onConflicts: events.onConflicts,
        onBase: () => {
          this.keeping.rebase();
        },
        onTaken: (left) => {
          this.keeping.replace(left);
        },
      },
      base,
    );
    this.keeping = new Keeping({
      document,
      journal,
      newId,
      now: () => this.written,
      onWritten: () => {
        if (this.sending.hasNews) this.queue.touch();
      },
      onKept: events.onKept,
      onUnkept: events.onUnkept,
    });
    const { written, keeping } = this;
    this.sending = new Sending({
      remote,
      written,
      keeping,
      events,
      merge: (work) => this.merge(work),
    });
    this.queue = new SaveQueue({
      attempt: (begin) => this.exchange.run(() => this.sending.attempt(begin)),
      onState: events.onSaving,
    });
  }

  /**
   * Begins: what earlier tabs have left in the journal is put on top of what the server has, and sent.
   *
   * @param loaded what the server has; null where it can't be reached, and then the journal's last base is gone on from
   * @returns null where neither server nor journal knows the item
   */
  static async open(parts: SessionParts, loaded: Base | null): Promise<EditingSession | null> {
    const base = loaded ?? (await parts.journal.read(parts.document)).at(-1)?.base;
    if (!base) return null;
    const session = new EditingSession(parts, base);
    await session.takeIn();
    return session;
  }

  /** What is written now. */
  get fields(): Fields {
    return this.written.fields;
  }

  /** What the server has, as far as is known here. */
  get serverBase(): Base {
    return this.written.base;
  }

  /** Whether something is not on the server yet. */
  get isUnsaved(): boolean {
    return changesBetween(this.written.base.fields, this.written.fields).length > 0;
  }

  /** Takes an edit of the writer. */
  edit(changed: Fields): void {
    this.written.edit(changed);
    this.keeping.count();
    void this.keeping.keep();
  }

  /** Resolves when the journal has all that was edited so far. */
  settled(): Promise<void> {
    return this.keeping.settled();
  }

  /** Saves now. @returns whether all is on the server that was written when it was called */
  async save(): Promise<boolean> {
    await this.settled();
    return this.queue.flush();
  }

  /**
   * Does something with the item, such as publishing it, while nothing is saved: what is typed meanwhile is sent afterwards.
   *
   * @param act is given the tag of the working copy that the server has, null where it has none
   * @throws what `act` throws
   */
  turn(act: (copyTag: string | null) => Promise<void>): Promise<void> {
    return this.exchange.run(() => act(this.written.base.copyTag));
  }

  /** Takes what the server has by now, such as after it was published, and merges what was written meanwhile into it. */
  async refresh(): Promise<void> {
    let before: Base;
    let loaded: Base | null;
    // What was saved meanwhile is newer than what was loaded. A load that takes long holds up no save.
    do {
      before = this.written.base;
      loaded = await this.parts.remote.load();
    } while (before !== this.written.base);
    const theirs = loaded;
    if (theirs && !this.written.isHeld) this.merge(() => this.written.rebaseOnto(theirs));
    await this.settled();
  }

  /**
   * Merges the item itself into what is written, where it was changed since the working copy was begun.
   *
   * @param ask for the item's fields and version as they are now, with the tag of the working copy that there is; and for its fields when
   *   the copy was begun, null where they are not known any more. Null where the item is gone
   */
  async mergeItem(
    ask: () => Promise<{ readonly item: Base; readonly from: Fields | null } | null>,
  ): Promise<void> {
    await this.exchange.run(async () => {
      const asked = await ask();
      if (asked && !this.written.isHeld) this.merge(() => this.written.mergeItem(asked.item, asked.from));
    });
    await this.settled();
  }

  /** Takes in what other tabs have left in the journal: those that were closed or killed, or robbed of their lock. */
  async takeIn(): Promise<void> {
    // Asked before the journal is read: what is on its way out of it may still be seen there.
    const known = this.keeping.chains();
    const kept = await this.parts.journal.read(this.parts.document);
    this.merge(() => {
      for (const left of kept)
        if (!this.written.isHeld && !known.has(left.chain)) this.written.takeChain(left);
    });
    await this.settled();
  }

  /** Decides what both sides have changed. @param decided the conflicts' fields as they shall be */
  decide(decided: Fields): void {
    if (!this.written.decide(decided)) return;
    this.keeping.count();
    this.parts.events.onFields(this.written.fields);
    void this.keeping.keep().then(() => this.takeIn());
  }

  /** The network is back. */
  reconnect(): void {
    if (this.isUnsaved) void this.queue.flush();
  }

  /** Ends it; the journal has everything by then. */
  async close(): Promise<void> {
    await this.settled();
    await this.queue.close();
    await this.exchange.idle();
    await this.settled();
    if (!this.isUnsaved && !this.written.isHeld && this.keeping.isKept) await this.keeping.forget();
  }

  /**
   * Throws away what is not on the server, once something was done there: the writer wants what comes of it.
   *
   * @throws what `act` throws, and then nothing is thrown away
   */
  async startAnew(act: (copyTag: string | null) => Promise<void>): Promise<void> {
    await this.exchange.run(async () => {
      await act(this.written.base.copyTag);
      const loaded = await this.parts.remote.load();
      if (!loaded) return;
      await this.settled();
      this.sending.startAnew();
      this.written.startAnew(loaded);
    });
    await this.keeping.keep();
  }

  /** Merges something, shows what has come of it and has it kept. */
  private merge<T>(work: () => T): T {
    const before = this.written.fields;
    const outcome = work();
    if (this.written.fields !== before) this.parts.events.onFields(this.written.fields);
    void this.keeping.keep();
    return outcome;
  }
}
