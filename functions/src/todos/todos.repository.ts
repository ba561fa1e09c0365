import type { DocumentSnapshot, Firestore, Query, Transaction } from 'firebase-admin/firestore';
import { AppError } from '../errors/index.js';
import { addKey, type NewKey } from '../idempotency/index.js';
import {
  loadFirestore,
  runTransaction,
  type BrokenDocuments,
  type FirestoreProvider,
} from '../platform/index.js';
import { SerialQueues } from '../shared/index.js';
import { MAX_TODOS } from './todo.js';
import { TODO_LISTS, TODOS, type Todo } from './todos.codec.js';

/** Which of an account's todos are asked for. */
export interface TodoListing {
  readonly userId: string;
  /** From 1. */
  readonly page: number;
  readonly perPage: number;
  /** Null for those that are done and those that are not. */
  readonly completed: boolean | null;
}

/** One page, and how many todos all pages have, broken ones included. */
export interface TodoPage {
  readonly todos: readonly Todo[];
  readonly total: number;
}

/** Todos in todos/{id}; todo_lists/{user id} keeps how many an account has, so that a full list is known in 1 read. */
export class TodosRepository {
  private readonly queues = new SerialQueues();

  private readonly reader;
  private readonly lists;

  constructor(
    private readonly firestore: FirestoreProvider,
    broken: BrokenDocuments,
  ) {
    this.reader = TODOS.reader(broken);
    this.lists = TODO_LISTS.reader(broken);
  }

  /**
   * Todos of an account, the newest first. 1 read to count them, and 1 for each on the page or on a page before, in 2 round
   * trips; 1 read when the page is behind the last.
   */
  async list({ userId, page, perPage, completed }: TodoListing): Promise<TodoPage> {
    const db = await this.firestore();
    let query: Query = todos(db).where('user_id', '==', userId);
    if (completed !== null) query = query.where('completed', '==', completed);
    // Counted in the same order as well, for which there is an index.
    const sorted = query.orderBy('created_at', 'desc').orderBy('__name__', 'desc');
    const total = (await sorted.count().get()).data().count;
    const offset = (page - 1) * perPage;
    if (offset >= total) return { todos: [], total };
    const { docs } = await sorted.offset(offset).limit(perPage).get();
    return { todos: this.reader.whole(docs), total };
  }

  /** A todo of this account. 1 read. @throws AppError not-found, for that of another account as well */
  async get(userId: string, id: string): Promise<Todo> {
    const db = await this.firestore();
    return this.requireOwn(await todos(db).doc(id).get(), userId);
  }

  /**
   * Stores a new todo and counts it, in one transaction: of several at once no more are stored than there is room for.
   * 1 read, 2 writes, 1 more with a key.
   *
   * @throws AppError failed-precondition when the account has 500
   */
  async create(todo: Todo, key: NewKey | null): Promise<void> {
    await this.transact(todo.userId, async (transaction, db) => {
      const listRef = lists(db).doc(todo.userId);
      const total = await this.totalOf(transaction, await transaction.get(listRef), todo.userId);
      if (total >= MAX_TODOS) throw listFull();
      transaction.create(todos(db).doc(todo.id), TODOS.encode(todo));
      transaction.set(listRef, { total: total + 1 });
      addKey(transaction, db, key, { id: todo.id });
    });
  }

  /**
   * Changes a todo in one transaction. 1 read, 1 write; no write when there is nothing to change.
   *
   * @param change gives the new todo from the present one, the same object for no change; it may throw to refuse
   * @throws AppError not-found, for that of another account as well; what `change` throws
   */
  async update(userId: string, id: string, change: (todo: Todo) => Todo): Promise<Todo> {
    return this.transact(userId, async (transaction, db) => {
      const ref = todos(db).doc(id);
      const present = this.requireOwn(await transaction.get(ref), userId);
      const next = change(present);
      if (next !== present) transaction.update(ref, TODOS.encode(next));
      return next;
    });
  }

  /**
   * Removes a todo and makes room for another, in one transaction. 1 read, 2 writes.
   *
   * @param check refuses what must not be removed
   * @throws AppError not-found, for that of another account as well; what `check` throws
   */
  async remove(userId: string, id: string, check: (todo: Todo) => void): Promise<void> {
    const { FieldValue } = await loadFirestore();
    await this.transact(userId, async (transaction, db) => {
      const ref = todos(db).doc(id);
      check(this.requireOwn(await transaction.get(ref), userId));
      transaction.delete(ref);
      transaction.set(lists(db).doc(userId), { total: FieldValue.increment(-1) }, { merge: true });
    });
  }

  /** What is kept; where that can't be read, 1 read more to count. */
  private async totalOf(transaction: Transaction, list: DocumentSnapshot, userId: string): Promise<number> {
    if (!list.exists) return 0;
    const kept = this.lists.findWhole(list);
    if (kept) return kept.total;
    const own = todos(await this.firestore()).where('user_id', '==', userId);
    return (await transaction.get(own.count())).data().count;
  }

  private requireOwn(snapshot: DocumentSnapshot, userId: string): Todo {
    // Whose it is comes first: of a broken one of somebody else's nobody is told anything.
    const todo = snapshot.get('user_id') === userId ? this.reader.find(snapshot) : null;
    if (todo) return todo;
    throw new AppError({ code: 'not-found', message: 'You have no such todo.' });
  }

  /** In an instance those of one account run one after the other: many at once would make each other wait and fail. */
  private async transact<T>(
    userId: string,
    work: (transaction: Transaction, db: Firestore) => Promise<T>,
  ): Promise<T> {
    const db = await this.firestore();
    return this.queues.run(userId, () => runTransaction(db, (transaction) => work(transaction, db)));
  }
}

function todos(db: Firestore) {
  return db.collection(TODOS.name);
}

function lists(db: Firestore) {
  return db.collection(TODO_LISTS.name);
}

function listFull(): AppError {
  return new AppError({
    code: 'failed-precondition',
    message: `You have ${String(MAX_TODOS)} todos, and that is all there is room for. Delete one first.`,
  });
}
