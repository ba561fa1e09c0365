/** What dashboards of others ask lists for: ids, totals, sort; and the data provider of react-admin. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { createDataProvider, HttpError } from '../../../examples/react-admin/data-provider.js';
import { createAccount } from '../support/accounts/accounts.js';
import { call, login } from '../support/http/api.js';
import { expectProblem } from '../support/http/problems.js';
import { upload } from '../support/media/media-api.js';
import { newPicture } from '../support/media/new-files.js';
import { contentClient, KIND_PLURALS } from '../support/posts/content.js';
import { uniqueWord } from '../support/posts/posts.js';
import { environment } from '../support/suite/environment.js';
import { storeMessage } from '../support/work/messages.js';

let token: string;

beforeAll(async () => {
  ({ access_token: token } = await login('admin'));
});

const list = (path: string) => call<Record<string, unknown>>(`/admin/api/${path}`, { token });
const idsIn = (value: unknown) => (value as { id: string }[]).map(({ id }) => id);

describe('a list that is asked for ids', () => {
  test.each(KIND_PLURALS)('has these %s and no others, also from the trash', async (plural) => {
    const client = contentClient(plural, token);
    const items = [await client.given(), await client.given(), await client.given()];
    await client.ask(`/${items[1]?.id}`, { method: 'DELETE' });
    const ids = items.slice(0, 2).map(({ id }) => id);
    const { body } = await list(`${plural}?ids=${ids.join(',')},nothing&sort=created_at`);
    expect(body).toMatchObject({ total: 2, next_cursor: null });
    expect(idsIn(body[plural])).toEqual(ids);
    const drafts = await list(`${plural}?ids=${ids.join(',')}&status=draft`);
    expect(idsIn(drafts.body[plural])).toEqual(ids.slice(0, 1));
  });

  test('has these messages, and these files', async () => {
    const messages = [await storeMessage(), await storeMessage()];
    const listed = await list(`messages?ids=${messages.join(',')},nothing`);
    expect(listed.body).toMatchObject({ total: 2, next_cursor: null });
    expect(idsIn(listed.body['messages'])).toEqual(messages);
    const { id } = (await upload(token, await newPicture())).body;
    const files = await list(`media?ids=${id},nothing`);
    expect(files.body).toMatchObject({ total: 1, media: [{ id }], next_cursor: null });
  });

  test.each([
    'messages?ids=a&handled=true',
    'media?ids=a&kind=picture',
    'users?ids=a&role=user',
    'posts?ids=__a__',
    'posts?more=1',
  ])('is refused, and says what for: %s', async (path) => {
    const answer = await list(path);
    expectProblem(answer, 422);
    expect(answer.body).toMatchObject({ errors: [{ pointer: expect.stringMatching(/^\/(ids|more)/) }] });
  });
});

test.each(['slug', 'status', 'reading_time_minutes', 'title', 'created_at'])(
  'content is sorted by %s, either way round',
  async (field) => {
    const word = uniqueWord();
    const client = contentClient('posts', token);
    for (const [title, content_md] of [
      ['b', 'Short.'],
      ['a', 'word '.repeat(900)],
      ['c', 'word '.repeat(500)],
    ])
      await client.given({
        title: `${title} ${word}`,
        content_md,
        status: title === 'b' ? 'published' : 'draft',
      });
    const valuesOf = async (sort: string) => {
      const { body } = await list(`posts?q=${word}&sort=${sort}`);
      return (body['posts'] as Record<string, unknown>[]).map((post) => post[field]);
    };
    const ascending = await valuesOf(field);
    expect(ascending).toHaveLength(3);
    expect(ascending).toEqual([...ascending].sort((a, b) => (String(a) < String(b) ? -1 : 1)));
    expect(await valuesOf(`-${field}`)).toEqual(ascending.toReversed());
  },
);

describe('the data provider of react-admin', () => {
  const provider = () => createDataProvider({ url: environment.siteUrl, getToken: () => token });

  test('pages through a list, in any order of the pages', async () => {
    const word = uniqueWord();
    for (let nth = 1; nth <= 5; nth += 1)
      await contentClient('posts', token).given({ title: `${word} ${nth}` });
    const data = provider();
    const params = { sort: { field: 'title', order: 'DESC' }, filter: { q: word } } as const;
    const titlesOf = async (page: number) => {
      const found = await data.getList('posts', { ...params, pagination: { page, perPage: 2 } });
      expect(found.total).toBe(5);
      return found.data.map(({ title }) => String(title).slice(-1));
    };
    expect(await titlesOf(3)).toEqual(['1']);
    expect(await titlesOf(1)).toEqual(['5', '4']);
    expect(await titlesOf(2)).toEqual(['3', '2']);
    expect(await titlesOf(4)).toEqual([]);
  });

  test.each(['posts', 'pages', 'projects', 'users', 'messages', 'media'])(
    'lists %s by what it asks for where nothing is said, and by a field that no list is sorted by',
    async (resource) => {
      for (const field of ['id', 'created_at', 'excerpt']) {
        const params = { sort: { field, order: 'ASC' }, pagination: { page: 1, perPage: 5 } } as const;
        expect(Array.isArray((await provider().getList(resource, params)).data)).toBe(true);
      }
    },
  );

  test('creates, reads, changes and deletes, and is told of newer work', async () => {
    const data = provider();
    const { data: made } = await data.create('pages', { data: { title: uniqueWord() } });
    expect((await data.getOne('pages', { id: made.id })).data).toMatchObject({ id: made.id, version: 1 });
    const change = { id: made.id, data: { ...made, title: 'Other' }, previousData: made };
    expect((await data.update('pages', change)).data).toMatchObject({ title: 'Other', version: 2 });
    await expect(data.update('pages', { ...change, data: { title: 'Late' } })).rejects.toMatchObject({
      status: 412,
    });
    const refused = data.update('pages', { id: made.id, data: { title: '' } });
    await expect(refused).rejects.toBeInstanceOf(HttpError);
    await expect(refused).rejects.toMatchObject({
      status: 422,
      body: { errors: { title: expect.anything() } },
    });
    await data.delete('pages', { id: made.id });
    const { data: many } = await data.getMany('pages', { ids: [made.id] });
    expect(many).toMatchObject([{ id: made.id, status: 'trashed' }]);
  });

  test('reads users by id and by role', async () => {
    const account = await createAccount({ role: 'editor' });
    const data = provider();
    expect((await data.getMany('users', { ids: [account.id] })).data).toMatchObject([{ id: account.id }]);
    const editors = await data.getList('users', {
      filter: { role: 'editor' },
      pagination: { page: 1, perPage: 5 },
    });
    expect(editors.data[0]).toMatchObject({ id: account.id });
    expect(editors.total).toBeGreaterThan(0);
  });
});
