/** Here since a front end of others reaches the product as visitors do: by Hosting, from a program of its own. */
import { execFile, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { call, login } from '../support/http/api.js';
import { extract, pack, ROOT } from '../support/packed-client.js';
import { contentClient, type EditorItem } from '../support/posts/content.js';
import { publicPostSchema } from '../support/posts/post-wire.js';
import { environment } from '../support/suite/environment.js';

const run = promisify(execFile);

/** Its packages come from the registry; then it is built. */
const TIMEOUT_MS = 240_000;

/** A post of the seed, which no test changes. */
const OF_THE_SEED = 'follow-one-request-through-the-logs';

/** What a clone's own run leaves there. */
const NOT_OF_THE_EXAMPLE = new Set(['node_modules', 'dist', '.astro', '.env']);

let folder: string;
let page: EditorItem;
let project: EditorItem;

/** A file of the built site. */
const built = (path: string) => readFileSync(join(folder, 'examples/astro/dist', path), 'utf8');

/** Where the registry can't be asked the example's packages can't be had. */
const hasRegistry = spawnSync('npm', ['view', 'astro', 'version'], { timeout: 20_000 }).status === 0;

(hasRegistry ? describe : describe.skip)('the Astro example', () => {
  beforeAll(async () => {
    const { access_token: token } = await login('editor');
    page = await contentClient('pages', token).givenPublished({ content_md: 'About *this*.' });
    project = await contentClient('projects', token).givenPublished({ stack: ['Preact'] });
    folder = mkdtempSync(join(tmpdir(), 'firefolio-astro-'));
    const example = join(folder, 'examples/astro');
    cpSync(join(ROOT, 'examples/astro'), example, {
      recursive: true,
      filter: (source) => !NOT_OF_THE_EXAMPLE.has(basename(source)),
    });
    // The example takes the client from two folders above.
    mkdirSync(join(folder, 'client'));
    await extract(await pack(join(ROOT, 'client'), folder), join(folder, 'client'));
    await run('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund'], { cwd: example });
    await run('npm', ['run', 'build'], {
      cwd: example,
      env: {
        ...process.env,
        ...{ ASTRO_TELEMETRY_DISABLED: '1', SITE_URL: 'https://pages.test' },
        PUBLIC_FIREFOLIO_URL: environment.siteUrl,
      },
    });
  }, TIMEOUT_MS);

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('a post has a page with its content, its address and its tags', async () => {
    const answer = await call<unknown>(`/api/posts/${OF_THE_SEED}`);
    const { slug, content_html, tags, author } = publicPostSchema.parse(answer.body);
    const html = built(`posts/${slug}.html`);
    expect(html).toContain(`<link rel="canonical" href="https://pages.test/posts/${slug}">`);
    expect(html).toContain(content_html);
    expect(html).toContain(`href="/authors/${author.id}"`);
    expect(tags).not.toEqual([]);
    for (const tag of tags) {
      expect(html).toContain(`href="/tags/${tag}"`);
      expect(built(`tags/${tag}.html`)).toContain(`href="/posts/${slug}"`);
    }
  });

  test('an author has a page with who they are and what they have written', async () => {
    const { body } = await call<{ author: { id: string } }>(`/api/posts/${OF_THE_SEED}`);
    const html = built(`authors/${body.author.id}.html`);
    expect(html).toMatch(/src="\/media\/[\da-f]{40}\/original\.svg"/);
    expect(html).toContain('rel="me"');
    expect(html).toContain(`href="/posts/${OF_THE_SEED}"`);
  });

  test('a page and a project have theirs', () => {
    expect(built(`${page.slug}.html`)).toContain('<p>About <em>this</em>.</p>');
    expect(built(`projects/${project.slug}.html`)).toContain('Preact');
    expect(built('projects.html')).toContain(`href="/projects/${project.slug}"`);
  });

  test('its pages name the feed and the sitemap of the API, and those that are for nobody to find say so', () => {
    const feed = /<link rel="alternate" type="application\/rss\+xml" title="[^"]+" href="([^"]+)">/;
    expect(feed.exec(built('index.html'))?.[1]).toBe(`${environment.siteUrl}/feed.xml`);
    expect(built('robots.txt')).toContain(`Sitemap: ${environment.siteUrl}/sitemap.xml`);
    expect(built('preview.html')).toContain('<meta name="robots" content="noindex">');
  });

  test('its only script is that of the preview page', () => {
    const scripts = readdirSync(join(folder, 'examples/astro/dist/_astro')).filter((name) =>
      name.endsWith('.js'),
    );
    expect(scripts).toHaveLength(1);
    expect(built('index.html')).not.toContain('<script');
  });
});
