import type { ChainEnd, KeptChain } from '../journal/journal.js';
import { mergeFields, mergeKeepingBoth, type Conflict, type Merged } from '../merge/merge-fields.js';
import { isSame, type Base, type Fields } from '../writing/fields.js';

/** What waits for the writer's decision. */
interface HeldConflict {
  /** What is gone on from afterwards. */
  readonly base: Base;
  /** Merges what there is by then. */
  readonly merge: () => Merged;
  /** The chain of another tab that it is about; null where it is about the server. */
  readonly left: ChainEnd | null;
  /** What was written when it was asked. */
  readonly current: Fields;
}

interface WrittenParts {
  readonly onConflicts: (conflicts: readonly Conflict[]) => void;
  /** It stands on another base, of which the journal is to be told. */
  readonly onBase: () => void;
  /** A chain of another tab is in it, and can go once the journal has it here. */
  readonly onTaken: (left: ChainEnd) => void;
}

/**
 * What is written now, on which base, and how what comes from elsewhere is merged into it; what both sides have changed waits for a
 * decision, until which nothing else is merged.
 */
export class Written {
  private current: Fields;
  /** States that were sent since the base; the server may have any of them. */
  private sent: Fields[] = [];
  private held: HeldConflict | null = null;

  constructor(
    private readonly parts: WrittenParts,
    private standsOn: Base,
  ) {
    this.current = standsOn.fields;
  }

  /** What is written. */
  get fields(): Fields {
    return this.current;
  }

  /** What the server has, as far as is known here. */
  get base(): Base {
    return this.standsOn;
  }

  /** Whether the writer must decide something before anything is sent. */
  get isHeld(): boolean {
    return this.held !== null;
  }

  /** Takes an edit. */
  edit(changed: Fields): void {
    this.current = { ...this.current, ...changed };
  }

  /** Notes what is on its way to the server: its answer may be lost. */
  sending(fields: Fields): void {
    this.sent.push(fields);
  }

  /** The server has acknowledged a state. */
  acknowledge(base: Base): void {
    this.moveTo(base, this.current);
  }

  /** Puts what is written on top of what the server has by now. @returns whether nothing is to be decided */
  rebaseOnto(theirs: Base): boolean {
    return this.mergeOnto(theirs, () =>
      mergeFields({
        base: this.standsOn.fields,
        ours: this.current,
        theirs: theirs.fields,
        former: (field) => this.sent.map((state) => state[field] ?? null),
      }),
    );
  }

  /** Merges the item itself, which is another than the working copy was begun from. @param from the item's fields at that time */
  mergeItem(item: Base, from: Fields | null): boolean {
    return this.mergeOnto(item, () =>
      mergeFields({ base: from ?? {}, ours: this.current, theirs: item.fields }),
    );
  }

  /** Puts a chain that another tab has left on top of what is written here. */
  takeChain(left: KeptChain): void {
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
      this.hold({ base: this.standsOn, merge, left, current: this.current }, merged);
      return;
    }
    this.show(merged.fields);
    this.parts.onTaken(left);
  }

  /** Decides what both sides have changed. @returns whether there was something to decide */
  decide(decided: Fields): boolean {
    const { held } = this;
    if (!held) return false;
    // Once more: what was not in conflict may have been edited meanwhile.
    const { fields } = held.merge();
    this.held = null;
    if (held.left) this.parts.onTaken(held.left);
    // What was typed between the question and its dialog is in none of the texts that it showed.
    const kept = mergeKeepingBoth({ base: held.current, ours: this.current, theirs: decided });
    this.moveTo(held.base, { ...fields, ...kept });
    this.parts.onConflicts([]);
    return true;
  }

  /** Throws away what is written, and what waits for a decision: the writer wants what the server has. */
  startAnew(base: Base): void {
    this.held = null;
    this.parts.onConflicts([]);
    this.moveTo(base, base.fields);
  }

  private mergeOnto(theirs: Base, merge: () => Merged): boolean {
    const merged = merge();
    if (merged.conflicts.length > 0) {
      this.hold({ base: theirs, merge, left: null, current: this.current }, merged);
      return false;
    }
    this.moveTo(theirs, merged.fields);
    return true;
  }

  /** Until somebody has decided, the journal keeps both sides as they are. */
  private hold(held: HeldConflict, { conflicts }: Merged): void {
    this.held = held;
    this.parts.onConflicts(conflicts);
  }

  private moveTo(base: Base, fields: Fields): void {
    const { itemVersion, copyTag } = this.standsOn;
    // What was sent on another base can't arrive any more.
    if (base.itemVersion !== itemVersion || base.copyTag !== copyTag) this.sent = [];
    this.standsOn = base;
    this.show(fields);
    this.parts.onBase();
  }

  /** The same fields stay the same object: then nobody has to be told. */
  private show(fields: Fields): void {
    if (!isSame(this.current, fields)) this.current = fields;
  }
}
