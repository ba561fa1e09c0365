import type { Chain, ChainEnd, Journal } from '../journal/journal.js';
import { changesBetween } from '../writing/changes.js';
import { isSame, type Base, type Fields } from '../writing/fields.js';

interface KeepingParts {
  readonly document: string;
  readonly journal: Pick<Journal, 'append' | 'replace' | 'forget'>;
  /** What is written now, and on which base it stands. */
  readonly now: () => { readonly base: Base; readonly fields: Fields };
  /** The journal has something, or could not keep it: either way it can be sent. */
  readonly onWritten: () => void;
  /** How many edits there were, and how many of them are in the journal. */
  readonly onKept: (edits: number, kept: number) => void;
  readonly onUnkept: (error: unknown) => void;
  readonly newId?: (() => string) | undefined;
}

/**
 * Keeps the journal behind what is written: one transaction at a time, and what was typed during one is in the next. It writes to the
 * chain of this tab, which it begins anew where the text stands on another base, or where it has other tabs' chains in it.
 */
export class Keeping {
  private chain: Chain;
  private seq = 0;
  /** The last state that the journal has. */
  private journaled: Fields;
  private edits = 0;
  private kept = 0;
  /** Whether the journal must be told of another base. */
  private isRebased = false;
  /** Chains of other tabs that are in what is written, and still to be taken out of the journal. */
  private takenIn: ChainEnd[] = [];
  private writing: Promise<void> | null = null;

  constructor(private readonly parts: KeepingParts) {
    const { newId = () => crypto.randomUUID(), document, now } = parts;
    const { base, fields } = now();
    this.chain = { chain: newId(), document, base, begunAt: Date.now() };
    this.journaled = fields;
  }

  /** What the journal has: only that is sent. */
  get fields(): Fields {
    return this.journaled;
  }

  /** Counts an edit of the writer. */
  count(): void {
    this.edits++;
  }

  /** What is written stands on another base now. */
  rebase(): void {
    this.isRebased = true;
  }

  /** Has a chain of another tab taken out of the journal, once what is written has it. */
  replace(left: ChainEnd): void {
    this.takenIn.push(left);
  }

  /** The chains that are in what is written: this tab's own, and those on their way out. */
  chains(): ReadonlySet<string> {
    return new Set([this.chain, ...this.takenIn].map(({ chain }) => chain));
  }

  /** Brings the journal up to what is written, however much comes meanwhile. */
  keep(): Promise<void> {
    this.parts.onKept(this.edits, this.kept);
    this.writing ??= this.keepUp().finally(() => {
      this.writing = null;
    });
    return this.writing;
  }

  /** Resolves when the journal has all that was edited so far, or could not keep it. */
  async settled(): Promise<void> {
    while (this.writing) await this.writing;
  }

  /** Whether the journal has all edits. */
  get isKept(): boolean {
    return this.kept === this.edits;
  }

  /** Forgets this tab's chain: the server has all of it. */
  async forget(): Promise<void> {
    await this.parts.journal.forget(this.chain.chain);
  }

  private async keepUp(): Promise<void> {
    while (this.isBehind()) {
      const target = this.parts.now().fields;
      const { edits } = this;
      let isKept = true;
      try {
        await this.write(target);
        this.kept = edits;
      } catch (error) {
        // The server may have room: it is sent all the same.
        isKept = false;
        this.parts.onUnkept(error);
      }
      this.journaled = target;
      this.parts.onKept(this.edits, this.kept);
      this.parts.onWritten();
      // It is tried again with what comes next, and not before: a journal that takes nothing would take all of the page's time.
      if (!isKept) return;
    }
  }

  private isBehind(): boolean {
    return (
      this.isRebased ||
      this.takenIn.length > 0 ||
      this.kept < this.edits ||
      !isSame(this.journaled, this.parts.now().fields)
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
    const { base } = this.parts.now();
    this.chain = { ...this.chain, base };
    try {
      await journal.replace(this.chain, this.seq, changesBetween(base.fields, target), takenIn);
    } catch (error) {
      this.isRebased = true;
      this.takenIn.push(...takenIn);
      throw error;
    }
  }
}
