import { beforeAll, describe, expect, test } from '@jest/globals';
import { call, login } from '../support/http/api.js';
import { expectProblem } from '../support/http/problems.js';
import { postOf, postsClient, uniqueWord, type PostsClient } from '../support/posts/posts.js';
import { completeJob } from '../support/work/jobs.js';
import { waitFor } from '../support/wait-for.js';

interface TagJson {
  readonly tag: string;
  readonly name: string;
  readonly description: string;
}

let token: string;
let editor: PostsClient;

beforeAll(async () => {
  token = (await login('editor')).access_token;
  editor = postsClient(token);
});

const describeTag = (tag: string, body: unknown, by = token) =>
  call<unknown>(`/admin/api/tags/${encodeURIComponent(tag)}`, { method: 'PATCH', token: by, body });

/** What a list of tags says of one. */
async function said(tag: string, path = '/admin/api/tags') {
  const { body } = await call<{ tags: TagJson[] }>(path, { token });
  const found = body.tags.find((entry) => entry.tag === tag);
  return found && { name: found.name, description: found.description };
}

/** A tag that one post has. */
async function givenTag(status?: 'published'): Promise<string> {
  const tag = uniqueWord();
  await (status ? editor.givenPublished({ tags: [tag] }) : editor.given({ tags: [tag] }));
  return tag;
}

describe('what is said of a tag', () => {
  test('is the tag itself until somebody says something', async () => {
    const tag = await givenTag('published');
    const nothing = { name: tag, description: '' };
    expect([await said(tag), await said(tag, '/api/tags')]).toEqual([nothing, nothing]);
  });

  test('is seen at the next request by visitors and editors, and what is absent stays', async () => {
    const tag = await givenTag('published');
    expect(await said(tag, '/api/tags')).toEqual({ name: tag, description: '' });
    const name = `Of ${tag}++`;
    expect(await describeTag(tag, { name })).toMatchObject({
      status: 200,
      body: { tag, name, description: '', job_id: expect.any(String) },
    });
    await describeTag(tag, { description: 'A language & <more>.' });
    const expected = { name, description: 'A language & <more>.' };
    expect([await said(tag), await said(tag, '/api/tags')]).toEqual([expected, expected]);
  });

  test('is in the audit log with what it was before, and not when nothing changes', async () => {
    const tag = await givenTag();
    await describeTag(tag, { name: 'One' });
    await describeTag(tag, { name: 'Two' });
    await describeTag(tag, { name: 'Two' });
    const admin = (await login('admin')).access_token;
    const log = await call<{ entries: { changes: unknown }[] }>(
      `/admin/api/audit-log?action=tag_updated&target_id=${tag}`,
      { token: admin },
    );
    expect(log.body.entries.map(({ changes }) => changes)).toEqual([
      { name: { before: 'One', after: 'Two' } },
      { name: { before: tag, after: 'One' } },
    ]);
  });

  test('of many at once is all stored', async () => {
    const tags = await Promise.all(Array.from({ length: 4 }, () => givenTag()));
    await Promise.all(tags.map((tag) => describeTag(tag, { name: `Name of ${tag}` })));
    for (const tag of tags) expect((await said(tag))?.name).toBe(`Name of ${tag}`);
  });

  test('is refused where no post has the tag, for too much of it, and to others than staff', async () => {
    expectProblem(await describeTag(uniqueWord(), { name: 'x' }), 404);
    expectProblem(await describeTag('constructor', { name: 'x' }), 404);
    const [tag, other] = [await givenTag(), await givenTag()];
    for (const body of [
      {},
      { name: '' },
      { name: 'x'.repeat(61) },
      { name: 'in\u200bvisible' },
      { name: other.toUpperCase() },
      { description: 'x'.repeat(301) },
      { tag },
    ])
      expectProblem(await describeTag(tag, body), 422);
    const { access_token: user } = await login('user');
    expectProblem(await describeTag(tag, { name: 'x' }, user), 403);
  });
});

describe('of a tag that becomes another one', () => {
  test('the description goes with it, the name where it is that of the other', async () => {
    const [from, to] = [await givenTag('published'), uniqueWord()];
    await describeTag(from, { name: `${to.toUpperCase()}++`, description: 'What it is about.' });
    await completeJob(token, '/admin/api/tags/rename', { from, to });
    expect(await said(to)).toEqual({ name: to, description: 'What it is about.' });
    await waitFor(async () => (await said(to, '/api/tags'))?.description === 'What it is about.', {
      description: 'visitors to see the description',
    });
    const [other, name] = [`${to}pp`, `${to.toUpperCase()}++`];
    await describeTag(to, { name });
    await completeJob(token, '/admin/api/tags/rename', { from: to, to: other });
    expect(await said(other)).toEqual({ name, description: 'What it is about.' });
  });

  test('the name that is typed is its name', async () => {
    const [from, word] = [await givenTag(), uniqueWord()];
    await completeJob(token, '/admin/api/tags/rename', { from, to: `${word.toUpperCase()}++` });
    expect(await said(`${word}pp`)).toEqual({ name: `${word.toUpperCase()}++`, description: '' });
  });

  test('the name that is typed comes to posts that have the other one already', async () => {
    const [from, into] = [await givenTag(), uniqueWord()];
    const present = await editor.given({ tags: [into] });
    await completeJob(token, '/admin/api/tags/merge', { tags: [from], into: into.toUpperCase() });
    expect(postOf(await editor.read(present.id))).toMatchObject({
      tags: [into],
      tag_names: { [into]: into.toUpperCase() },
    });
  });

  test('what is said of the other one stays', async () => {
    const [from, into] = [await givenTag(), await givenTag()];
    await describeTag(from, { name: 'Former' });
    await describeTag(into, { name: 'Present' });
    await completeJob(token, '/admin/api/tags/merge', { tags: [from], into });
    expect(await said(into)).toEqual({ name: 'Present', description: '' });
  });
});

describe('the name of a tag', () => {
  const post = async (id: string) => postOf(await editor.read(id));

  test('is how it is typed when it is new, in the post, in lists and in the list of tags', async () => {
    const word = uniqueWord();
    const [tag, name] = [`${word}pp`, `${word.toUpperCase()}++`];
    const made = await editor.givenPublished({ tags: [name, 'web'] });
    expect(made).toMatchObject({ tags: [tag, 'web'], tag_names: { [tag]: name } });
    expect(await said(tag)).toEqual({ name, description: '' });
    const { body } = await call<{ posts: unknown[] }>(`/api/posts?tag=${tag}`);
    expect(body.posts).toMatchObject([{ id: made.id, tag_names: { [tag]: name } }]);
  });

  test('is not what somebody types once posts have the tag', async () => {
    const tag = await givenTag();
    const other = await editor.given({ tags: [tag.toUpperCase()] });
    expect(other).toMatchObject({ tags: [tag], tag_names: {} });
    expect(await said(tag)).toEqual({ name: tag, description: '' });
  });

  test('comes with the tag to every post that gets it, alone or with others', async () => {
    const tag = await givenTag();
    await describeTag(tag, { name: 'A Name' });
    const [made, changed, bulk] = [
      await editor.given({ tags: [tag] }),
      await editor.given({}),
      await editor.given({}),
    ];
    postOf(await editor.patch(changed.id, { tags: [tag, 'web'] }));
    await completeJob(token, '/admin/api/posts/bulk', { action: 'tag', ids: [bulk.id], tags: [tag] });
    for (const { id } of [made, changed, bulk])
      expect(await post(id)).toMatchObject({ tag_names: { [tag]: 'A Name' } });
    postOf(await editor.patch(changed.id, { tags: ['web'] }));
    expect(await post(changed.id)).toMatchObject({ tags: ['web'], tag_names: {} });
    postOf(await editor.patch(made.id, { tags: [] }));
    expect(await post(made.id)).toMatchObject({ tags: [], tag_names: {} });
  });

  test('is carried into the posts that have the tag, and taken away again', async () => {
    const tag = uniqueWord();
    const { id, version } = await editor.givenPublished({ tags: ['web', tag] });
    for (const [index, [name, names]] of [
      ['A Name', { [tag]: 'A Name' }],
      [tag, {}],
    ].entries() as IterableIterator<[number, [string, object]]>) {
      const answer = await describeTag(tag, { name });
      expect(answer).toMatchObject({ status: 200, body: { name, job_id: expect.any(String) } });
      await waitFor(async () => (await post(id)).version === version + index + 1, {
        description: 'the post to have the name',
      });
      expect(await post(id)).toMatchObject({ tags: ['web', tag], tag_names: names });
    }
    expect(await describeTag(tag, { description: 'More.' })).toMatchObject({ body: { job_id: null } });
  });

  test('comes back with a revision as it is now', async () => {
    const tag = uniqueWord();
    const { id } = await editor.given({ tags: [tag] });
    postOf(await editor.patch(id, { tags: [] }));
    const other = await editor.given({ tags: [tag] });
    await describeTag(tag, { name: 'Later' });
    await waitFor(async () => (await post(other.id)).tag_names[tag] === 'Later', {
      description: 'the other post to have the name',
    });
    await call(`/admin/api/posts/${id}/revisions/1/restore`, { method: 'POST', token });
    expect(await post(id)).toMatchObject({ tags: [tag], tag_names: { [tag]: 'Later' } });
  });
});
