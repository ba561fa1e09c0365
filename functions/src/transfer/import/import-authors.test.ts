import { expect, test } from '@jest/globals';
import type { User } from '../../users/index.js';
import { ImportAuthors } from './import-authors.js';
import type { ImportedAuthor, ImportedPost } from '../formats/imported-post.js';

const IMPORTER = { id: 'importer', name: 'Im Porter' };

/** The part of an account that is asked for. */
const user = (id: string, traits: Partial<User> = {}): User =>
  ({
    id,
    email: `${id}@example.com`,
    firstName: id,
    lastName: 'X',
    role: 'editor',
    isActive: true,
    ...traits,
  }) as User;

const author = (traits: Partial<ImportedAuthor>): ImportedAuthor => ({
  id: null,
  email: null,
  name: '',
  ...traits,
});
const postBy = (...authors: ImportedAuthor[]) => ({ authors }) as unknown as ImportedPost;

/** Accounts that are there beside the importer's, and what was asked for. */
function accountsFor(importerRole: User['role'], ...users: User[]) {
  const asked = { ids: [] as (readonly string[])[], emails: [] as string[] };
  return {
    asked,
    find: async (id: string) => Promise.resolve(id === IMPORTER.id ? user(id, { role: importerRole }) : null),
    findMany: async (ids: readonly string[]) => {
      asked.ids.push(ids);
      return Promise.resolve(ids.map((id) => users.find((known) => known.id === id) ?? null));
    },
    findByEmail: async (email: string) => {
      asked.emails.push(email);
      return Promise.resolve(users.find((known) => known.email === email) ?? null);
    },
  };
}

const accounts = (...users: User[]) => accountsFor('admin', ...users);

test('an editor learns nothing of addresses: with an account or without it is the same', async () => {
  const there = accountsFor('editor', user('grace'), user('ada'));
  const posts = [postBy(author({ email: 'grace@example.com', name: 'G' })), postBy(author({ id: 'ada' }))];
  const authors = await ImportAuthors.find(posts, there, IMPORTER);
  expect(there.asked.emails).toEqual([]);
  expect(posts.map((post) => authors.of(post)[0]?.id)).toEqual([IMPORTER.id, 'ada']);

  const nobody = await ImportAuthors.find(posts.slice(0, 1), accountsFor('editor'), IMPORTER);
  expect(authors.problems).toEqual(nobody.problems);
  expect(nobody.problems).toEqual([
    { item: 'G', detail: expect.stringContaining('an admin import the file') },
  ]);
});

test('all ids are looked for in one round trip, addresses of those only whom no id was found', async () => {
  const there = accounts(user('ada'), user('grace'));
  const byId = author({ id: 'ada', name: 'Ada' });
  const byEmail = author({ id: 'gone', email: 'grace@example.com', name: 'Grace' });
  const authors = await ImportAuthors.find([postBy(byId, byEmail), postBy(byId)], there, IMPORTER);
  expect(there.asked).toEqual({ ids: [['ada', 'gone']], emails: ['grace@example.com'] });
  expect(authors.of(postBy(byEmail, byId)).map(({ id }) => id)).toEqual(['grace', 'ada']);
  expect(authors.problems).toEqual([]);
});

test('nothing is read where no author has an id or address', async () => {
  const there = accounts();
  const post = postBy(author({ name: 'Nobody' }));
  const authors = await ImportAuthors.find([post], there, IMPORTER);
  expect(there.asked).toEqual({ ids: [], emails: [] });
  expect(authors.of(post)).toEqual([IMPORTER]);
  expect(authors.problems).toMatchObject([{ item: 'Nobody' }]);
});

test.each<Partial<User>>([{ role: 'user' }, { isActive: false }])(
  'an account with %j is not an author',
  async (traits) => {
    const post = postBy(author({ id: 'ada', name: 'Ada' }));
    const authors = await ImportAuthors.find([post], accounts(user('ada', traits)), IMPORTER);
    expect(authors.knownOf(post)).toEqual([]);
    expect(authors.problems).toMatchObject([{ item: 'Ada' }]);
  },
);

test('of more than 200 authors the first are looked for, with one problem for the others', async () => {
  const named = Array.from({ length: 250 }, (_, number) =>
    author({ email: `a${String(number)}@example.com` }),
  );
  const there = accounts(user('a0'), user('a249'));
  const authors = await ImportAuthors.find(
    named.map((one) => postBy(one)),
    there,
    IMPORTER,
  );
  expect(there.asked.emails).toHaveLength(200);
  expect(authors.problems).toHaveLength(200);
  expect(authors.problems.at(-1)).toMatchObject({ item: '250 authors' });
  expect(named.map((one) => authors.of(postBy(one))[0]?.id).filter((id) => id !== IMPORTER.id)).toEqual([
    'a0',
  ]);
});
