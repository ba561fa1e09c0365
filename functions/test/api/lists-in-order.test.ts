/** The lists of accounts, files and jobs for staff: their orders and what they are narrowed by, page by page. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { FieldValue } from 'firebase-admin/firestore';
import { createDataProvider } from '../../../examples/react-admin/data-provider.js';
import { changeAccount, createAccount, firestore, logIn } from '../support/accounts/accounts.js';
import { createSecuredAccount } from '../support/accounts/mfa.js';
import { call, login } from '../support/http/api.js';
import { expectProblem } from '../support/http/problems.js';
import { upload } from '../support/media/media-api.js';
import { newFilm } from '../support/media/new-files.js';
import { uniqueWord } from '../support/posts/posts.js';
import { environment } from '../support/suite/environment.js';
import { waitFor } from '../support/wait-for.js';

let token: string;
beforeAll(async () => {
  ({ access_token: token } = await login('admin'));
});

type Item = Readonly<Record<string, unknown>> & { readonly id: string };

interface ListPage {
  readonly items: readonly Item[];
  readonly total: number | null;
  readonly next: string | null;
}

async function page(list: string, query: string): Promise<ListPage> {
  const { status, body } = await call<Record<string, unknown>>(`/admin/api/${list}?${query}`, { token });
  expect(status).toBe(200);
  return {
    items: body[list] as Item[],
    total: (body['total'] ?? null) as number | null,
    next: body['next_cursor'] as string | null,
  };
}

/** All items of a list, by pages of two. */
async function walk(list: string, query: string): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const at = cursor && `&cursor=${encodeURIComponent(cursor)}`;
    const found: ListPage = await page(list, `limit=2&${query}${at}`);
    items.push(...found.items);
    cursor = found.next;
  }
  return items;
}

async function newUploader() {
  const account = await createAccount({ role: 'editor' });
  return { id: account.id, access_token: (await logIn(account)).access_token };
}

const idsOf = (items: readonly Item[]): readonly string[] => items.map(({ id }) => id);
const both = (field: string): readonly string[] => [field, `-${field}`];

describe('accounts', () => {
  const word = uniqueWord();
  const made: string[] = [];

  beforeAll(async () => {
    for (const email of ['m', 'z', 'a', 'b', 'y']) {
      // The other way round than by address, and without what case and accents would do.
      const firstName = { m: 'Émile', z: 'anna', a: 'Zoe', b: 'ylva', y: 'Bea' }[email];
      const { id } = await createAccount({ lastName: word, ...(firstName && { firstName }) });
      made.push(id);
      const address = `${email}.${word}@order.test`;
      await changeAccount(id, { email: address, email_normalized: address });
    }
  });

  test('are sorted by address, name and when they were made, either way round, with a number for all pages', async () => {
    const [m, z, a, b, y] = made;
    const sorted = async (sort: string) => idsOf(await walk('users', `q=${word}&sort=${sort}`));
    expect(await sorted('email')).toEqual([a, b, m, y, z]);
    expect(await sorted('-email')).toEqual([z, y, m, b, a]);
    expect(await sorted('name')).toEqual([z, y, m, b, a]);
    expect(await sorted('-name')).toEqual([a, b, m, y, z]);
    expect(await sorted('created_at')).toEqual(made);
    expect(await sorted('-created_at')).toEqual(made.toReversed());
    expect(await page('users', `q=${word}&limit=2&sort=email`)).toMatchObject({ total: 5 });
    expect(await page('users', `email=a.${word}&limit=1`)).toMatchObject({ total: 1, next: null });
  });

  test('leave out one whose address is none, in either order', async () => {
    const { id } = await createAccount({ lastName: `${word}x` });
    for (const value of [7, null, ['x'], true]) {
      await changeAccount(id, { email_normalized: value });
      for (const sort of both('email'))
        expect(idsOf(await walk('users', `q=${word}&sort=${sort}`))).toHaveLength(5);
      expect(await page('users', `q=${word}&sort=email`)).toMatchObject({ total: 5 });
    }
    await firestore.doc(`users/${id}`).delete();
  });

  test('are narrowed by what their rows show, in every order', async () => {
    const secured = await createSecuredAccount();
    const plain = await createAccount({ role: 'editor' });
    const [unverified = ''] = made;
    const users = firestore.collection('users');
    await changeAccount(unverified, { email_verified_at: null, email_verified: false });
    const having = async (filter: string, id: string) => {
      for (const sort of [...both('created_at'), ...both('email'), ...both('name')]) {
        const [name = '', value] = filter.split('=');
        const stored = name === 'role' ? value : value === 'true';
        const counted = async () => (await users.where(name, '==', stored).count().get()).data().count;
        // Other tests make accounts meanwhile.
        await waitFor(
          async () => {
            const before = await counted();
            const { items, total } = await page('users', `${filter}&sort=${sort}&limit=50`);
            expect(new Set(items.map((item) => item[name]))).toEqual(new Set([stored]));
            return total === before && total === (await counted());
          },
          { description: `as many accounts as there are with ${filter}` },
        );
      }
      expect(idsOf((await page('users', `${filter}&limit=50`)).items)).toContain(id);
    };
    await having('mfa_enabled=true', secured.id);
    await having('mfa_enabled=false', plain.id);
    await having('email_verified=true', plain.id);
    await having('role=editor', plain.id);
    await having('is_active=true', plain.id);
    const { items } = await page('users', `q=${word}&email_verified=false&mfa_enabled=false&sort=email`);
    expect(idsOf(items)).toEqual([unverified]);
  });

  test.each(['sort=role', 'sort=first_name', 'ids=a&sort=email', 'email=a&sort=email', 'mfa_enabled=1'])(
    'refuse ?%s and say what for',
    async (query) => {
      const answer = await call(`/admin/api/users?${query}`, { token });
      expectProblem(answer, 422);
      const pointer = expect.stringMatching(/^\/(sort|ids|email|mfa_enabled)$/) as unknown;
      expect(answer.body).toMatchObject({ errors: [{ pointer }] });
    },
  );

  test('refuse a cursor of another order', async () => {
    const { next } = await page('users', `q=${word}&limit=1&sort=email`);
    const cursor = encodeURIComponent(String(next));
    for (const other of ['&sort=-email', '&sort=created_at', ''])
      expectProblem(await call(`/admin/api/users?q=${word}${other}&cursor=${cursor}`, { token }), 400);
  });
});

describe('files', () => {
  const word = uniqueWord();
  const files: Item[] = [];
  let uploader: string;

  beforeAll(async () => {
    const { id: account, access_token: editor } = await newUploader();
    uploader = account;
    for (const [name, bytes] of [
      ['banana.mp4', 3_000],
      ['Äpfel.mp4', 5_000],
      ['cherry.mp4', 4_000],
    ] as const) {
      const { id } = (await upload(editor, newFilm(bytes), { fields: { title: word } })).body;
      await call(`/admin/api/media/${id}`, { method: 'PATCH', token, body: { file_name: name } });
      files.push({ id });
    }
  });

  test('are sorted by name without case and accents, by size and by time, and narrowed in every order', async () => {
    const [banana, apple, cherry] = idsOf(files);
    const orders = {
      created_at: [banana, apple, cherry],
      file_name: [apple, banana, cherry],
      bytes: [banana, cherry, apple],
    };
    for (const filter of [
      '',
      '&kind=video',
      '&type=video/mp4',
      '&status=ready',
      '&trashed=false&kind=video',
    ]) {
      for (const [sort, ids] of Object.entries(orders)) {
        const asked = `uploaded_by=${uploader}${filter}`;
        expect(idsOf(await walk('media', `${asked}&sort=${sort}`))).toEqual(ids);
        expect(idsOf(await walk('media', `${asked}&sort=-${sort}`))).toEqual(ids.toReversed());
      }
    }
    expect(idsOf(await walk('media', `q=${word}&sort=created_at`))).toEqual(orders.created_at);
    expect(await page('media', `uploaded_by=${uploader}&limit=1&sort=bytes`)).toMatchObject({ total: 3 });
  });

  test('of before, which have nothing to be sorted by, are neither listed nor counted by name', async () => {
    const { access_token: other, id } = await newUploader();
    const [whole, former] = [
      (await upload(other, newFilm(1_000))).body.id,
      (await upload(other, newFilm(1_000))).body.id,
    ];
    await firestore.doc(`media/${former}`).update({ sort_name: FieldValue.delete() });
    const { items, total } = await page('media', `uploaded_by=${id}&sort=file_name`);
    expect([idsOf(items), total]).toEqual([[whole], 1]);
    expect(await page('media', `uploaded_by=${id}`)).toMatchObject({ total: 2 });
  });

  test('that nothing shows are sorted as well, and counted where one page has them all', async () => {
    const asked = `unused=true&uploaded_by=${uploader}`;
    const all = await page('media', `${asked}&sort=-bytes`);
    expect(all).toMatchObject({ total: 3, next: null });
    expect(idsOf(all.items)).toEqual(idsOf(await walk('media', `${asked}&sort=-bytes`)));
    expect(await page('media', `${asked}&limit=1`)).toMatchObject({ total: null });
  });

  test.each(['q=a&sort=bytes', 'q=a&sort=-file_name', 'sort=width', 'ids=a&uploaded_by=b'])(
    'refuse ?%s and say what for',
    async (query) => {
      const answer = await call(`/admin/api/media?${query}`, { token });
      expectProblem(answer, 422);
      const pointer = expect.stringMatching(/^\/(sort|ids)$/) as unknown;
      expect(answer.body).toMatchObject({ errors: [{ pointer }] });
    },
  );

  test('are read by the data provider of react-admin in the order that it is asked for', async () => {
    const data = createDataProvider({ url: environment.siteUrl, getToken: () => token });
    const sorted = async (field: string, filter: object) => {
      const pagination = { page: 1, perPage: 10 };
      const params = { pagination, sort: { field, order: 'ASC' }, filter: { ...filter } } as const;
      return (await data.getList('media', params)).data.map(({ id }) => id);
    };
    const [banana, apple, cherry] = idsOf(files);
    expect(await sorted('file_name', { uploaded_by: uploader })).toEqual([apple, banana, cherry]);
    // By what the API does not sort, the newest first.
    expect(await sorted('width', { uploaded_by: uploader })).toEqual([cherry, apple, banana]);
    expect(await sorted('bytes', { q: word })).toEqual([cherry, apple, banana]);
  });
});

test('jobs are narrowed by what they do', async () => {
  const { body: begun } = await call<Item>('/admin/api/posts/export', {
    method: 'POST',
    token,
    body: { format: 'json' },
  });
  const kindsIn = async (query: string) => (await page('jobs', `limit=50&${query}`)).items;
  const exports = await kindsIn('kind=export');
  expect(idsOf(exports)).toContain(begun.id);
  expect(new Set(exports.map(({ kind }) => kind))).toEqual(new Set(['export']));
  expect(idsOf(await kindsIn('kind=import'))).not.toContain(begun.id);
  expect(idsOf(await kindsIn('kind=export&status=failed'))).not.toContain(begun.id);
  expectProblem(await call('/admin/api/jobs?kind=nothing', { token }), 422);
});
