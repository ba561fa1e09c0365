import { z } from 'zod';
import { documentId, singleLine, timestamp } from '../shared/index.js';
import { MAX_TODOS } from './todo.js';

const title = singleLine(1, 200);
const description = z.string().max(2_000);

/** Body of POST /api/todos. */
export const createTodoBody = z.strictObject({
  title,
  description: description.default(''),
  completed: z.boolean().default(false),
  due_at: timestamp.nullable().default(null),
});

/** Body of PATCH /api/todos/:id: what is absent stays, `due_at: null` takes the time away. */
export const updateTodoBody = z
  .strictObject({ title, description, completed: z.boolean(), due_at: timestamp.nullable() })
  .partial()
  .refine((body) => Object.keys(body).length > 0, 'must have at least one field to change');

/** Query of GET /api/todos. Nobody has so many todos that a page behind the last one allowed could have any. */
export const todosQuery = z.object({
  page: z.coerce.number().int().min(1).max(MAX_TODOS).default(1).describe('Behind the last there is nothing'),
  per_page: z.coerce.number().int().min(1).max(50).default(10),
  completed: z.enum(['true', 'false']).optional().describe('Without it both'),
});

/** Path of one todo. */
export const todoParams = z.object({ id: documentId });
