import { environment } from '../suite/environment.js';
import { call } from '../http/api.js';
import { storeTodos } from '../todos.js';
import { newSecret, signIn, type Scenario, type Scenarios } from './scenario.js';

/** A new todo, and the request of its account about it. */
function ofTodo(status: number, body?: () => unknown): Scenario {
  return async () => {
    const { token } = await signIn();
    const { body: created } = await call<{ id: string }>('/api/todos', {
      method: 'POST',
      token,
      body: { title: newSecret() },
      baseUrl: environment.functionUrl,
    });
    return { path: `/api/todos/${created.id}`, token, status, ...(body && { body: body() }) };
  };
}

/** An account's own list. */
export const todoScenarios: Scenarios = {
  'GET /api/todos': async () => {
    const { account, token } = await signIn();
    await storeTodos(account.id, 9);
    return { path: '/api/todos?page=3&per_page=2', token, status: 200, limit: 6 };
  },
  'POST /api/todos': async () => {
    const { token } = await signIn();
    const body = { title: newSecret(), description: newSecret() };
    return { path: '/api/todos', token, body, status: 201 };
  },
  'GET /api/todos/:id': ofTodo(200),
  'PATCH /api/todos/:id': ofTodo(200, () => ({ title: newSecret(), completed: true })),
  'PUT /api/todos/:id': ofTodo(200, () => ({ description: newSecret() })),
  'DELETE /api/todos/:id': ofTodo(204),
};
