import { beforeEach, describe, expect, test } from '@jest/globals';
import { createAccount, firestore, logIn, type Account } from '../support/accounts/accounts.js';
import { call } from '../support/http/api.js';
import { expectProblem } from '../support/http/problems.js';
import { pageOf, storeTodos, todoOf, todosClient, type TodosClient } from '../support/todos.js';

let account: Account;
let mine: TodosClient;

beforeEach(async () => {
  account = await createAccount();
  mine = await clientOf(account);
});

async function clientOf(owner: Account): Promise<TodosClient> {
  return todosClient((await logIn(owner)).access_token);
}

async function titles(query: string): Promise<string[]> {
  return pageOf(await mine.list(query)).todos.map(({ title }) => title);
}

/** How many todos the account has: as kept for the bound, and as stored. */
async function countsOf({ id }: Account): Promise<{ kept: unknown; stored: number }> {
  const list = await firestore.collection('todo_lists').doc(id).get();
  const stored = await firestore.collection('todos').where('user_id', '==', id).count().get();
  return { kept: list.get('total'), stored: stored.data().count };
}

describe('POST /api/todos', () => {
  test('stores a todo with what is given, and says where it is', async () => {
    const fields = {
      title: 'Call the printer',
      description: 'Two lines:\nink and paper.',
      completed: true,
      due_at: '2026-05-01T14:00:00+02:00',
    };
    const answer = await mine.create(fields);
    const todo = todoOf(answer, 201);
    expect(todo).toMatchObject({ ...fields, due_at: '2026-05-01T12:00:00.000Z', version: 1 });
    expect(todo.updated_at).toBe(todo.created_at);
    expect(answer.headers.get('location')).toBe(`/api/todos/${todo.id}`);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(todoOf(await mine.read(todo.id))).toEqual(todo);
  });

  test('needs a title only', async () => {
    expect(todoOf(await mine.create({ title: '  Buy bread ' }), 201)).toMatchObject({
      title: 'Buy bread',
      description: '',
      completed: false,
      due_at: null,
    });
  });

  test.each([
    ['/title', {}],
    ['/title', { title: '' }],
    ['/title', { title: '   ' }],
    ['/title', { title: 'x'.repeat(201) }],
    ['/title', { title: 'two\nlines' }],
    ['/description', { title: 'x', description: 'x'.repeat(2_001) }],
    ['/description', { title: 'x', description: null }],
    ['/completed', { title: 'x', completed: 'true' }],
    ['/due_at', { title: 'x', due_at: 'tomorrow' }],
    ['/user_id', { title: 'x', user_id: 'ada' }],
    ['/id', { title: 'x', id: 'chosen' }],
    ['/version', { title: 'x', version: 7 }],
  ])('refuses a body for its "%s"', async (pointer, body) => {
    const answer = await mine.create(body);
    expectProblem(answer, 422);
    expect(answer.body).toMatchObject({ errors: [{ pointer }] });
    expect(await countsOf(account)).toEqual({ kept: undefined, stored: 0 });
  });
});

describe('Idempotency-Key', () => {
  const key = { 'Idempotency-Key': 'one-of-a-kind' };

  test('gives the todo that was first created with it, and creates no other', async () => {
    const first = todoOf(await mine.create({ title: 'Once' }, key), 201);
    todoOf(await mine.patch(first.id, { completed: true }));
    const again = await mine.create({ title: 'Once' }, key);
    expect(todoOf(again, 201)).toMatchObject({ id: first.id, completed: true, version: 2 });
    expect(again.headers.get('location')).toBe(`/api/todos/${first.id}`);
    expect(await countsOf(account)).toEqual({ kept: 1, stored: 1 });
  });

  test('with another body is refused', async () => {
    todoOf(await mine.create({ title: 'Once' }, key), 201);
    expectProblem(await mine.create({ title: 'Twice' }, key), 422);
  });

  test('of another account is another key', async () => {
    const theirs = await clientOf(await createAccount());
    const { id } = todoOf(await mine.create({ title: 'Once' }, key), 201);
    expect(todoOf(await theirs.create({ title: 'Once' }, key), 201).id).not.toBe(id);
  });

  test('that is none is refused', async () => {
    expectProblem(await mine.create({ title: 'Once' }, { 'Idempotency-Key': 'x'.repeat(201) }), 400);
  });
});

describe('GET /api/todos', () => {
  test('of an account without todos is one empty page', async () => {
    expect(pageOf(await mine.list())).toEqual({
      todos: [],
      pagination: { page: 1, per_page: 10, total: 0, pages: 0 },
    });
  });

  test('has each todo once, the newest first, page by page', async () => {
    await storeTodos(account.id, 23);
    const walked: string[] = [];
    for (let page = 1; page <= 3; page += 1) {
      const { todos, pagination } = pageOf(await mine.list(`?page=${page}`));
      expect(pagination).toEqual({ page, per_page: 10, total: 23, pages: 3 });
      walked.push(...todos.map(({ title }) => title));
    }
    expect(walked).toEqual(Array.from({ length: 23 }, (_, index) => `todo ${23 - index}`));
    expect(await titles('?page=4')).toEqual([]);
    expect(await titles('?page=500&per_page=50')).toEqual([]);
  });

  test('is narrowed to those done or to do, and counts these only', async () => {
    await storeTodos(account.id, 10);
    const done = pageOf(await mine.list('?completed=true&per_page=2'));
    expect(done.todos.map(({ title }) => title)).toEqual(['todo 9', 'todo 6']);
    expect(done.pagination).toEqual({ page: 1, per_page: 2, total: 3, pages: 2 });
    const open = pageOf(await mine.list('?completed=false&page=2&per_page=4'));
    expect(open.todos.map(({ title }) => title)).toEqual(['todo 4', 'todo 2', 'todo 1']);
    expect(open.pagination).toEqual({ page: 2, per_page: 4, total: 7, pages: 2 });
  });

  test.each([
    ['page', '0'],
    ['page', '501'],
    ['page', '1.5'],
    ['page', 'last'],
    ['per_page', '0'],
    ['per_page', '51'],
    ['completed', 'yes'],
    ['completed', ''],
  ])('refuses %s=%s', async (name, value) => {
    const answer = await mine.list(`?${name}=${value}`);
    expectProblem(answer, 422);
    expect(answer.body).toMatchObject({ errors: [{ pointer: `/${name}` }] });
  });
});

describe('one todo', () => {
  test('is changed in what is given and nothing else', async () => {
    const todo = await mine.given({ description: 'Rye', due_at: '2026-05-01T12:00:00.000Z' });
    const changed = todoOf(await mine.patch(todo.id, { completed: true, due_at: null }));
    expect(changed).toEqual({
      ...todo,
      completed: true,
      due_at: null,
      version: 2,
      updated_at: expect.anything(),
    });
    expect(Date.parse(changed.updated_at)).toBeGreaterThan(Date.parse(todo.updated_at));
    expect(todoOf(await mine.read(todo.id))).toEqual(changed);
  });

  test('is changed by PUT as by PATCH: what is absent stays, and If-Match counts', async () => {
    const { access_token: token } = await logIn(await createAccount());
    const todo = await todosClient(token).given({ description: 'Rye' });
    const put = (headers: Record<string, string> = {}) =>
      call<object>(`/api/todos/${todo.id}`, { method: 'PUT', token, body: { completed: true }, headers });
    expect(await put()).toMatchObject({
      status: 200,
      body: { ...todo, completed: true, version: 2, updated_at: expect.anything() },
    });
    expectProblem(await put({ 'If-Match': '"1"' }), 412);
  });

  test('that is changed to what it is stays as it was', async () => {
    const todo = await mine.given();
    const { title, description, completed, due_at } = todo;
    expect(todoOf(await mine.patch(todo.id, { title, description, completed, due_at }))).toEqual(todo);
  });

  test.each([
    ['', {}],
    ['/title', { title: '' }],
    ['/completed', { completed: null }],
    ['/user_id', { title: 'x', user_id: 'ada' }],
    ['/created_at', { title: 'x', created_at: '2020-01-01T00:00:00.000Z' }],
  ])('refuses a change for its "%s"', async (pointer, changes) => {
    const todo = await mine.given();
    const answer = await mine.patch(todo.id, changes);
    expectProblem(answer, 422);
    expect(answer.body).toMatchObject({ errors: [{ pointer }] });
    expect(todoOf(await mine.read(todo.id))).toEqual(todo);
  });

  test('is not changed or deleted by who knows an older version', async () => {
    const todo = await mine.given();
    const current = todoOf(await mine.patch(todo.id, { title: 'Newer' }, '"1"'));
    for (const answer of [
      await mine.patch(todo.id, { title: 'From an old tab' }, '"1"'),
      await mine.remove(todo.id, '"1"'),
    ]) {
      expectProblem(answer, 412);
      expect(answer.headers.get('etag')).toBe('"2"');
    }
    expect(todoOf(await mine.read(todo.id))).toEqual(current);
    expect(await mine.remove(todo.id, '"2"')).toMatchObject({ status: 204 });
  });

  test('is not sent again to who has it', async () => {
    const { id } = await mine.given();
    expect(await mine.read(id, { 'If-None-Match': '"1"', 'Cache-Control': '' })).toMatchObject({
      status: 304,
    });
  });

  test('is gone once deleted', async () => {
    const { id } = await mine.given();
    const kept = await mine.given();
    expect(await mine.remove(id)).toMatchObject({ status: 204, body: '' });
    expectProblem(await mine.read(id), 404);
    expectProblem(await mine.patch(id, { title: 'Back' }), 404);
    expectProblem(await mine.remove(id), 404);
    expect(pageOf(await mine.list()).todos).toEqual([kept]);
    expect(await countsOf(account)).toEqual({ kept: 1, stored: 1 });
  });
});

test.each(['user', 'editor', 'admin'] as const)(
  'somebody else’s todo does not exist for a %s',
  async (role) => {
    const todo = await mine.given();
    const other = await clientOf(await createAccount({ role }));
    const attempts = (id: string) => [
      other.read(id),
      other.patch(id, { title: 'Taken over' }),
      other.patch(id, { title: 'Taken over' }, '"7"'),
      other.remove(id),
      other.remove(id, '"7"'),
    ];
    const [foreign, unknown] = await Promise.all(
      [todo.id, 'nobody-has-this-id'].map((id) => Promise.all(attempts(id))),
    );
    for (const answer of foreign ?? []) expectProblem(answer, 404);
    const told = (answers: typeof foreign) =>
      answers?.map(({ headers, body }) => ({
        ...(body as object),
        instance: null,
        headers: [...headers.keys()].sort(),
      }));
    expect(told(foreign)).toEqual(told(unknown));
    expect(pageOf(await other.list()).todos).toEqual([]);
    expect(todoOf(await mine.read(todo.id))).toEqual(todo);
  },
);
