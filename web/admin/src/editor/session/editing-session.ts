import type { Chain, ChainEnd, Journal, KeptChain } from '../journal/journal.js';
import { mergeFields, mergeKeepingBoth, type Conflict, type Merged } from '../merge/merge-fields.js';
import type { FieldError, Remote } from '../saving/remote.js';
import { SaveQueue, type Attempt, type QueueState } from '../saving/save-queue.js';
import { changesBetween } from '../writing/changes.js';
import { isSame, type Base, type Fields, type Json } from '../writing/fields.js';

/** What the screen is told. */
export interface SessionEvents {
  /** The fields are other ones, not by the writer's hand: an edit from elsewhere was merged in. */
  readonly onFields: (fields: Fields) => void;
  readonly onSaving: (state: QueueState) => void;
  /** Both sides have changed the same; empty once it is decided. */
  readonly onConflicts: (conflicts: readonly Conflict[]) => void;
  /** What the server does not take as it is: it is kept here meanwhile, and all the rest is saved. */
  readonly onErrors: (errors: readonly FieldError[]) => void;
  /** How many edits there were, and how many of them are in the journal. */
  readonly onKept: (edits: number, kept: number) => void;
  /** The journal could not keep an edit: this device has no room, or lets pages keep nothing. */
  readonly onUnkept: (error: unknown) => void;
  /** The server has no such item any more; what was written stays here. */
  readonly onGone: () => void;
}

interface SessionParts {
  readonly document: string;
  readonly journal: Pick<Journal, 'append' | 'replace' | 'read' | 'forget'>;
  readonly remote: Remote;
  readonly events: SessionEvents;
  readonly newId?: () => string;
}

/** What waits for the writer's decision. */
interface HeldConflict {
  /** What is gone on from afterwards. */
  readonly base: Base;
  /** Merges what there is by then. */
  readonly merge: () => Merged;
  /** The chain of another tab that it is about, if it is. */
  readonly left: readonly ChainEnd[];
  /** What was written when it was asked. */
  readonly current: Fields;
}

/**
 * The writing of one item in one tab, from the keystroke to the server's working copy.
 *
 * **The order that loses nothing.** An edit is in `fields` at once and goes into the journal before anything else hears of it; only what
 * the journal has is sent; and what the journal has goes only for a base that the server has acknowledged. So each moment
 * at which the tab may die finds every typed letter (typed: its transaction is complete) in the journal, on the server, or in both.
 *
 * **What is on the server and was not heard of** (the answer was lost) comes back as somebody else's change. It is told from one
 * by its text: a state that this chain has gone through is our own (mergeFields' `former`).
 */
export class EditingSession {
  private current: Fields;
  private chain: Chain;
  private seq = 0;
  /** The last state that the journal has. */
  private journaled: Fields;
  private edits = 0;
  private kept = 0;
  /** Whether the journal must be told of another base. */
  private isRebased = false;
  private writing: Promise<void> | null = null;
  /** States that were sent since the base; the server may have any of them. */
  private sent: Fields[] = [];
  private withheld = new Map<string, { readonly value: Json; readonly detail: string }>();
  private held: HeldConflict | null = null;
  /** Chains of other tabs that are in `current`, and still to be taken out of the journal. */
  private takenIn: ChainEnd[] = [];
  private isGone = false;
  private readonly queue: SaveQueue;

  private constructor(
    private readonly parts: SessionParts,
    private base: Base,
  ) {
    this.current = base.fields;
    this.journaled = base.fields;
    const { newId = () => crypto.randomUUID(), document, events } = parts;
    this.chain = { chain: newId(), document, base, begunAt: Date.now() };
    this.queue = new SaveQueue({ attempt: (begin) => this.attempt(begin), onState: events.onSaving });
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
    return this.current;
  }

  /** What the server has, as far as is known here. */
  get serverBase(): Base {
    return this.base;
  }

  /** Whether something is not on the server yet. */
  get isUnsaved(): boolean {
    return this.changesToSend().length > 0;
  }

  /** Takes an edit of the writer. */
  edit(changed: Fields): void {
    this.current = { ...this.current, ...changed };
    this.edits++;
    void this.keep();
  }

  /** Resolves when the journal has all that was edited so far. */
  async settled(): Promise<void> {
    while (this.writing) await this.writing;
  }

  /** Saves now. @returns whether all is on the server */
  async save(): Promise<boolean> {
    await this.settled();
    const isSaved = await this.queue.flush();
    return isSaved && !this.isUnsaved;
  }

  /** Takes what the server has by now, such as after it was published, and merges what was written meanwhile into it. */
  async refresh(): Promise<void> {
    const loaded = await this.parts.remote.load();
    if (loaded && !this.held) this.rebaseOnto(loaded);
    await this.settled();
  }

  /**
   * Merges the item itself into what is written, where it was changed since the working copy was begun.
   *
   * @param item its fields and version as they are now, and the tag of the working copy that there is
   * @param from the item's fields when the copy was begun; null where they are not known any more
   */
  async mergeItem(item: Base, from: Fields | null): Promise<void> {
    const merge = (): Merged => mergeFields({ base: from ?? {}, ours: this.current, theirs: item.fields });
    const merged = merge();
    if (merged.conflicts.length > 0)
      this.hold({ base: item, merge, left: [], current: this.current }, merged);
    else {
      this.moveTo(item, merged.fields);
      this.parts.events.onFields(this.current);
    }
    await this.keep();
  }

  /** Takes in what other tabs have left in the journal: those that were closed or killed, or robbed of their lock. */
  async takeIn(): Promise<void> {
    const known = new Set([this.chain.chain, ...this.takenIn.map(({ chain }) => chain)]);
    const before = this.current;
    for (const left of await this.parts.journal.read(this.parts.document)) {
      if (known.has(left.chain)) continue;
      if (this.held) break;
      this.takeChain(left);
    }
    if (!isSame(before, this.current)) this.parts.events.onFields(this.current);
    await this.keep();
  }

  /** Decides what both sides have changed. @param decided the conflicts' fields as they shall be */
  decide(decided: Fields): void {
    const { held } = this;
    if (!held) return;
    // Once more: what was not in conflict may have been edited meanwhile.
    const { fields } = held.merge();
    this.held = null;
    this.takenIn.push(...held.left);
    // What was typed between the question and its dialog is in none of the texts that it showed.
    const kept = mergeKeepingBoth({ base: held.current, ours: this.current, theirs: decided });
    this.moveTo(held.base, { ...fields, ...kept });
    this.edits++;
    this.parts.events.onConflicts([]);
    this.parts.events.onFields(this.current);
    void this.keep().then(() => this.takeIn());
  }

  /** The network is back. */
  reconnect(): void {
    if (this.isUnsaved) void this.queue.flush();
  }

  /** Ends it; the journal has everything by then. */
  async close(): Promise<void> {
    await this.settled();
    await this.queue.close();
    await this.settled();
    if (!this.isUnsaved && !this.held && this.kept === this.edits)
      await this.parts.journal.forget(this.chain.chain);
  }

  /** Throws away what is not on the server: the writer wants the server's state. */
  async startAnew(loaded: Base): Promise<void> {
    await this.settled();
    this.withheld.clear();
    this.moveTo(loaded, loaded.fields);
    await this.keep();
  }

  private changesToSend() {
    return changesBetween(this.base.fields, this.current);
  }

  /** Brings the journal up to what is written, however much comes meanwhile: what was typed during one transaction is in the next. */
  private keep(): Promise<void> {
    this.parts.events.onKept(this.edits, this.kept);
    this.writing ??= this.keepUp().finally(() => {
      this.writing = null;
    });
    return this.writing;
  }

  private async keepUp(): Promise<void> {
    while (this.isBehind()) {
      const [target, edits] = [this.current, this.edits];
      try {
        await this.write(target);
        this.kept = edits;
      } catch (error) {
        // The server may have room: it is sent all the same.
        this.parts.events.onUnkept(error);
      }
      const isKept = this.kept === edits;
      this.journaled = target;
      this.parts.events.onKept(this.edits, this.kept);
      if (!this.held && !this.isGone && this.hasNews()) this.queue.touch();
      if (!isKept) return;
    }
  }

  private isBehind(): boolean {
    return (
      this.isRebased ||
      this.takenIn.length > 0 ||
      this.kept < this.edits ||
      !isSame(this.journaled, this.current)
    );
  }

  private async write(target: Fields): Promise<void> {
    const { journal } = this.parts;
    const { isRebased, takenIn } = this;
    this.seq++;
    if (!isRebased && takenIn.length === 0) {
      try {
        await journal.append(this.chain, this.seq, changesBetween(this.journaled, target), target);
      } catch (error) {
        // The next one must not stand on an entry that is not there.
        this.isRebased = true;
        throw error;
      }
      return;
    }
    this.isRebased = false;
    this.takenIn = [];
    this.chain = { ...this.chain, base: this.base };
    try {
      await journal.replace(this.chain, this.seq, changesBetween(this.base.fields, target), takenIn);
    } catch (error) {
      this.isRebased = true;
      this.takenIn.push(...takenIn);
      throw error;
    }
  }

  /** Whether something is to be sent besides what the server does not take. */
  private hasNews(): boolean {
    return changesBetween(this.base.fields, this.sendable()).length > 0;
  }

  /** What the journal has, with the base's value where the server has refused ours as it still is. */
  private sendable(): Fields {
    const fields: Record<string, Json> = { ...this.journaled };
    for (const [field, { value }] of this.withheld) {
      if (isSame(fields[field], value)) fields[field] = this.base.fields[field] ?? null;
      else this.withheld.delete(field);
    }
    return fields;
  }

  private async attempt(begin: () => void): Promise<Attempt> {
    await this.settled();
    begin();
    if (this.held || this.isGone) return 'held';
    const fields = this.sendable();
    this.sayErrors();
    if (changesBetween(this.base.fields, fields).length === 0)
      return this.withheld.size > 0 ? 'held' : 'saved';
    this.sent.push(fields);
    const outcome = await this.parts.remote.store(fields, this.base);
    switch (outcome.kind) {
      case 'stored':
        this.acknowledge({ fields, itemVersion: outcome.itemVersion, copyTag: outcome.copyTag });
        return this.withheld.size > 0 ? 'held' : 'saved';
      case 'refused':
        return this.withhold(fields, outcome.errors);
      case 'stale':
        return this.catchUp();
      case 'gone':
        this.isGone = true;
        this.parts.events.onGone();
        return 'held';
    }
  }

  private acknowledge(base: Base): void {
    this.moveTo(base, this.current);
    void this.keep();
  }

  private withhold(fields: Fields, errors: readonly FieldError[]): Attempt {
    const known = errors.filter(
      ({ field }) => field in fields && !isSame(fields[field], this.base.fields[field]),
    );
    for (const { field, detail } of known) this.withheld.set(field, { value: fields[field] ?? null, detail });
    this.sayErrors(known.length > 0 ? [] : errors);
    return known.length > 0 ? 'again' : 'held';
  }

  private sayErrors(more: readonly FieldError[] = []): void {
    this.parts.events.onErrors([
      ...[...this.withheld].map(([field, { detail }]) => ({ field, detail })),
      ...more,
    ]);
  }

  private async catchUp(): Promise<Attempt> {
    const loaded = await this.parts.remote.load();
    if (!loaded) {
      this.isGone = true;
      this.parts.events.onGone();
      return 'held';
    }
    return this.rebaseOnto(loaded) ? 'again' : 'held';
  }

  /** @returns whether nothing is to be decided */
  private rebaseOnto(theirs: Base): boolean {
    const merge = (): Merged =>
      mergeFields({
        base: this.base.fields,
        ours: this.current,
        theirs: theirs.fields,
        former: (field) => this.sent.map((state) => state[field] ?? null),
      });
    const merged = merge();
    if (merged.conflicts.length > 0) {
      this.hold({ base: theirs, merge, left: [], current: this.current }, merged);
      return false;
    }
    const isNew = !isSame(this.current, merged.fields);
    this.moveTo(theirs, merged.fields);
    if (isNew) this.parts.events.onFields(this.current);
    void this.keep();
    return true;
  }

  /** Puts a chain that another tab has left on top of what is written here. */
  private takeChain(left: KeptChain): void {
    // Its last save may still arrive, or have arrived unheard.
    this.sent.push(...left.states);
    const merge = (): Merged =>
      mergeFields({
        base: left.base.fields,
        ours: left.fields,
        theirs: this.current,
        former: (field) => left.states.map((state) => state[field] ?? null),
      });
    const merged = merge();
    if (merged.conflicts.length > 0) {
      this.hold({ base: this.base, merge, left: [left], current: this.current }, merged);
    } else {
      this.current = merged.fields;
      this.takenIn.push(left);
    }
  }

  /** Until somebody has decided, the journal keeps both sides as they are. */
  private hold(held: HeldConflict, { conflicts }: Merged): void {
    this.held = held;
    this.parts.events.onConflicts(conflicts);
  }

  private moveTo(base: Base, fields: Fields): void {
    const isSameState = base.itemVersion === this.base.itemVersion && base.copyTag === this.base.copyTag;
    // What was sent on another base can't arrive any more.
    if (!isSameState) this.sent = [];
    this.base = base;
    this.current = fields;
    this.isRebased = true;
  }
}
