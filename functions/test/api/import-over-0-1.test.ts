/** Re-imports over documents that version 0.1 really wrote: fixtures/version-0.1. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Job } from '../../src/jobs/index.js';
import { createJobWorker } from '../../src/wiring/jobs.js';
import { call } from '../support/http/api.js';
import { startEditorSite, type EditorSite } from '../support/posts/editor-site.js';
import { beginImport, dumpPosts } from '../support/posts/imports.js';
import { postOf } from '../support/posts/posts.js';
import {
  asImportFile,
  readFormerDocuments,
  readFormerImports,
  storeFormerDocuments,
} from '../support/posts/version-0-1.js';
import { platformOn } from '../support/suite/platform.js';

jest.setTimeout(180_000);

const SOURCES = readFormerImports();
const FORMER_IDS = readFormerDocuments()
  .map(({ path }) => /^blog_posts\/(\w+)$/.exec(path)?.[1])
  .filter((id) => id !== undefined);

/** Of files that version 0.1 refused. */
const NEW = 3;

/** Of a second site with the paths of the first. */
const STRANGERS = 2;

let site: EditorSite;

beforeAll(async () => {
  site = await startEditorSite('admin');
  await storeFormerDocuments(site.firestore);
});

afterAll(() => site.stop());

async function runJob(id: string): Promise<Pick<Job, 'status' | 'counts'>> {
  await createJobWorker(platformOn(site.firestore)).run(id);
  const job = (await site.firestore.doc(`jobs/${id}`).get()).data() as Pick<Job, 'status' | 'counts'>;
  expect(job.status).toBe('succeeded');
  return job;
}

/** Imports every file again; what became of all posts together. */
async function importAll(query = ''): Promise<Record<string, number>> {
  const total: Record<string, number> = {};
  for (const source of SOURCES) {
    const { counts } = await runJob(await beginImport(site.token, asImportFile(source, query), site.url));
    for (const [name, count] of Object.entries(counts)) total[name] = (total[name] ?? 0) + count;
  }
  return total;
}

/** Posts with their revisions and slugs. */
async function dump(ids: readonly string[] | null = null): Promise<string[]> {
  const lines = await dumpPosts(site.firestore);
  return lines.filter(
    (line) => /^(?:blog_posts|post_slugs)\//.test(line) && (ids?.some((id) => line.includes(id)) ?? true),
  );
}

async function countPosts(): Promise<number> {
  return (await site.firestore.collection('blog_posts').count().get()).data().count;
}

const read = async (id: string) => postOf(await site.editor.read(id));

describe('every file that version 0.1 imported, imported again', () => {
  test('makes no post twice and changes none; only what 0.1 refused is new', async () => {
    const before = await dump(FORMER_IDS);
    expect(await importAll()).toEqual({
      redirects: 11,
      skipped: FORMER_IDS.length + STRANGERS,
      created: NEW,
    });
    expect(await dump(FORMER_IDS)).toEqual(before);
    expect(await countPosts()).toBe(FORMER_IDS.length + NEW);
  });

  test('after the jobs of the upgrade, too, and leaves what its owner changed meanwhile', async () => {
    for (const path of ['/admin/api/migrate', '/admin/api/posts/reindex']) {
      const begun = await call<{ id: string }>(path, {
        method: 'POST',
        token: site.token,
        baseUrl: site.url,
      });
      await runJob(begun.body.id);
    }
    const [renamed = '', rewritten = '', moved = '', trashed = ''] = FORMER_IDS;
    await site.editor.patch(renamed, { title: 'The owner’s title', tags: ['own'] });
    await site.editor.patch(rewritten, { content_md: 'The owner’s text.' });
    await site.editor.patch(moved, { slug: 'the-owners-slug' });
    await site.editor.trash(trashed);
    const before = await dump();
    expect(await importAll()).toEqual({ skipped: FORMER_IDS.length + STRANGERS + NEW });
    expect(await dump()).toEqual(before);
  });

  test('with existing=update gets what is read now, once: state and date stay as they are here', async () => {
    const stateOf = async () =>
      Promise.all(
        FORMER_IDS.map(async (id) => {
          const { status, published_at: publishedAt } = await read(id);
          return { id, status, publishedAt };
        }),
      );
    const before = await stateOf();
    const { updated = 0 } = await importAll('&existing=update');
    expect(updated).toBeGreaterThan(0);
    expect(await stateOf()).toEqual(before);
    expect(await countPosts()).toBe(FORMER_IDS.length + NEW);

    const after = await dump();
    const again = await importAll('&existing=update');
    expect(Object.keys(again).sort()).toEqual(['failed', 'skipped', 'unchanged']);
    expect(await dump()).toEqual(after);
  });

  test.each([
    ['dddb007d7582b3f911ac5e5f', { title: 'Hello Hexo', tags: ['a'], content_md: 'Body\n' }],
    ['3065106b78afc12e1fb7c107', { content_md: 'Claim[^1].\n\n[^1]: The note' }],
    ['f2a48ee4f8b3877ac20a0f9e', { content_md: 'Before\n\nReusable text.' }],
    [
      'abe77f4fa71147e8d7b3c79a',
      { cover_image: { url: 'https://old.example/content/images/c.png', alt: '' } },
    ],
  ])('%s has come right', async (id, expected) => {
    expect(await read(id)).toMatchObject(expected);
  });
});
