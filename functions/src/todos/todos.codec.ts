import { z } from 'zod';
import {
  field,
  StoredCollection,
  storedTime,
  to,
  toCreateTime,
  toUpdateTime,
  type Identified,
  type ValueOf,
} from '../documents/index.js';

const fields = {
  /** Whose it is. */
  userId: field(z.string(), 'account', 'set it to the id of its account'),
  title: field(z.string(), 'account'),
  /** Empty when there is none. */
  description: field(z.string().default(''), 'account', to('')),
  completed: field(z.boolean().default(false), 'account', to(false)),
  dueAt: field(storedTime.nullable().default(null), 'account', to(null)),
  createdAt: field(storedTime, 'account', toCreateTime),
  updatedAt: field(storedTime, 'account', toUpdateTime),
  /** Counts the writes, from 1. */
  version: field(z.int().min(1), 'nobody', to(1)),
};

/** Something that an account wants to do; nobody else sees it. */
export type Todo = Identified<ValueOf<typeof fields>>;

/** todos/{id} */
export const TODOS = new StoredCollection({ name: 'todos', fields });

/** todo_lists/{user id}: how many todos an account has. */
export const TODO_LISTS = new StoredCollection({
  name: 'todo_lists',
  fields: {
    total: field(
      z.int().min(0),
      'nobody',
      async ({ id, idsOf }) => (await idsOf(TODOS.name, 'user_id', id)).length,
    ),
  },
});
