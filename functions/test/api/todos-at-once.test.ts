import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TOKEN_COST } from '../../src/http/index.js';
import { createAccount, firestore, logIn, type Account } from '../support/accounts/accounts.js';
import type { Answer } from '../support/http/api.js';
import { costOf, requestLine } from '../support/suite/function-log.js';
import { startFunction, type RunningFunction } from '../support/suite/functions-framework.js';
import { expectProblem } from '../support/http/problems.js';
import { pageOf, storeTodos, todoOf, todosClient, type TodosClient } from '../support/todos.js';

/** As todos/todo.ts and docs/API.md say. */
const MAX_TODOS = 500;

let first: RunningFunction;
let second: RunningFunction;

// The emulator answers what comes at once with as many processes as it pleases.
beforeAll(async () => {
  [first, second] = await Promise.all([
    startFunction({ RATE_LIMIT_SCALE: '1000' }),
    startFunction({ RATE_LIMIT_SCALE: '1000' }),
  ]);
});

afterAll(() => Promise.all([first.stop(), second.stop()]));

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

/** Answers to requests that are sent at once, half of them through each instance. */
function atOnce(
  count: number,
  token: string,
  request: (client: TodosClient) => Promise<Answer<unknown>>,
): Promise<Answer<unknown>[]> {
  const clients = [todosClient(token, first.url), todosClient(token, second.url)];
  return Promise.all(Array.from({ length: count / 2 }, () => clients.map(request)).flat());
}

describe('at once, through two instances', () => {
  test('of 20 todos at 499 of 500 one is created', async () => {
    const { account, token } = await accountWith(MAX_TODOS - 1);
    const answers = await atOnce(20, token, (client) => client.create({ title: 'The last one' }));
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused).toHaveLength(19);
    for (const answer of refused) expectProblem(answer, 409);
    expect(await countsOf(account)).toEqual([MAX_TODOS, MAX_TODOS]);
  });

  test('of 10 requests with one Idempotency-Key one creates a todo', async () => {
    const { account, token } = await accountWith(0);
    const key = { 'Idempotency-Key': 'one-of-a-kind' };
    const answers = await atOnce(10, token, (client) => client.create({ title: 'Once' }, key));
    expect(new Set(answers.map((answer) => todoOf(answer, 201).id)).size).toBe(1);
    expect(await countsOf(account)).toEqual([1, 1]);
  });

  test('of 10 deletions of one todo one counts', async () => {
    const { account, token } = await accountWith(3);
    const [{ id } = { id: '' }] = pageOf(await todosClient(token, first.url).list()).todos;
    const answers = await atOnce(10, token, (client) => client.remove(id));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, ...Array<number>(9).fill(404)]);
    expect(await countsOf(account)).toEqual([2, 2]);
  });
});

test('a full list takes no more until one is deleted', async () => {
  const { account, token } = await accountWith(MAX_TODOS);
  const client = todosClient(token, first.url);
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
    const roundTrips = (reads > 0 ? 2 : 1) + TOKEN_COST.roundTrips;
    expect(cost).toEqual({ reads: reads + 1 + TOKEN_COST.reads, writes: 0, roundTrips });
  }
});
