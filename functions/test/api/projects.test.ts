import { beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { call, login } from '../support/http/api.js';
import { contentClient, itemOf, type ContentClient } from '../support/posts/content.js';
import { uniqueWord } from '../support/posts/posts.js';

let editor: ContentClient;

beforeAll(async () => {
  editor = contentClient('projects', (await login('editor')).access_token);
});

const PROJECT = {
  role: 'Design and code',
  client: 'Ada & Sons',
  period: { start: '2025-03', end: '2025-11' },
  stack: ['TypeScript', 'Firestore'],
  links: [{ label: 'Live', url: 'https://example.org/live' }],
  repository: 'https://example.org/source',
  gallery: [
    { url: 'https://example.org/1.png', alt: 'The start page', caption: 'At night' },
    { url: 'https://example.org/2.png', alt: '', caption: null },
  ],
  order: 3,
  featured: true,
  cover_image: { url: 'https://example.org/cover.png', alt: 'A screen' },
};

const pageSchema = z.object({ projects: z.array(z.looseObject({ id: z.string() })) });

async function listed(query = ''): Promise<Record<string, unknown>[]> {
  const answer = await call(`/api/projects?limit=100${query}`);
  expect(answer).toMatchObject({ status: 200 });
  return pageSchema.parse(answer.body).projects;
}

describe('a project', () => {
  test('comes back as it was given, to its writer and to visitors', async () => {
    const project = await editor.givenPublished(PROJECT);
    expect(project).toMatchObject(PROJECT);
    expect((await call(`/api/projects/${project.slug}`)).body).toMatchObject(PROJECT);
    const { gallery, ...inLists } = PROJECT;
    const found = (await listed()).find(({ id }) => id === project.id);
    expect(gallery).toHaveLength(2);
    expect(found).toMatchObject(inLists);
    expect(found).not.toHaveProperty('gallery');
  });

  test('has nothing of it where nothing is said', async () => {
    const nothing = { role: null, client: null, period: null, repository: null, cover_image: null };
    const lists = { stack: [], links: [], gallery: [], order: 0, featured: false };
    expect(await editor.given()).toMatchObject({ ...nothing, ...lists });
  });

  test('goes on while its period has no end', async () => {
    const { id } = await editor.given(PROJECT);
    const change = { period: { start: '2025-03' } };
    expect(itemOf(await editor.ask(`/${id}`, { method: 'PATCH', body: change }))).toMatchObject({
      period: { start: '2025-03', end: null },
      role: PROJECT.role,
    });
  });

  test.each([
    [{ period: { start: '2025-13' } }, '/period/start', 'must be a month such as 2026-05'],
    [{ period: { start: '2025-03', end: '2025-02' } }, '/period/end', 'must not be before start'],
    [
      { links: [{ label: 'x', url: 'javascript:alert(1)' }] },
      '/links/0/url',
      'must be a path of this site such as /pictures/me.avif, or an http or https URL',
    ],
    [{ gallery: [{ url: 'https://x.test/', alt: '', size: 3 }] }, '/gallery/0/size', expect.any(String)],
    [{ stack: Array.from({ length: 21 }, (_, i) => `t${String(i)}`) }, '/stack', expect.any(String)],
    [{ order: 1.5 }, '/order', expect.any(String)],
  ])('is refused with %j', async (fields, pointer, detail) => {
    const answer = await editor.ask('', { method: 'POST', body: { title: 'Refused', ...fields } });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer, detail }] } });
  });

  test('that is as large as it may be has room in the directory', async () => {
    const url = (length: number) =>
      `https://example.org/${'a'.repeat(length - 'https://example.org/'.length)}`;
    const text = (length: number) => '漢'.repeat(length);
    const project = await editor.givenPublished({
      title: text(200),
      excerpt: text(300),
      role: text(100),
      client: text(100),
      stack: Array.from({ length: 20 }, (_, i) => `${text(38)}${String(i).padStart(2, '0')}`),
      links: Array.from({ length: 8 }, () => ({ label: text(60), url: url(1_000) })),
      repository: url(1_000),
      cover_image: { url: url(2_000), alt: text(300) },
      seo: { canonical_url: url(2_000) },
    });
    expect((await listed()).map(({ id }) => id)).toContain(project.id);
    expect((await editor.ask(`/${project.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await editor.ask(`/${project.id}?purge=true`, { method: 'DELETE' })).status).toBe(204);
  });
});

describe('the list of projects', () => {
  test('is in the order that editors gave, the newest of the same order first', async () => {
    const given: string[] = [];
    for (const order of [5, -5, 5, 0]) given.push((await editor.givenPublished({ order })).id);
    const [first, second, third, fourth] = given;
    const found = (await listed()).map(({ id }) => String(id)).filter((id) => given.includes(id));
    expect(found).toEqual([second, fourth, third, first]);
  });

  test('can have the featured ones only, or the others, for visitors and for editors', async () => {
    const word = uniqueWord();
    const fields = (featured: boolean) => ({ title: `${word} ${String(featured)}`, featured });
    const [yes, no] = [await editor.givenPublished(fields(true)), await editor.givenPublished(fields(false))];
    const ids = async (query: string) => (await listed(query)).map(({ id }) => id);
    expect(await ids('&featured=true')).toContain(yes.id);
    expect(await ids('&featured=true')).not.toContain(no.id);
    expect(await ids('&featured=false')).toContain(no.id);
    const edited = await editor.ask(`?featured=false&q=${word}`);
    expect(pageSchema.parse(edited.body).projects.map(({ id }) => id)).toEqual([no.id]);
  });

  test('of editors finds them by client, role and what they are made with', async () => {
    const word = uniqueWord();
    const ids = [
      (await editor.given({ client: `${word} & Sons` })).id,
      (await editor.given({ role: `Lead ${word}` })).id,
      (await editor.given({ stack: ['Rust', word] })).id,
    ];
    const { body } = await editor.ask(`?q=${word}&sort=created_at`);
    expect(pageSchema.parse(body).projects.map(({ id }) => id)).toEqual(ids);
  });
});
