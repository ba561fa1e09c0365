import { lockName } from '../tabs/lock-name.js';
import { Journal, type ChainEnd } from './journal.js';

/** An item of which something was written on this device that is not known to be on the server. */
export interface Unsent {
  /** As paths name it: `posts`, `pages`, `projects`. */
  readonly kind: string;
  readonly id: string;
  /** As it was written last; may be empty. */
  readonly title: string;
  /** Since when, by this device's clock, in ms. */
  readonly since: number;
  /** Whether an editor has it open: in another tab, or in this one while it sends what was written. */
  readonly isOpen: boolean;
  /** What was found: what is written after it is not meant. */
  readonly ends: readonly ChainEnd[];
}

/** What a device keeps that the server may not have, the oldest first: of tabs that were killed, or of one that is writing now. */
export async function findUnsent(factory: IDBFactory = indexedDB): Promise<Unsent[]> {
  const items = await withJournal(factory, (journal) => journal.unsent('title'));
  // Asked after the journal was read: a tab that began in between has nothing in `items` that is its own.
  const { held = [] } = await navigator.locks.query();
  const open = new Set(held.map(({ name }) => name));
  return items
    .map(({ document, value, begunAt, ends }): Unsent => {
      const [kind = '', id = ''] = document.split('/');
      const title = typeof value === 'string' ? value : '';
      return { kind, id, title, since: begunAt, isOpen: open.has(lockName(document)), ends };
    })
    .sort((one, other) => one.since - other.since);
}

/** Throws away what was found of an item; what was written since stays. */
export async function forgetUnsent(
  { ends }: Pick<Unsent, 'ends'>,
  factory: IDBFactory = indexedDB,
): Promise<void> {
  await withJournal(factory, (journal) => journal.forgetRead(ends));
}

async function withJournal<T>(factory: IDBFactory, work: (journal: Journal) => Promise<T>): Promise<T> {
  const journal = await Journal.open(factory);
  try {
    return await work(journal);
  } finally {
    journal.close();
  }
}
