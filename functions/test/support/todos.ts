import { expect } from '@jest/globals';
import { z } from 'zod';
import { TODOS, type Todo } from '../../src/todos/todos.codec.js';
import { firestore } from './accounts/accounts.js';
import { call, type Answer } from './http/api.js';
import { environment } from './suite/environment.js';

const time = z.iso.datetime({ precision: 3 });

const todoSchema = z.strictObject({
  id: z.string().min(1),
  title: z.string().min(1),
  description: z.string(),
  completed: z.boolean(),
  due_at: time.nullable(),
  created_at: time,
  updated_at: time,
  version: z.int().min(1),
});

const todosPageSchema = z.strictObject({
  todos: z.array(todoSchema),
  pagination: z.strictObject({ page: z.int(), per_page: z.int(), total: z.int(), pages: z.int() }),
});

/** A todo as its account gets it. */
export type TodoJson = z.output<typeof todoSchema>;

/** A page of todos. */
export type TodosPage = z.output<typeof todosPageSchema>;

/** The calls for todos in one account's name. Answers come as they are; `given` insists on success. */
export interface TodosClient {
  /** @param query such as `?page=2` */
  list(query?: string): Promise<Answer<unknown>>;
  create(fields: unknown, headers?: Record<string, string>): Promise<Answer<unknown>>;
  read(id: string, headers?: Record<string, string>): Promise<Answer<unknown>>;
  /** @param ifMatch value of the If-Match header, none when absent */
  patch(id: string, changes: unknown, ifMatch?: string): Promise<Answer<unknown>>;
  remove(id: string, ifMatch?: string): Promise<Answer<unknown>>;
  /** Creates a todo, with a title unless given one. */
  given(fields?: Readonly<Record<string, unknown>>): Promise<TodoJson>;
}

/** A client for the account of an access token, at the function's own URL in the emulator unless another is given. */
export function todosClient(token: string, baseUrl = environment.functionUrl): TodosClient {
  const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    call<unknown>(`/api/todos${path}`, {
      method,
      token,
      baseUrl,
      headers,
      ...(body !== undefined && { body }),
    });
  const matching = (ifMatch?: string) => (ifMatch === undefined ? {} : { 'If-Match': ifMatch });
  return {
    list: (query = '') => send('GET', query),
    create: (fields, headers) => send('POST', '', fields, headers),
    read: (id, headers) => send('GET', `/${id}`, undefined, headers),
    patch: (id, changes, ifMatch) => send('PATCH', `/${id}`, changes, matching(ifMatch)),
    remove: (id, ifMatch) => send('DELETE', `/${id}`, undefined, matching(ifMatch)),
    given: async (fields = {}) => todoOf(await send('POST', '', { title: 'Buy bread', ...fields }), 201),
  };
}

/** The todo of an answer, its wire shape and its version's ETag checked. */
export function todoOf({ status, headers, body }: Answer<unknown>, expectedStatus = 200): TodoJson {
  expect({ status, body }).toMatchObject({ status: expectedStatus });
  const todo = todoSchema.parse(body);
  expect(headers.get('etag')).toBe(`"${todo.version}"`);
  return todo;
}

/** The page of an answer, its wire shape checked. */
export function pageOf({ status, body }: Answer<unknown>): TodosPage {
  expect({ status, body }).toMatchObject({ status: 200 });
  return todosPageSchema.parse(body);
}

/** Stores todos of an account that has none, past the API: `todo 1` is the oldest; every third one is done. */
export async function storeTodos(userId: string, count: number): Promise<void> {
  const batch = firestore.batch();
  const startedAt = Date.now() - count * 1000;
  for (let number = 1; number <= count; number += 1) {
    const ref = firestore.collection('todos').doc();
    const at = new Date(startedAt + number * 1000);
    const todo: Todo = {
      id: ref.id,
      userId,
      title: `todo ${number}`,
      description: '',
      completed: number % 3 === 0,
      dueAt: null,
      createdAt: at,
      updatedAt: at,
      version: 1,
    };
    batch.create(ref, TODOS.encode(todo));
  }
  batch.create(firestore.collection('todo_lists').doc(userId), { total: count });
  await batch.commit();
}
