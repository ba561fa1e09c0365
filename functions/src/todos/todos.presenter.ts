import { z } from 'zod';
import { presentAs } from '../documents/index.js';
import { timestampJson } from '../shared/index.js';
import type { Todo } from './todos.codec.js';
import type { TodoListing, TodoPage } from './todos.repository.js';

/** A todo as its account reads it. */
export const todoJson = z
  .object({
    id: z.string(),
    title: z.string(),
    description: z.string(),
    completed: z.boolean(),
    due_at: timestampJson.nullable(),
    created_at: timestampJson,
    updated_at: timestampJson,
    version: z.int().min(1),
  })
  .meta({ id: 'Todo' });

const count = z.int().min(0);

/** A page of todos, and which one it is. */
export const todosJson = z.object({
  todos: z.array(todoJson),
  pagination: z
    .object({ page: z.int().min(1), per_page: z.int().min(1), total: count, pages: count })
    .meta({ id: 'Pagination', description: '`total` and `pages` are of the todos that were asked for' }),
});

/** See todosJson. */
export function presentTodos(
  { todos, total }: TodoPage,
  { page, perPage }: Pick<TodoListing, 'page' | 'perPage'>,
): z.output<typeof todosJson> {
  const pages = Math.ceil(total / perPage);
  return { todos: todos.map(presentTodo), pagination: { page, per_page: perPage, total, pages } };
}

/** See todoJson. */
export function presentTodo(todo: Todo): z.output<typeof todoJson> {
  return presentAs(todoJson, todo);
}
