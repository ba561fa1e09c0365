import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Job, JsonObject, StepOutcome } from '../../jobs/index.js';
import { publicWeb } from '../../platform/index.js';
import {
  ghostSite,
  hugoSite,
  jekyllSite,
  obsidianVault,
  wordpressSite,
  zipOf,
  type SiteArchive,
} from '../../../test/support/posts/site-archives.js';
import {
  handlerOf,
  hashOf,
  importFile,
  IMPORTER,
  NOW,
  ownFile,
  StoredFiles,
  StoredPosts,
  zipped,
} from '../../../test/support/posts/stored-imports.js';

/** Imports a site, and says what came of it with files named by their paths. */
async function importSite(site: SiteArchive, stored = new StoredPosts(), files = new StoredFiles()) {
  const input = {
    post_address: '/posts/:slug',
    own_url: 'https://here.example',
    ...Object.fromEntries(new URLSearchParams(site.query)),
  };
  const { counts, problems } = await importFile(stored, zipOf(site), input, 1, files);
  const paths = new Map(
    Object.entries(site.files).map(([path, content]) => [hashOf(Buffer.from(content as string)), path]),
  );
  const names = new Map(files.all.map(({ id, hash }) => [id, paths.get(hash) ?? hash]));
  const named = (text: string) =>
    text.replaceAll(/media:(\w+)/g, (_all, id: string) => `media:${names.get(id) ?? '?'}`);
  return {
    counts,
    problems: problems.map(({ item, detail }) => `${item}: ${detail}`),
    posts: [...stored.byId.values()].map((post) => ({
      ...post,
      contentMd: named(post.contentMd),
      cover: post.coverImage && named(post.coverImage.url),
      ogImage: post.seo.ogImage,
    })),
    texts: new Map(files.all.map(({ id, alt }) => [names.get(id), alt])),
    stored,
    files,
  };
}

const postAt = ({ posts }: Awaited<ReturnType<typeof importSite>>, slug: string) => {
  const post = posts.find((found) => found.slug === slug);
  if (!post) throw new Error(`no post ${slug} among ${posts.map((found) => found.slug).join()}`);
  return post;
};

describe('pictures in the archive', () => {
  test('of Jekyll', async () => {
    const found = await importSite(await jekyllSite('a'));
    const { contentMd, cover, coverImage } = postAt(found, 'a-new-years-eve');
    expect(contentMd).toContain('![My helpful screenshot](media:site/assets/screenshot.jpg)');
    expect(contentMd).toContain('[get the PDF](media:site/assets/mydoc.pdf)');
    expect(contentMd).toContain('![Linked](media:site/assets/images/linked.png)');
    expect(contentMd).toContain('![Filtered](media:site/assets/images/filtered.png)');
    expect(contentMd).toContain('<img src="media:site/assets/images/tag.png" alt="In a tag">');
    expect(contentMd).toContain('![Whole](media:site/assets/images/whole.png)');
    expect(contentMd).toContain('![Gone](https://jekyll.example/assets/gone.png)');
    expect(cover).toBe('media:site/assets/cover.png');
    expect(coverImage?.alt).toBe('');
    expect(found.counts).toMatchObject({ created: 1, files_created: 7 });
    expect(found.texts.get('site/assets/screenshot.jpg')).toBe('My helpful screenshot');
    expect(found.texts.get('site/assets/mydoc.pdf')).toBe('');
    expect(found.problems.join('\n')).toMatch(/not in the archive.*\/assets\/gone\.png/);
    expect(found.problems.join('\n')).toMatch(/cover\.png” has no alternative text and is called “cover”/);
    expect(found.problems).toContainEqual(expect.stringMatching(/^other files: .*left out \(3\)/));
  });

  test('of Hugo: bundles, static files, covers by their names', async () => {
    const found = await importSite(await hugoSite('a'));
    const bundle = postAt(found, 'a-bundle');
    expect(bundle.contentMd).toContain('![A kitten](media:content/posts/a-bundle/images/kitten.jpg)');
    expect(bundle.contentMd).toContain('![An elephant](media:content/posts/a-bundle/elephant.jpg)');
    expect(bundle.contentMd).toContain('(media:content/posts/a-bundle/documents/photo_specs.pdf)');
    expect(bundle.contentMd).toContain('![From static](media:static/images/logo.png)');
    // The cover of another bundle is not its own.
    expect(bundle.contentMd).toContain('![Other cover](https://hugo.example/posts/a-bundle/cover.jpg)');
    expect(bundle.cover).toBe('media:content/posts/a-bundle/images/sunset.jpg');
    expect(postAt(found, 'a-featured')).toMatchObject({
      contentMd: '![A cover](media:content/posts/a-featured/cover.jpg)\n',
      cover: 'media:content/posts/a-featured/featured-image.png',
    });
    expect(postAt(found, 'a-single').contentMd).toBe(
      '![Logo](media:static/images/logo.png) ![Sub](media:static/images/logo.png)\n',
    );
    expect(found.counts).toMatchObject({ created: 3, files_created: 7 });
  });

  test('of Obsidian: by their names wherever they lie, and without a site', async () => {
    const found = await importSite(await obsidianVault('a'));
    const [post] = found.posts;
    expect(post?.contentMd).toContain(
      '![](media:Vault/Files/Engelbart.jpg) ![](media:Vault/Files/Engelbart.jpg)',
    );
    expect(post?.contentMd).toContain('![A diagram](media:Vault/Other folder/Diagram.png)');
    expect(post?.contentMd).toContain('![Engelbart again](media:Vault/Files/Engelbart.jpg)');
    expect(post?.contentMd).toContain('[Document.pdf](media:Vault/Files/Document.pdf)');
    expect(post?.contentMd).toContain('[Recording.mp3](media:Vault/Files/Recording.mp3)');
    expect(post?.contentMd).toContain('`![[Engelbart.jpg]]` is code. Nowhere.png');
    expect(post?.cover).toBe('media:Vault/Files/Cover picture.png');
    expect(found.texts.get('Vault/Files/Engelbart.jpg')).toBe('Engelbart again');
    expect(found.problems.join('\n')).toMatch(/not in the archive.*!\[\[Nowhere\.png\]\]/);
    expect(found.counts).toMatchObject({ created: 1, files_created: 5 });
  });

  test('of WordPress: the original, or the largest there is, whichever size a post shows', async () => {
    const found = await importSite(await wordpressSite('a'));
    const { contentMd, cover } = postAt(found, 'a-harbour');
    expect(contentMd).toContain('![](media:uploads/2024/05/harbour.jpg)');
    expect(contentMd).toContain(
      '[![A boat](media:uploads/2024/05/lost-original-768x512.jpg)](media:uploads/2024/05/lost-original-768x512.jpg)',
    );
    expect(contentMd).toContain('[The plan](media:uploads/2024/05/plan.pdf)');
    expect(contentMd).toContain('![By a CDN](media:uploads/2024/05/cdn.png)');
    expect(contentMd).toContain('![Again](media:uploads/2024/05/harbour.jpg)');
    expect(contentMd).toContain('![Gone](https://wp-a.example/wp-content/uploads/2024/05/gone.png)');
    expect(cover).toBe('media:uploads/2024/05/cover.png');
    expect(found.texts.get('uploads/2024/05/harbour.jpg')).toBe('Ships in the harbour');
    expect(found.texts.get('uploads/2024/05/cover.png')).toBe('The cover');
    expect(found.problems.join('\n')).toMatch(/not in the archive.*gone\.png/);
    expect(found.counts).toMatchObject({ created: 1, files_created: 5 });
  });

  test('of Ghost: whichever size a post shows, and of its cards', async () => {
    const site = await ghostSite('a');
    const found = await importSite(site);
    const { contentMd, cover, ogImage, coverImage } = postAt(found, 'a-coffee');
    expect(contentMd).toContain('![Coffee](media:content/images/2024/05/coffee.jpg)');
    expect(contentMd).toContain('![Tea](media:content/images/2024/05/tea.png)');
    expect(contentMd).toContain('![Gone](/content/images/2024/05/gone.png)');
    expect(contentMd).toContain('[The menu](media:content/files/2024/05/menu.pdf)');
    expect(cover).toBe('media:content/images/2024/05/cover.png');
    expect(coverImage?.alt).toBe('A cup');
    const card = Buffer.from(site.files['content/images/2024/05/card.png'] ?? '');
    expect(ogImage).toBe(`https://here.example/media/${hashOf(card)}/original.png`);
    expect(found.problems.join('\n')).toMatch(/not in the archive.*gone\.png/);
    expect(found.counts).toMatchObject({ created: 1, files_created: 5 });
  });

  test.each([
    ['Jekyll', jekyllSite],
    ['Hugo', hugoSite],
    ['Obsidian', obsidianVault],
    ['WordPress', wordpressSite],
    ['Ghost', ghostSite],
  ])('of %s come once: the same archive again changes nothing', async (_tool, siteOf) => {
    const site = await siteOf('b');
    const files = new StoredFiles();
    // Of a job before.
    files.now = new Date('2026-01-01T00:00:00Z');
    const { counts, stored } = await importSite(site, new StoredPosts(), files);
    const before = JSON.stringify([...stored.byId.values()]);
    const again = await importSite(site, stored, files);
    expect(again.counts).toEqual({ skipped: counts['created'] });
    const updated = await importSite({ ...site, query: `${site.query}&existing=update` }, stored, files);
    expect(updated.counts).toEqual({ unchanged: counts['created'], files_known: counts['files_created'] });
    expect(JSON.stringify([...stored.byId.values()])).toBe(before);
  });
});

/** A PNG by its first bytes, each another; nobody looks at its pixels here. */
const pngOf = (number: number) => Buffer.from(`\x89PNG\r\n\x1a\n\0\0\0\rIHDR${String(number)}`, 'latin1');

describe('many pictures', () => {
  const COUNT = 3_000;
  const paths = Array.from({ length: COUNT }, (_, number) => `p/${String(number)}.png`);
  const site: SiteArchive = {
    query: 'format=markdown',
    files: {
      ...Object.fromEntries(paths.map((path, number) => [path, pngOf(number)])),
      'a.md': `---\ntitle: A\ndate: 2024-01-02\n---\n${paths.map((path) => `![One](${path})`).join('\n')}`,
      'b.md': `---\ntitle: B\ndate: 2024-01-02\n---\n![Two](p/7.png)`,
    },
  };

  test('of one post are taken some at a time, each once, however often workers die before or after their checkpoint', async () => {
    const [stored, files] = [new StoredPosts(), new StoredFiles()];
    const handler = handlerOf(stored, zipOf(site), files);
    const counts: Record<string, number> = {};
    let state: JsonObject | null = null;
    let [steps, attempts] = [0, 1];
    for (let isLast = false; !isLast; attempts += 1) {
      const job = { input: { format: 'markdown' }, createdBy: IMPORTER, createdAt: NOW, attempts };
      const run = await handler.open(job as unknown as Job);
      // Each worker comes farther than the one before, and its last step is never noted.
      for (let number = 0; number < attempts * 40 && !isLast; number += 1) {
        const before = files.all.length;
        const outcome: StepOutcome = await run.step(state);
        expect(files.all.length - before).toBeLessThanOrEqual(24);
        steps += 1;
        if (number === attempts * 40 - 1) break;
        for (const [name, count] of Object.entries(outcome.counts))
          counts[name] = (counts[name] ?? 0) + count;
        ({ state, isLast } = outcome);
      }
    }
    expect(attempts).toBeGreaterThan(2);
    expect(steps).toBeGreaterThan(COUNT / 24);
    expect(counts).toEqual({ created: 2, files_created: COUNT });
    expect(files.all).toHaveLength(COUNT);
    const texts = [...stored.byId.values()].map(({ contentMd }) => contentMd);
    expect(texts.flatMap((text) => text.match(/\(media:/g) ?? [])).toHaveLength(COUNT + 1);
  });
});

describe('what is said of a picture', () => {
  const importPost = (body: string, header = '') =>
    importSite({
      query: 'format=markdown',
      files: {
        'a.md': `---\ntitle: A\nslug: a\ndate: 2024-01-02\n${header}---\n${body}`,
        'my_First-picture.png': pngOf(1),
        'small.png': pngOf(2),
      },
    });

  test.each([
    ['![A *cat*, \\[small\\]](my_First-picture.png "Title")', { alt: 'A *cat*, [small]', decorative: false }],
    ['![](my_First-picture.png)\n\n![Later](my_First-picture.png)', { alt: 'Later', decorative: false }],
    ['<img alt="Tom &amp; Jerry" src="my_First-picture.png">', { alt: 'Tom & Jerry', decorative: false }],
    ['<img alt="" src="my_First-picture.png">', { alt: '', decorative: true }],
    ['<img src="my_First-picture.png">', { alt: 'my First picture', decorative: false }],
    ['![](my_First-picture.png)', { alt: 'my First picture', decorative: false }],
  ])('in %j', async (body, said) => {
    const { files, problems } = await importPost(body);
    expect(files.all).toMatchObject([said]);
    const isNamed = said.alt === 'my First picture';
    expect(problems.some((problem) => problem.includes('no alternative text'))).toBe(isNamed);
  });

  test('as the cover is what the header says of it', async () => {
    const { files, posts } = await importPost('Text.', 'cover: my_First-picture.png\ncover_alt: The cover\n');
    expect(files.all).toMatchObject([{ alt: 'The cover' }]);
    expect(posts).toMatchObject([{ cover: 'media:my_First-picture.png' }]);
  });

  test('code is not looked at, and the sizes that a source made are left', async () => {
    const { posts, counts } = await importPost(
      [
        '`![a](small.png)`',
        '<img src="my_First-picture.png" srcset="small.png 1x, small.png 2x" sizes="10px" alt="A">',
        '<picture><source srcset="small.png" type="image/png"><img src="my_First-picture.png" alt="A"></picture>',
        '<video src="gone.mp4" poster="gone.png"></video>',
      ].join('\n\n'),
    );
    expect(counts).toEqual({ created: 1, files_created: 1 });
    expect(posts[0]?.contentMd.split('\n\n').slice(0, 3)).toEqual([
      '`![a](small.png)`',
      '<img src="media:my_First-picture.png" alt="A">',
      '<picture><img src="media:my_First-picture.png" alt="A"></picture>',
    ]);
  });
});

test('a post without a date or a site is known again, though its pictures have other addresses here', async () => {
  const site: SiteArchive = {
    query: 'format=markdown',
    files: { 'a.md': '---\ntitle: A\npublished: true\n---\n![A](a.png)', 'a.png': pngOf(1) },
  };
  const { stored, files } = await importSite(site);
  expect((await importSite(site, stored, files)).counts).toEqual({ skipped: 1 });
  const updated = await importSite({ ...site, query: `${site.query}&existing=update` }, stored, files);
  expect(updated.counts).toMatchObject({ unchanged: 1 });
});

test('a cover that is not taken stays where it is in the web, and is left out where nobody knows where', async () => {
  const files = {
    'a.md': '---\ntitle: A\nslug: a\ndate: 2024-01-02\ncover: a.png\n---\nText.',
    'a.png': 'no picture',
  };
  const here = await importSite({ query: 'format=markdown&source_url=https://old.example/', files });
  expect(postAt(here, 'a').coverImage).toEqual({ url: 'https://old.example/a.png', alt: '' });
  const nowhere = await importSite({ query: 'format=markdown', files });
  expect(postAt(nowhere, 'a').coverImage).toBeNull();
  expect(nowhere.problems).toEqual([expect.stringContaining('“a.png”, which was not taken')]);
});

test('links between posts follow them beside their pictures', async () => {
  const { stored } = await importSite({
    query: 'format=markdown',
    files: {
      '1/a.md': '---\ntitle: One\nslug: same\ndate: 2024-01-02\n---\n![A](../a.png) [next](../2/b.md)',
      '2/b.md': '---\ntitle: Two\nslug: other\ndate: 2024-01-02\n---\nText.',
      'a.png': pngOf(1),
    },
  });
  const [one] = [...stored.byId.values()];
  expect(one?.contentMd).toMatch(/^!\[A\]\(media:\w{20}\) \[next\]\(\/posts\/other\)$/);
});

describe('pictures at the old site', () => {
  let server: Server;
  let origin: string;
  const asked: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      if (/^\/(?:a|b|cover)\.png|^\/show\?id=7/.test(request.url ?? '')) response.end(pngOf(asked.length));
      else if (request.url === '/elsewhere.png')
        response.writeHead(302, { Location: 'http://127.0.0.1:1/a.png' }).end();
      else if (request.url === '/page.png') response.end('<html>no picture</html>');
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });

  afterAll(() => {
    server.close();
  });

  beforeEach(() => {
    asked.length = 0;
  });

  const POST =
    '---\ntitle: A\nslug: a\ndate: 2024-01-02\ncover: /cover.png\n---\n![A](a.png) ![Shown](/show?id=7) ![Gone](/gone.png) ![Page](/page.png) ![Led](/elsewhere.png) ![Foreign](https://other.example/x.png) [Page](/about/) `![](b.png)`';

  async function importIt(more: object, web = publicWeb(origin.slice('http://'.length))) {
    const [stored, files] = [new StoredPosts(), new StoredFiles()];
    const input = { format: 'markdown', source_url: `${origin}/`, ...more };
    const { counts, problems } = await importFile(stored, Buffer.from(POST), input, 1, files, web);
    return { counts, problems, post: [...stored.byId.values()][0], files };
  }

  test('are fetched when that is asked for, of that site alone, and what can’t be is named', async () => {
    const { counts, problems, post, files } = await importIt({ fetch_media: 'true' });
    expect(counts).toEqual({ created: 1, files_created: 3, files_failed: 3 });
    expect(post?.contentMd).toMatch(/^!\[A\]\(media:\w+\) !\[Shown\]\(media:\w+\) /);
    expect(post?.contentMd).toContain(`![Gone](${origin}/gone.png)`);
    expect(post?.contentMd).toContain('![Foreign](https://other.example/x.png)');
    expect(post?.coverImage?.url).toMatch(/^media:/);
    expect(asked.toSorted()).toEqual([
      '/a.png',
      '/cover.png',
      '/elsewhere.png',
      '/gone.png',
      '/page.png',
      '/show?id=7',
    ]);
    const said = problems.map(({ detail }) => detail).join('\n');
    expect(said).toMatch(/gone\.png.*answered with 404/);
    expect(said).toMatch(/elsewhere\.png.*another host/);
    expect(said).toMatch(/page\.png.*of no type that is taken/);
    expect(files.all.map(({ alt }) => alt)).toContain('Shown');
  });

  test('are asked for once, though each step is another worker’s', async () => {
    const stored = new StoredPosts();
    await importFile(stored, ownFile([{ id: 'x', title: 'Before', slug: 'b', content_md: 'Other.' }]), {
      format: 'json',
    });
    const post = (slug: string, text: string) =>
      `---\ntitle: ${slug}\nslug: ${slug}\ndate: 2024-01-02\n---\n${text}`;
    const upload = zipped({
      'a.md': post('a', '![A](/a.png) ![Gone](/gone.png) [b](b.md)'),
      ...Object.fromEntries(Array.from({ length: 6 }, (_, at) => [`m${String(at)}.md`, post(`m${at}`, '.')])),
      'b.md': post('b', '![A](/a.png) ![B](/b.png) ![Gone](/gone.png) [a](a.md)'),
    });
    const input = { format: 'markdown', source_url: `${origin}/`, fetch_media: 'true' };
    const files = new StoredFiles();
    const counts: Record<string, number> = {};
    let state: JsonObject | null = null;
    let attempts = 0;
    for (let isLast = false; !isLast;) {
      attempts += 1;
      expect(attempts).toBeLessThan(50);
      const handler = handlerOf(stored, upload, files, publicWeb(origin.slice('http://'.length)));
      const job = { input, createdBy: IMPORTER, createdAt: NOW, attempts, state } as Partial<Job>;
      const outcome: StepOutcome = await (await handler.open(job as Job)).step(state);
      for (const [name, count] of Object.entries(outcome.counts)) counts[name] = (counts[name] ?? 0) + count;
      state = JSON.parse(JSON.stringify(outcome.state)) as JsonObject;
      isLast = outcome.isLast;
    }
    expect(asked.toSorted()).toEqual(['/a.png', '/b.png', '/gone.png']);
    expect(counts).toEqual({ created: 8, files_created: 2, files_failed: 1 });
    const [a] = [...stored.byId.values()].filter(({ title }) => title === 'a');
    expect(a?.contentMd).toMatch(/^!\[A\]\(media:\w+\) !\[Gone\]\(http.*\/gone\.png\) \[b\]\(\S*b-2\)$/);
  });

  test('are left alone unless that is asked for', async () => {
    expect((await importIt({})).counts).toEqual({ created: 1 });
    expect(asked).toEqual([]);
  });

  test('are not asked for at a server of this machine: nothing but the code that builds it lets one in', async () => {
    const { counts } = await importIt({ fetch_media: 'true' }, publicWeb());
    expect(counts).toEqual({ created: 1, files_failed: 6 });
    expect(asked).toEqual([]);
  });

  test('need to be known as those of a site', async () => {
    const { counts, problems } = await importIt({ fetch_media: 'true', source_url: undefined });
    expect(counts).toEqual({ created: 1 });
    expect(problems).toContainEqual({ item: 'pictures', detail: expect.stringContaining('give source_url') });
  });
});
