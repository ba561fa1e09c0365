import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { KINDS } from '../../src/wiring/kinds.js';
import { createJobWorker } from '../../src/wiring/jobs.js';
import { logIn } from '../support/accounts/accounts.js';
import {
  beginExport,
  beginImport,
  dumpPosts,
  ghostFile,
  readJobFile,
  wordpressFile,
  type ImportFile,
} from '../support/posts/imports.js';
import { platformOn } from '../support/suite/platform.js';
import { startOwnProject, type OwnProject } from '../support/suite/own-project.js';
import { contentClient, itemOf, type KindPlural } from '../support/posts/content.js';
import { postOf, postsClient } from '../support/posts/posts.js';

jest.setTimeout(180_000);

/** A project with an editor, whose jobs the test does itself: only the suite's own project has a worker. */
interface Site extends OwnProject {
  readonly token: string;
  /** Does a job that was begun. @throws Error when it has not succeeded */
  finish(jobId: string): Promise<Readonly<Record<string, unknown>>>;
}

const sites: Site[] = [];

afterAll(async () => {
  await Promise.all(sites.map((site) => site.stop()));
});

async function startSite(): Promise<Site> {
  // Content of the seed shows files of the library.
  const project = await startOwnProject({ keepsLibrary: true });
  const editor = await project.createAccount({ role: 'editor' });
  const { access_token: token } = await logIn(editor, { baseUrl: project.url });
  const runner = createJobWorker(platformOn(project.firestore));
  const finish = async (jobId: string) => {
    await runner.run(jobId);
    const job = await project.firestore.doc(`jobs/${jobId}`).get();
    expect(job.data()).toMatchObject({ status: 'succeeded', error: null });
    return job.data() ?? {};
  };
  const site = { ...project, token, finish };
  sites.push(site);
  return site;
}

/** What is not the same in another project, where the authors have no account and posts get ids of their own. */
const OWN_FIELDS: ReadonlySet<string> = new Set(['id', 'author', 'authors', 'version']);

/** Every item as editors get it, by kind and slug, but for OWN_FIELDS. */
async function readAll({ firestore, token, url }: Site): Promise<Map<string, unknown>> {
  const items = new Map<string, unknown>();
  for (const { collection, plural } of KINDS) {
    const kept = firestore.collection(collection).where('status', '!=', 'trashed');
    for (const doc of (await kept.get()).docs) {
      const item = itemOf(await contentClient(plural as KindPlural, token, url).ask(`/${doc.id}`));
      const same = Object.entries(item).filter(([name]) => !OWN_FIELDS.has(name));
      items.set(`${plural}/${item.slug}`, {
        ...Object.fromEntries(same),
        has_own_excerpt: doc.get('has_own_excerpt') as unknown,
      });
    }
  }
  return items;
}

const TYPES = { json: 'application/json', markdown: 'application/zip' } as const;

/** The file of an export of a site. */
async function exportFrom(site: Site, format: keyof typeof TYPES): Promise<ImportFile> {
  const jobId = await beginExport(site.token, format, site.url);
  await site.finish(jobId);
  const { bytes } = await readJobFile(site.token, jobId, { baseUrl: site.url });
  return { query: `format=${format}`, type: TYPES[format], content: Uint8Array.from(bytes) };
}

const importInto = async (site: Site, file: ImportFile) =>
  site.finish(await beginImport(site.token, file, site.url));

/** What this test's site has of its own: of posts 7 of Ghost, 6 of WordPress, 4 written here; a page and two projects. */
const MADE = 20;

let source: Site;

beforeAll(async () => {
  source = await startSite();
  for (const file of [ghostFile('ghost'), wordpressFile('wordpress')]) await importInto(source, file);
  const posts = postsClient(source.token, source.url);
  await posts.given({ title: 'yes', content_md: '', excerpt: 'Own: #excerpt "quoted"' });
  await posts.given({ title: '12:30', content_md: '---\ntitle: no header\n---\n\nText' });
  await posts.given({
    title: '日本語 — 😀',
    content_md: '\n\n  Blank lines\r\nbefore\u2028 and after\n\n',
    tags: ['日本語'],
  });
  const changed = await posts.givenPublished({
    title: 'With all',
    content_md: '# Text\n\n```js\nlet a;\n```',
    cover_image: { url: 'https://a.example/a.png', alt: 'A: "b"' },
    featured: true,
    tags: ['a', 'b'],
    seo: { title: 'Null', description: '~', canonical_url: 'https://a.example/x' },
  });
  postOf(await posts.patch(changed.id, { slug: 'with-all-and-more' }));
  const slug = changed.slug;
  await contentClient('pages', source.token, source.url).givenPublished({ slug, content_md: 'About *me*.' });
  const projects = contentClient('projects', source.token, source.url);
  await projects.given({ excerpt: 'Its own', stack: ['no', 'C++'], role: '12:30' });
  await projects.givenPublished({
    ...{ client: 'Ada: "& Sons"', repository: 'https://a.example/r', order: -3, featured: true },
    period: { start: '2025-03', end: null },
    links: [{ label: 'Live', url: 'https://a.example/' }],
    gallery: [{ url: 'https://a.example/1.png', alt: '', caption: 'At night' }],
    cover_image: { url: 'https://a.example/a.png', alt: '' },
  });
  const trashed = await posts.given({ title: 'Trashed' });
  expect(await posts.trash(trashed.id)).toMatchObject({ status: 204 });
});

describe.each(['json', 'markdown'] as const)('an export as %s', (format) => {
  test('gives the same in another project, and nothing more when it comes again', async () => {
    const file = await exportFrom(source, format);
    const target = await startSite();
    const expected = await readAll(source);
    // The emulator gives the seed's content to every project.
    const known = expected.size - MADE;
    expect(await importInto(target, file)).toMatchObject({ counts: { created: MADE, skipped: known } });
    expect(await readAll(target)).toEqual(expected);

    const before = await dumpPosts(target.firestore);
    expect(await importInto(target, file)).toMatchObject({ counts: { skipped: expected.size } });
    expect(await dumpPosts(target.firestore)).toEqual(before);
    const { counts } = await importInto(target, { ...file, query: `${file.query}&existing=update` });
    expect(counts).toEqual({ unchanged: expected.size });
  });

  test('changes nothing in its own project, with existing=update either', async () => {
    const file = await exportFrom(source, format);
    const before = await dumpPosts(source.firestore);
    const { counts: skipped } = await importInto(source, file);
    expect(Object.keys(skipped as object)).toEqual(['skipped']);
    const { counts: unchanged } = await importInto(source, {
      ...file,
      query: `${file.query}&existing=update`,
    });
    expect(Object.keys(unchanged as object)).toEqual(['unchanged']);
    expect(await dumpPosts(source.firestore)).toEqual(before);
  });
});
