import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  changeAccount,
  createAccount,
  firestore,
  logIn,
  type Account,
} from '../support/accounts/accounts.js';
import { accountsClient } from '../support/accounts/account-routes.js';
import { auditEntries } from '../support/audit-wire.js';
import {
  askProfile,
  authorListSchema,
  authorSchema,
  profileSchema,
  savedProfileSchema,
  staffAuthorsSchema,
} from '../support/author-wire.js';
import { call } from '../support/http/api.js';
import { expectProblem } from '../support/http/problems.js';
import { contentClient } from '../support/posts/content.js';
import { postsClient, uniqueWord } from '../support/posts/posts.js';
import { getPage } from '../support/site/page.js';
import { environment } from '../support/suite/environment.js';
import { waitFor } from '../support/wait-for.js';
import { completeRenames } from '../support/work/renames.js';

const { siteUrl } = environment;

const PROFILE = {
  bio_md: 'I *write* about <b>otters</b>.',
  picture: { url: '/demo/ada.svg', alt: 'Ada at her desk' },
  links: [
    { label: 'Elsewhere', url: 'https://elsewhere.test/@ada' },
    { label: 'Mail', url: 'mailto:ada@elsewhere.test' },
  ],
};

const SAID = {
  bio_html: '<p>I <em>write</em> about <b>otters</b>.</p>\n',
  bio_excerpt: 'I write about otters.',
  picture: PROFILE.picture,
  links: PROFILE.links,
};

let admin: string;
let author: Account;
let token: string;
/** The last name of the author, which nobody else has. */
let lastName: string;

beforeAll(async () => {
  admin = (await logIn(await createAccount({ role: 'admin' }))).access_token;
});

beforeEach(async () => {
  lastName = uniqueWord('name');
  author = await createAccount({ role: 'editor', firstName: 'Ada', lastName });
  token = (await logIn(author)).access_token;
});

const ask = (body?: unknown, ifMatch?: string, by = token, id = author.id) =>
  askProfile(by, id, { ...(body !== undefined && { body }), ...(ifMatch !== undefined && { ifMatch }) });

const read = async () => profileSchema.parse((await ask()).body);

async function write(body: unknown) {
  const answer = await ask(body);
  expect(answer).toMatchObject({ status: 200 });
  return savedProfileSchema.parse(answer.body);
}

const askPublic = (id = author.id) => call<unknown>(`/api/authors/${id}`);

async function readPublic() {
  const answer = await askPublic();
  expect(answer).toMatchObject({ status: 200 });
  return authorSchema.parse(answer.body);
}

/** What the list of authors has of this one. */
async function listed() {
  const { authors } = authorListSchema.parse((await call<unknown>('/api/authors')).body);
  return authors.find(({ id }) => id === author.id);
}

describe('for visitors', () => {
  test('there is nobody but authors of what is published, whatever account or profile there is', async () => {
    await write(PROFILE);
    await postsClient(token).given();
    expectProblem(await askPublic(), 404);
    expect(await listed()).toBeUndefined();
    expect((await getPage(`/authors/${author.id}`)).status).toBe(404);
    const reader = await createAccount({ firstName: 'Rita', lastName: 'Reader' });
    for (const id of [reader.id, 'nobody', '__proto__', 'constructor', '%2e%2e', 'x'.repeat(200)])
      expectProblem(await askPublic(id), 404);
  });

  test('an author is there with the first thing that is published, and says nothing at first', async () => {
    await postsClient(token).givenPublished();
    const expected = {
      ...{ id: author.id, name: `Ada ${lastName}`, picture: null, bio_excerpt: '' },
      ...{ post_count: 1, project_count: 0 },
    };
    expect(await readPublic()).toEqual({ ...expected, bio_html: '', links: [], updated_at: null });
    expect(await listed()).toEqual(expected);
  });

  test.each(['posts', 'projects', 'pages'] as const)('who is the author of %s is one', async (plural) => {
    const client = contentClient(plural, token);
    const { id } = await client.givenPublished();
    expect(await readPublic()).toMatchObject({
      post_count: plural === 'posts' ? 1 : 0,
      project_count: plural === 'projects' ? 1 : 0,
    });
    expect((await getPage(`/authors/${author.id}`)).status).toBe(200);
    await client.ask(`/${id}`, { method: 'DELETE' });
    expectProblem(await askPublic(), 404);
  });

  test('a profile is seen at the next request, by itself and in the list', async () => {
    await postsClient(token).givenPublished();
    await readPublic();
    await write(PROFILE);
    const seen = await readPublic();
    expect(seen).toMatchObject({ ...SAID, name: `Ada ${lastName}`, updated_at: expect.any(String) });
    expect(await listed()).toMatchObject({ picture: SAID.picture, bio_excerpt: SAID.bio_excerpt });
    await write({ picture: null, links: [], bio_md: '' });
    expect(await readPublic()).toMatchObject({ bio_html: '', bio_excerpt: '', picture: null, links: [] });
  });

  test('nothing of the account is told but its id and name', async () => {
    await write(PROFILE);
    await postsClient(token).givenPublished();
    const answers = [await askPublic(), await call('/api/authors'), await getPage(`/authors/${author.id}`)];
    for (const { body } of answers) {
      expect(JSON.stringify(body)).toContain(author.id);
      for (const secret of [author.email, 'accounts.test', 'argon2', '"role"', 'editor'])
        expect(JSON.stringify(body)).not.toContain(secret);
    }
  });

  test('a profile that is broken is none, and staff are told', async () => {
    await write(PROFILE);
    await postsClient(token).givenPublished();
    await firestore.doc(`author_profiles/${author.id}`).update({ links: 'none' });
    // Whoever edits the database by hand tells no instance: the next public write does.
    await postsClient(token).givenPublished();
    expect(await readPublic()).toMatchObject({ bio_html: '', picture: null, links: [], post_count: 2 });
    expectProblem(await ask(), 500);
    expectProblem(await ask({ bio_md: 'New' }), 500);
  });

  test('answers are kept by their content', async () => {
    await postsClient(token).givenPublished();
    for (const path of [`/api/authors/${author.id}`, '/api/authors']) {
      const { headers } = await call(path);
      const etag = headers.get('etag') ?? '';
      expect(etag).toMatch(/^"[\w-]{43}"$/);
      expect(headers.get('cache-control')).toBe('public, max-age=0, s-maxage=60, stale-while-revalidate=60');
    }
    const etag = (await askPublic()).headers.get('etag') ?? '';
    const headers = { 'If-None-Match': etag };
    expect((await call(`/api/authors/${author.id}`, { headers })).status).toBe(304);
    await write(PROFILE);
    expect((await call(`/api/authors/${author.id}`, { headers })).status).toBe(200);
  });

  test('a renamed author has the new name by itself, in the list and on the page', async () => {
    await postsClient(token).givenPublished();
    await write(PROFILE);
    const renamed = uniqueWord('new');
    expect(await accountsClient().patchProfile(token, { last_name: renamed })).toMatchObject({ status: 200 });
    await completeRenames(author.id, 1);
    const name = `Ada ${renamed}`;
    // An instance finds what the worker wrote within 5 s.
    await waitFor(async () => (await readPublic()).name === name, { description: 'the new name' });
    expect((await listed())?.name).toBe(name);
    const page = await getPage(`/authors/${author.id}`);
    expect(page.body).toContain(`<h1>${name}</h1>`);
    expect(page.body).not.toContain(lastName);
    expect(page.things.get('Person')).toMatchObject({ name });
  });
});

describe('for staff', () => {
  test('a profile that nobody has written is version 0, and can be written by it once', async () => {
    const nothing = { bio_md: '', bio_html: '', bio_excerpt: '', picture: null, links: [] };
    const expected = { ...nothing, id: author.id, name: `Ada ${lastName}`, version: 0, updated_at: null };
    expect(await read()).toEqual(expected);
    const etag = (await ask()).headers.get('etag') ?? '';
    const answers = await Promise.all([ask({ bio_md: 'One' }, etag), ask({ bio_md: 'Two' }, etag)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(await read()).toMatchObject({ version: 1 });
  });

  test('a change leaves what is absent, and gives the HTML that is stored', async () => {
    const first = await write(PROFILE);
    expect(first).toMatchObject({ ...SAID, bio_md: PROFILE.bio_md, version: 1, warnings: [] });
    const second = await write({ links: [] });
    expect(second).toEqual({ ...first, links: [], version: 2, updated_at: expect.any(String) });
    const stored = await firestore.doc(`author_profiles/${author.id}`).get();
    expect(stored.data()).toMatchObject({ bio_html: SAID.bio_html, bio_md: PROFILE.bio_md, version: 2 });
    expect(await write({ bio_md: PROFILE.bio_md, picture: PROFILE.picture })).toEqual(second);
  });

  test('what a bio loses is told, and what is dangerous is lost', async () => {
    const saved = await write({ bio_md: 'Hello <script>alert(1)</script><form>there</form>.' });
    expect(saved.bio_html).toContain('there');
    expect(saved.bio_html).not.toMatch(/script|alert|form/);
    expect(saved.warnings.map(({ pointer }) => pointer)).toEqual(['/bio_md', '/bio_md']);
  });

  test('a version that is not the present one is refused, and so is what is too much or leads elsewhere', async () => {
    const { version } = await write(PROFILE);
    const stale = await ask({ bio_md: 'Late' }, `"${String(version - 1)}"`);
    expectProblem(stale, 412);
    expect(stale.headers.get('etag')).toBe((await ask()).headers.get('etag'));
    const link = PROFILE.links[0];
    for (const [pointer, body] of [
      ['', {}],
      ['/bio_md', { bio_md: 'x'.repeat(5_001) }],
      ['/bio_md', { bio_md: '<div>'.repeat(101) }],
      ['/picture/url', { picture: { url: 'javascript:alert(1)', alt: '' } }],
      ['/picture/url', { picture: { url: '//elsewhere.test/a.png', alt: '' } }],
      ['/picture/alt', { picture: { url: '/a.png' } }],
      ['/links', { links: Array(21).fill(link) }],
      ['/links/0/url', { links: [{ label: 'Me', url: '/about' }] }],
      ['/links/0/url', { links: [{ label: 'Me', url: 'javascript:alert(1)' }] }],
      ['/links/0/label', { links: [{ label: '', url: 'https://elsewhere.test/' }] }],
      ['', { name: 'Mallory' }],
      ['', { bio_html: '<script>' }],
    ] as const) {
      const answer = await ask(body);
      expectProblem(answer, 422);
      const { errors } = answer.body as { errors: { pointer: string }[] };
      expect(errors.map((error) => error.pointer.startsWith(pointer))).toContain(true);
    }
    expect((await read()).version).toBe(version);
  });

  test('the tag of a version changes with the name, and its version still guards', async () => {
    const etag = (await ask()).headers.get('etag') ?? '';
    await accountsClient().patchProfile(token, { last_name: uniqueWord() });
    expect((await ask()).headers.get('etag')).not.toBe(etag);
    expect((await ask({ bio_md: 'Still mine' }, etag)).status).toBe(200);
  });

  test('editors write their own, admins any, and nobody else any', async () => {
    const other = await createAccount({ role: 'editor' });
    const { access_token: others } = await logIn(other);
    expect((await ask(undefined, undefined, others)).status).toBe(200);
    for (const id of [author.id, 'nobody'])
      expectProblem(await ask({ bio_md: 'Mallory was here' }, undefined, others, id), 403);
    expect(await read()).toMatchObject({ version: 0 });
    expect((await ask({ bio_md: 'By an admin' }, undefined, admin)).status).toBe(200);
    expect(await read()).toMatchObject({ bio_md: 'By an admin' });
    const reader = await createAccount();
    const { access_token: readers } = await logIn(reader);
    for (const body of [undefined, { bio_md: 'Me' }]) {
      expectProblem(await ask(body, undefined, readers, reader.id), 403);
      expectProblem(await askProfile('', author.id, body ? { body } : {}), 401);
    }
  });

  test('accounts of readers have none, but who was of staff keeps it for admins', async () => {
    const reader = await createAccount({ firstName: 'Rita', lastName: 'Reader' });
    for (const id of [reader.id, 'nobody']) {
      expectProblem(await ask(undefined, undefined, admin, id), 404);
      expectProblem(await ask({ bio_md: 'x' }, undefined, admin, id), 404);
    }
    await write(PROFILE);
    await changeAccount(author.id, { role: 'user' });
    expect((await ask({ picture: null }, undefined, admin)).status).toBe(200);
  });

  test('a change is in the audit log, the text by its size only, and none where nothing changes', async () => {
    await write(PROFILE);
    await write(PROFILE);
    await ask({ picture: null }, undefined, admin);
    const entries = await auditEntries(admin, `?action=author_updated&target_id=${author.id}`);
    expect(entries.map(({ actor, target, changes }) => ({ actor: actor?.id, target, changes }))).toEqual([
      {
        actor: expect.not.stringMatching(author.id),
        target: { type: 'author', id: author.id, name: null },
        changes: { picture: { before: PROFILE.picture, after: null } },
      },
      {
        actor: author.id,
        target: { type: 'author', id: author.id, name: null },
        changes: {
          bio_md: {
            before: expect.objectContaining({ length: 0 }),
            after: { length: PROFILE.bio_md.length, sha256: expect.any(String) },
          },
          picture: { before: null, after: PROFILE.picture },
          links: { before: [], after: PROFILE.links },
        },
      },
    ]);
  });

  test('the list has who can be named as an author, page by page, and no others', async () => {
    await write(PROFILE);
    const former = await createAccount({ role: 'editor', isActive: false });
    const reader = await createAccount();
    const later = await createAccount({ role: 'admin' });
    const ids: string[] = [];
    let path = '/admin/api/authors?limit=2';
    for (let pages = 0; pages < 50 && !ids.includes(author.id); pages += 1) {
      const answer = await call<unknown>(path, { token });
      expect(answer).toMatchObject({ status: 200 });
      const { authors, next_cursor: next } = staffAuthorsSchema.parse(answer.body);
      ids.push(...authors.map(({ id }) => id));
      const own = authors.find(({ id }) => id === author.id);
      if (own)
        expect(own).toMatchObject({ name: `Ada ${lastName}`, version: 1, bio_excerpt: SAID.bio_excerpt });
      path = `/admin/api/authors?limit=2&cursor=${String(next)}`;
    }
    expect(ids).toEqual(expect.arrayContaining([author.id, later.id]));
    const names = await call<{ authors: unknown[] }>('/admin/api/authors/names?limit=50', { token });
    expect(names.body.authors).toContainEqual({ id: author.id, name: `Ada ${lastName}` });
    for (const { id } of [former, reader]) expect(ids).not.toContain(id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the page of an author', () => {
  test('shows who they are, their projects and their posts', async () => {
    await write(PROFILE);
    const post = await postsClient(token).givenPublished();
    const project = await contentClient('projects', token).givenPublished();
    const page = await getPage(`/authors/${author.id}`);
    expect(page.status).toBe(200);
    for (const part of [
      `<h1>Ada ${lastName}</h1>`,
      '<p>I <em>write</em> about <b>otters</b>.</p>',
      'src="/demo/ada.svg" alt="Ada at her desk"',
      '<a href="https://elsewhere.test/@ada" rel="me">Elsewhere</a>',
      `href="/posts/${post.slug}"`,
      `href="/projects/${project.slug}"`,
    ])
      expect(page.body).toContain(part);
    expect(page.links('me')).toEqual(PROFILE.links.map(({ url }) => url));
    expect(page.links('canonical')).toEqual([`${siteUrl}/authors/${author.id}`]);
    expect(page.meta('description')).toBe(SAID.bio_excerpt);
    expect(page.meta('og:image')).toBe(`${siteUrl}/demo/ada.svg`);
    expect(page.things.get('Person')).toMatchObject({
      name: `Ada ${lastName}`,
      description: SAID.bio_excerpt,
      image: `${siteUrl}/demo/ada.svg`,
      sameAs: ['https://elsewhere.test/@ada'],
    });
    expect(page.things.get('ProfilePage')).toMatchObject({ url: `${siteUrl}/authors/${author.id}` });
  });

  test('is where the post leads', async () => {
    const { slug } = await postsClient(token).givenPublished();
    const { body } = await getPage(`/posts/${slug}`);
    expect(body).toContain(`<a href="/authors/${author.id}" rel="author">Ada ${lastName}</a>`);
  });

  test('has no further page than there are posts', async () => {
    await postsClient(token).givenPublished();
    expect((await getPage(`/authors/${author.id}?page=2`)).status).toBe(404);
  });
});
