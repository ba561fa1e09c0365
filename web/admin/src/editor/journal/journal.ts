import { withChanges, type Change } from '../writing/changes.js';
import type { Base, Fields, Json } from '../writing/fields.js';
import { completionOf, openDatabase, resultOf } from './database.js';

/** What one tab has written of one item since the server last took it. */
export interface Chain {
  /** Of one tab while it is open: no two write to one chain. */
  readonly chain: string;
  /** Which item, such as `posts/4f…`. */
  readonly document: string;
  readonly base: Base;
  /** When it was begun, by this device's clock, in ms. */
  readonly begunAt: number;
}

interface Entry {
  readonly chain: string;
  /** From 1, in the order of writing. */
  readonly seq: number;
  readonly changes: readonly Change[];
}

/** A chain that was read, with the states that it went through. */
export interface KeptChain extends Chain {
  /** After its last entry; the base's fields where it has none. */
  readonly fields: Fields;
  /** Each state since the base, the last one last. */
  readonly states: readonly Fields[];
  readonly lastSeq: number;
}

/** Where the entries of a chain end: what others have added since is not meant. */
export type ChainEnd = Pick<KeptChain, 'chain' | 'lastSeq'>;

/** What is told of an item without putting its text together. */
export interface KeptItem {
  readonly document: string;
  /** One of its fields, as it was written last. */
  readonly value: Json;
  /** When the first of its chains was begun, in ms. */
  readonly begunAt: number;
  readonly ends: readonly ChainEnd[];
}

const CHAINS = 'chains';
const ENTRIES = 'entries';
const BY_DOCUMENT = 'document';

/**
 * The journal: all that was typed and is not known to be on the server, in IndexedDB (docs/adr/0062).
 *
 * **What it promises.** Once `append` has resolved, what was typed outlives a reload, a killed tab, a browser that crashes and, as
 * transactions are strict, a machine that loses its power. Entries go only in a transaction that puts something in their place
 * that contains them (`replace`): a base that the server has acknowledged, or another chain.
 *
 * **Why no order of crashes loses text.** Each method is one transaction: it happens or not. A chain holds its own base, so that its
 * entries, differences from state to state, can always be read without any other document, and each tab has a chain of its own, so
 * that two tabs never write differences to one text. A tab whose chain was taken over meanwhile begins it anew with its whole
 * state: nothing stands on entries that are gone.
 */
export class Journal {
  private constructor(private readonly database: IDBDatabase) {}

  /** Opens it, or makes it. @throws DOMException where the browser keeps nothing, as some do in private windows */
  static async open(factory: IDBFactory = indexedDB, name = 'firefolio-journal'): Promise<Journal> {
    const database = await openDatabase(factory, name, (made) => {
      made.createObjectStore(CHAINS, { keyPath: 'chain' }).createIndex(BY_DOCUMENT, 'document');
      made.createObjectStore(ENTRIES, { keyPath: ['chain', 'seq'] });
    });
    // Another tab with a later version of this page wants to change it: it goes first, this one opens anew when it is loaded anew.
    database.onversionchange = () => {
      database.close();
    };
    return new Journal(database);
  }

  /** Closes it; what runs is completed. */
  close(): void {
    this.database.close();
  }

  /**
   * Keeps one step of writing. Resolved means kept.
   *
   * @param chain as its tab knows it; where another tab has taken it over, it is begun again with all of `state`
   * @param seq one more than that of the step before
   * @throws DOMException when the disk is full
   */
  async append(chain: Chain, seq: number, changes: readonly Change[], state: Fields): Promise<void> {
    const { transaction, chains, entries } = this.change();
    const isThere = (await resultOf(chains.getKey(chain.chain))) !== undefined;
    if (!isThere) chains.put(chain);
    entries.put({ chain: chain.chain, seq, changes: isThere ? changes : everything(state) });
    await completionOf(transaction);
  }

  /**
   * Puts a chain on another base, which the server has, and all its entries into one: what is still to be sent.
   *
   * @param seq of that entry
   * @param changes from the base to what is written
   * @param left chains of other tabs that are in `changes`, as far as they were read: one that has more by now stays, and is taken
   *   over another time
   */
  async replace(
    chain: Chain,
    seq: number,
    changes: readonly Change[],
    left: readonly ChainEnd[],
  ): Promise<void> {
    const { transaction, chains, entries } = this.change();
    chains.put(chain);
    entries.delete(allOf(chain.chain));
    if (changes.length > 0) entries.put({ chain: chain.chain, seq, changes });
    await forgetRead(chains, entries, left);
    await completionOf(transaction);
  }

  /** Forgets a chain: the server has all of it, or its writer does not want it. */
  async forget(chain: string): Promise<void> {
    const { transaction, chains, entries } = this.change();
    forgetChain(chains, entries, chain);
    await completionOf(transaction);
  }

  /** Forgets chains as far as they were read: one that has more by now stays. */
  async forgetRead(read: readonly ChainEnd[]): Promise<void> {
    const { transaction, chains, entries } = this.change();
    await forgetRead(chains, entries, read);
    await completionOf(transaction);
  }

  /** Forgets chains of long ago that have nothing to send: a tab that was killed after its last save leaves one. @param before in ms */
  async tidy(before: number): Promise<void> {
    const { transaction, chains, entries } = this.change();
    for (const { chain, begunAt } of (await resultOf(chains.getAll())) as Chain[]) {
      if (begunAt >= before) continue;
      if ((await resultOf(entries.count(allOf(chain)))) === 0) forgetChain(chains, entries, chain);
    }
    await completionOf(transaction);
  }

  /** What is kept of an item, the oldest chain first, also those without entries. */
  async read(document: string): Promise<KeptChain[]> {
    const transaction = this.database.transaction([CHAINS, ENTRIES], 'readonly');
    const index = transaction.objectStore(CHAINS).index(BY_DOCUMENT);
    const chains = (await resultOf(index.getAll(document))) as Chain[];
    const entries = transaction.objectStore(ENTRIES);
    const kept = chains.map(async (chain) =>
      replay(chain, (await resultOf(entries.getAll(allOf(chain.chain)))) as Entry[]),
    );
    return (await Promise.all(kept)).sort((one, other) => one.begunAt - other.begunAt);
  }

  /** The items of which something is kept that the server may not have. @param field which one is told of each: only that is read through */
  async unsent(field: string): Promise<KeptItem[]> {
    const transaction = this.database.transaction([CHAINS, ENTRIES], 'readonly');
    const chains = (await resultOf(transaction.objectStore(CHAINS).getAll())) as Chain[];
    const store = transaction.objectStore(ENTRIES);
    const read = chains.map(async (chain) => ({
      chain,
      entries: (await resultOf(store.getAll(allOf(chain.chain)))) as Entry[],
    }));
    const items = new Map<string, KeptItem>();
    const oldestFirst = (await Promise.all(read)).sort(
      (one, other) => one.chain.begunAt - other.chain.begunAt,
    );
    for (const { chain, entries } of oldestFirst) {
      const lastSeq = entries.at(-1)?.seq;
      if (lastSeq === undefined) continue;
      const { document, begunAt } = chain;
      const earlier = items.get(document);
      items.set(document, {
        document,
        value: lastOf(field, chain, entries),
        begunAt: earlier?.begunAt ?? begunAt,
        ends: [...(earlier?.ends ?? []), { chain: chain.chain, lastSeq }],
      });
    }
    return [...items.values()];
  }

  private change() {
    const transaction = this.database.transaction([CHAINS, ENTRIES], 'readwrite', { durability: 'strict' });
    return {
      transaction,
      chains: transaction.objectStore(CHAINS),
      entries: transaction.objectStore(ENTRIES),
    };
  }
}

function allOf(chain: string): IDBKeyRange {
  return IDBKeyRange.bound([chain, 0], [chain, []]);
}

function forgetChain(chains: IDBObjectStore, entries: IDBObjectStore, chain: string): void {
  chains.delete(chain);
  entries.delete(allOf(chain));
}

async function forgetRead(
  chains: IDBObjectStore,
  entries: IDBObjectStore,
  read: readonly ChainEnd[],
): Promise<void> {
  for (const { chain, lastSeq } of read) {
    const later = await resultOf(entries.count(IDBKeyRange.bound([chain, lastSeq], [chain, []], true)));
    if (later === 0) forgetChain(chains, entries, chain);
  }
}

function everything(state: Fields): Change[] {
  return Object.entries(state).map(([field, value]) => ({ field, value }));
}

function replay(chain: Chain, entries: readonly Entry[]): KeptChain {
  const states: Fields[] = [];
  let fields = chain.base.fields;
  for (const { changes } of entries) {
    fields = withChanges(fields, changes);
    states.push(fields);
  }
  return { ...chain, fields, states, lastSeq: entries.at(-1)?.seq ?? 0 };
}

function lastOf(field: string, { base }: Chain, entries: readonly Entry[]): Json {
  const changes = entries.flatMap((entry) => entry.changes.filter((change) => change.field === field));
  return withChanges({ [field]: base.fields[field] ?? null }, changes)[field] ?? null;
}
