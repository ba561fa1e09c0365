import { Journal } from './journal.js';

/** An item of which something was written on this device that is not known to be on the server. */
export interface Unsent {
  /** As paths name it: `posts`, `pages`, `projects`. */
  readonly kind: string;
  readonly id: string;
  /** As it was written last; may be empty. */
  readonly title: string;
  /** Since when, by this device's clock, in ms. */
  readonly since: number;
}

/** What a device keeps that the server may not have, the oldest first: of tabs that were killed, or of one that is writing now. */
export async function findUnsent(factory: IDBFactory = indexedDB): Promise<Unsent[]> {
  return withJournal(factory, async (journal) => {
    const documents = await journal.documents();
    const found = await Promise.all(documents.map((document) => readUnsent(journal, document)));
    return found.filter((unsent) => unsent !== null).sort((one, other) => one.since - other.since);
  });
}

/** Throws away what a device keeps of an item. */
export async function forgetUnsent(
  { kind, id }: Pick<Unsent, 'kind' | 'id'>,
  factory: IDBFactory = indexedDB,
): Promise<void> {
  await withJournal(factory, async (journal) => {
    for (const { chain } of await journal.read(`${kind}/${id}`)) await journal.forget(chain);
  });
}

async function readUnsent(journal: Journal, document: string): Promise<Unsent | null> {
  const chains = (await journal.read(document)).filter(({ states }) => states.length > 0);
  const [first, last] = [chains[0], chains.at(-1)];
  if (!first || !last) return null;
  const [kind = '', id = ''] = document.split('/');
  const title = last.fields['title'];
  return { kind, id, title: typeof title === 'string' ? title : '', since: first.begunAt };
}

async function withJournal<T>(factory: IDBFactory, work: (journal: Journal) => Promise<T>): Promise<T> {
  const journal = await Journal.open(factory);
  try {
    return await work(journal);
  } finally {
    journal.close();
  }
}
