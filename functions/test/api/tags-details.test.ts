import { beforeAll, describe, expect, test } from '@jest/globals';
import { call, login } from '../support/http/api.js';
import { expectProblem } from '../support/http/problems.js';
import { postsClient, uniqueWord, type PostsClient } from '../support/posts/posts.js';
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
    expect(await describeTag(tag, { name: 'C++' })).toMatchObject({
      status: 200,
      body: { tag, name: 'C++', description: '' },
    });
    await describeTag(tag, { description: 'A language & <more>.' });
    const expected = { name: 'C++', description: 'A language & <more>.' };
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
    const tag = await givenTag();
    for (const body of [
      {},
      { name: '' },
      { name: 'x'.repeat(61) },
      { description: 'x'.repeat(301) },
      { tag },
    ])
      expectProblem(await describeTag(tag, body), 422);
    const { access_token: user } = await login('user');
    expectProblem(await describeTag(tag, { name: 'x' }, user), 403);
  });
});

describe('of a tag that becomes another one', () => {
  test('name and description go with it', async () => {
    const [from, to] = [await givenTag('published'), uniqueWord()];
    await describeTag(from, { name: 'The Name', description: 'What it is about.' });
    await completeJob(token, '/admin/api/tags/rename', { from, to });
    expect(await said(to)).toEqual({ name: 'The Name', description: 'What it is about.' });
    await waitFor(async () => (await said(to, '/api/tags'))?.name === 'The Name', {
      description: 'visitors to see the name',
    });
  });

  test('the name that is typed is its name', async () => {
    const [from, word] = [await givenTag(), uniqueWord()];
    await completeJob(token, '/admin/api/tags/rename', { from, to: `${word.toUpperCase()}++` });
    expect(await said(`${word}pp`)).toEqual({ name: `${word.toUpperCase()}++`, description: '' });
  });

  test('what is said of the other one stays', async () => {
    const [from, into] = [await givenTag(), await givenTag()];
    await describeTag(from, { name: 'Former' });
    await describeTag(into, { name: 'Present' });
    await completeJob(token, '/admin/api/tags/merge', { tags: [from], into });
    expect(await said(into)).toEqual({ name: 'Present', description: '' });
  });
});
