import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AUTHENTICATION } from '../../src/budgets.js';
import { createAccount, firestore, logIn, type Account } from '../support/accounts.js';
import { environment } from '../support/environment.js';
import { costOf, requestLine } from '../support/function-log.js';
import { startFunction, type RunningFunction } from '../support/functions-framework.js';
import { expectProblem } from '../support/problems.js';
import { pageOf, storeTodos, todoOf, todosClient } from '../support/todos.js';

/** As todos/todo.ts and docs/API.md say. */
const MAX_TODOS = 500;

let second: RunningFunction;

beforeAll(async () => {
  second = await startFunction({ RATE_LIMIT_SCALE: '1000' });
});

afterAll(() => second.stop());

async function accountWith(count: number): Promise<{ account: Account; token: string }> {
  const account = await createAccount();
  await storeTodos(account.id, count);
  return { account, token: (await logIn(account)).access_token };
}

/** How many todos an account has: as kept for the bound, and as stored. */
async function countsOf({ id }: Account): Promise<[kept: unknown, stored: number]> {
  const list = await firestore.collection('todo_lists').doc(id).get();
  const stored = await firestore.collection('todos').where('user_id', '==', id).count().get();
  return [list.get('total'), stored.data().count];
}

test('of 20 at once at 499 todos, through two instances, one is created', async () => {
  const { account, token } = await accountWith(MAX_TODOS - 1);
  const clients = [todosClient(token, environment.functionUrl), todosClient(token, second.url)];
  const answers = await Promise.all(
    Array.from({ length: 10 }, () =>
      clients.map((client) => client.create({ title: 'The last one' })),
    ).flat(),
  );
  const created = answers.filter(({ status }) => status === 201);
  expect(created).toHaveLength(1);
  for (const answer of answers) if (answer !== created[0]) expectProblem(answer, 409);
  expect(await countsOf(account)).toEqual([MAX_TODOS, MAX_TODOS]);
});

test('a full list takes no more until one is deleted', async () => {
  const { account, token } = await accountWith(MAX_TODOS);
  const client = todosClient(token);
  const refused = await client.create({ title: 'One too many' });
  expectProblem(refused, 409);
  expect(refused.body).toMatchObject({ type: 'urn:firefolio:problem:failed-precondition' });
  const [oldest] = pageOf(await client.list('?page=500&per_page=1')).todos;
  expect(oldest).toMatchObject({ title: 'todo 1' });
  expect(await client.remove(oldest?.id ?? '')).toMatchObject({ status: 204 });
  todoOf(await client.create({ title: 'Fits again' }), 201);
  expectProblem(await client.create({ title: 'One too many' }), 409);
  expect(await countsOf(account)).toEqual([MAX_TODOS, MAX_TODOS]);
});

test('no page costs more than one read for each todo there can be, and one to count them', async () => {
  const { token } = await accountWith(MAX_TODOS);
  const client = todosClient(token, second.url);
  for (const [query, reads] of [
    ['?per_page=10', 10],
    ['?page=3&per_page=10', 30],
    ['?page=10&per_page=50', MAX_TODOS],
    ['?page=500&per_page=1', MAX_TODOS],
    ['?page=500&per_page=50', 0],
  ] as const) {
    const { headers } = await client.list(query);
    const cost = costOf(await requestLine(second, headers.get('x-request-id') ?? ''));
    const roundTrips = (reads > 0 ? 2 : 1) + AUTHENTICATION.roundTrips;
    expect(cost).toEqual({ reads: reads + 1 + AUTHENTICATION.reads, writes: 0, roundTrips });
  }
});
