import { isDeepStrictEqual } from 'node:util';
import type { NewKey } from '../idempotency/index.js';
import type { Clock } from '../platform/index.js';
import { newId, requireVersion } from '../shared/index.js';
import type { Todo } from './todos.codec.js';
import type { TodoListing, TodoPage, TodosRepository } from './todos.repository.js';

/** What a new todo has. */
export type NewTodo = Pick<Todo, 'title' | 'description' | 'completed' | 'dueAt'>;

/** What may be changed of a todo; absent fields stay. */
export type TodoChanges = { readonly [Field in keyof NewTodo]?: NewTodo[Field] | undefined };

/** Rules of todos. An account has its own only: to it, those of others don't exist. */
export class TodosService {
  constructor(
    private readonly todos: TodosRepository,
    private readonly clock: Clock,
  ) {}

  /** A page of an account's todos, the newest first; empty behind the last. 1 read, and 1 for each up to the page's end. */
  async list(listing: TodoListing): Promise<TodoPage> {
    return this.todos.list(listing);
  }

  /** 1 read. @throws AppError not-found */
  async get(userId: string, id: string): Promise<Todo> {
    return this.todos.get(userId, id);
  }

  /**
   * Stores a new todo. 1 read, 2 writes.
   *
   * @param key stored with it, 1 write more
   * @throws AppError failed-precondition when the account has 500
   */
  async create(userId: string, input: NewTodo, key: NewKey | null = null): Promise<Todo> {
    const now = this.clock.now();
    const todo = { ...input, id: newId(), userId, createdAt: now, updatedAt: now, version: 1 };
    await this.todos.create(todo, key);
    return todo;
  }

  /**
   * Changes what is given; nothing is stored when that is as it was. 1 read, at most 1 write.
   *
   * @param accepted ETags of `If-Match`; null for any version
   * @throws AppError not-found; stale-version
   */
  async update(
    userId: string,
    id: string,
    changes: TodoChanges,
    accepted: readonly string[] | null,
  ): Promise<Todo> {
    return this.todos.update(userId, id, (todo) => {
      requireVersion(accepted, todo.version);
      const next = {
        ...todo,
        title: changes.title ?? todo.title,
        description: changes.description ?? todo.description,
        completed: changes.completed ?? todo.completed,
        dueAt: changes.dueAt === undefined ? todo.dueAt : changes.dueAt,
      };
      if (isDeepStrictEqual(next, todo)) return todo;
      return { ...next, updatedAt: this.clock.now(), version: todo.version + 1 };
    });
  }

  /** Removes a todo for good. 1 read, 2 writes. @throws AppError not-found; stale-version */
  async remove(userId: string, id: string, accepted: readonly string[] | null): Promise<void> {
    await this.todos.remove(userId, id, ({ version }) => {
      requireVersion(accepted, version);
    });
  }
}
