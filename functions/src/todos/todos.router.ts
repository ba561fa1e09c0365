import type { Response } from 'express';
import { getActor } from '../auth/index.js';
import { withCamelNames } from '../documents/index.js';
import {
  alsoByPut,
  defineRoute,
  ifMatchVersions,
  jsonBody,
  OWN_READ,
  OWN_WRITE,
  pathForClient,
  type Route,
} from '../http/index.js';
import { versionEtag } from '../shared/index.js';
import type { Todo } from './todos.codec.js';
import { presentTodo, presentTodos, todoJson, todosJson } from './todos.presenter.js';
import { createTodoBody, todoParams, todosQuery, updateTodoBody } from './todos.schema.js';
import type { TodosService } from './todos.service.js';

const CHANGE_REFUSALS = ['not-found', 'stale-version', 'aborted'] as const;

/** Routes of the signed-in account's own list: /api/todos. */
export function todoRoutes(todos: TodosService): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/todos',
      summary: 'Your todos, the newest first: all, those done or those to do',
      description:
        'The only list with page numbers: Firestore reads what lies on the pages before, too. A list has ' +
        'at most 500 todos.',
      ...OWN_READ,
      // With page numbers: 1 to count, and what lies on the pages before is read too.
      cost: { reads: 1, writes: 0, roundTrips: 2, readsPerItem: 1 },
      query: todosQuery,
      answer: { body: todosJson },
      handle: async ({ query, res }) => {
        const { page, per_page: perPage } = query;
        const completed = query.completed === undefined ? null : query.completed === 'true';
        const found = await todos.list({ userId: getActor(res).user.id, page, perPage, completed });
        res.json(presentTodos(found, { page, perPage }));
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/todos',
      summary: 'Create a todo',
      description:
        'An `Idempotency-Key` is known while the todo that it made exists. 409 `failed-precondition`: the ' +
        'list has 500 todos, delete one first.',
      repeats: 'by-key',
      ...OWN_WRITE,
      cost: { reads: 1, writes: 2, roundTrips: 2 },
      body: jsonBody(createTodoBody),
      answer: { status: 201, body: todoJson, headers: ['Location', 'ETag'] },
      // 404: the todo that its key once created was deleted.
      refusals: ['failed-precondition', 'aborted', 'not-found'],
      handle: async ({ body, once, res }) => {
        const userId = getActor(res).user.id;
        const todo = await once(
          (key) => todos.create(userId, withCamelNames(body), key),
          ({ id }) => todos.get(userId, id),
        );
        res.status(201).location(pathForClient(res, `/api/todos/${todo.id}`));
        sendTodo(res, todo);
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/todos/:id',
      summary: 'One of your todos',
      description: "Somebody else's is 404, as one that does not exist.",
      ...OWN_READ,
      cost: { reads: 1, writes: 0, roundTrips: 1 },
      params: todoParams,
      answer: { body: todoJson, headers: ['ETag'] },
      refusals: ['not-found'],
      handle: async ({ params, res }) => {
        sendTodo(res, await todos.get(getActor(res).user.id, params.id));
      },
    }),
    ...alsoByPut(
      defineRoute({
        method: 'patch',
        path: '/api/todos/:id',
        summary: 'Change fields of a todo; If-Match guards against overwriting newer work',
        description: 'What is absent stays; `due_at: null` takes the time away.',
        ...OWN_WRITE,
        cost: { reads: 1, writes: 1, roundTrips: 2 },
        params: todoParams,
        body: jsonBody(updateTodoBody),
        answer: { body: todoJson, headers: ['ETag'] },
        refusals: CHANGE_REFUSALS,
        handle: async ({ params, body, req, res }) => {
          const { user } = getActor(res);
          sendTodo(res, await todos.update(user.id, params.id, withCamelNames(body), ifMatchVersions(req)));
        },
      }),
    ),
    defineRoute({
      method: 'delete',
      path: '/api/todos/:id',
      summary: 'Delete a todo',
      ...OWN_WRITE,
      cost: { reads: 1, writes: 2, roundTrips: 2 },
      params: todoParams,
      answer: { status: 204 },
      refusals: CHANGE_REFUSALS,
      handle: async ({ params, req, res }) => {
        await todos.remove(getActor(res).user.id, params.id, ifMatchVersions(req));
        res.status(204).end();
      },
    }),
  ];
}

function sendTodo(res: Response, todo: Todo): void {
  res.set('ETag', versionEtag(todo.version)).json(presentTodo(todo));
}
