/** Here since crawlers come through Hosting, which has the pictures. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import { authorSchema } from '../support/author-wire.js';
import { call } from '../support/http/api.js';
import { FEEDS, readByRssParser, READERS, type FeedFormat } from '../support/posts/feeds.js';
import { publicPostSchema } from '../support/posts/post-wire.js';
import { settingsSchema } from '../support/settings-wire.js';
import { attributeOf, findAll } from '../support/site/dom.js';
import { htmlFaults } from '../support/site/html-faults.js';
import { readPage, type PageHead } from '../support/site/page-head.js';
import { googleFaults } from '../support/site/schema-org/google-faults.js';
import { jsonLdFaults } from '../support/site/schema-org/json-ld-faults.js';
import { environment } from '../support/suite/environment.js';

const { siteUrl } = environment;

/** Bytes of a page that Slack reads. */
const SLACK_READS = 32_768;

/** As they introduce themselves. */
const CRAWLERS = {
  Slackbot: {
    'User-Agent': 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
    Accept: '*/*',
    Range: `bytes=0-${String(SLACK_READS)}`,
  },
  Googlebot: {
    'User-Agent':
      'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Googlebot/2.1; +http://www.google.com/bot.html) Chrome/141.0.0.0 Safari/537.36',
    Accept:
      'text/html,application/xhtml+xml,application/signed-exchange;v=b3,application/xml;q=0.9,*/*;q=0.8',
    From: 'googlebot(at)googlebot.com',
  },
  'a feed reader': {
    'User-Agent': 'Feedly/1.0 (+http://www.feedly.com/fetcher.html; like FeedFetcher-Google)',
    Accept:
      'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/html;q=0.8, */*;q=0.7',
  },
} as const;

/** What a page shall say; null where it has nothing to say of its own. */
interface Expected {
  readonly path: string;
  readonly title: string;
  readonly description: string | null;
  /** Path of a picture. */
  readonly image: string | null;
  readonly type: 'website' | 'article' | 'profile';
}

const POST = 'a-photo-archive-of-12000-negatives';
const PROJECT = 'choir-sign-up';

/** The seed's pages, by what its API says of them. */
const PAGES = {
  home: async () => {
    const { name, description, hero } = await settings();
    return { path: '/', title: name, description, image: hero.image?.url ?? null, type: 'website' };
  },
  post: async () => {
    const { name } = await settings();
    const { title, excerpt, seo, cover_image: cover } = await post();
    const description = seo.description ?? excerpt;
    return {
      path: `/posts/${POST}`,
      title: `${title} · ${name}`,
      description,
      image: cover?.url ?? null,
      type: 'article',
    };
  },
  project: async () => itemAt('projects', PROJECT, `/projects/${PROJECT}`),
  page: async () => itemAt('pages', 'about', '/about'),
  tag: async () => {
    const { name } = await settings();
    const title = `Posts tagged accessibility · ${name}`;
    return { path: '/tags/accessibility', title, description: null, image: null, type: 'website' };
  },
  author: async () => {
    const { name } = await settings();
    const { id } = (await post()).author;
    const author = await read(`/api/authors/${id}`, authorSchema);
    return {
      path: `/authors/${id}`,
      title: `${author.name} · ${name}`,
      description: author.bio_excerpt,
      image: author.picture?.url ?? null,
      type: 'profile',
    };
  },
} as const satisfies Record<string, () => Promise<Expected>>;

async function read<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  return schema.parse((await call<unknown>(path)).body);
}

const settings = () => read('/api/settings', settingsSchema);
const post = () => read(`/api/posts/${POST}`, publicPostSchema);

async function itemAt(plural: string, slug: string, path: string): Promise<Expected> {
  const { name } = await settings();
  const common = publicPostSchema.pick({ title: true, excerpt: true, seo: true, cover_image: true });
  const { title, excerpt, seo, cover_image: cover } = await read(`/api/${plural}/${slug}`, common.strip());
  const description = seo.description ?? excerpt;
  return { path, title: `${title} · ${name}`, description, image: cover?.url ?? null, type: 'article' };
}

describe.each(Object.keys(CRAWLERS) as (keyof typeof CRAWLERS)[])('%s', (crawler) => {
  const get = (address: string) =>
    fetch(new URL(address, siteUrl), { headers: CRAWLERS[crawler], redirect: 'manual' });

  describe.each(Object.keys(PAGES) as (keyof typeof PAGES)[])('at a %s', (kind) => {
    let expected: Expected;
    let html: string;
    let page: PageHead;

    beforeAll(async () => {
      expected = await PAGES[kind]();
      const answer = await get(expected.path);
      html = await answer.text();
      expect({ path: expected.path, status: answer.status, body: html.slice(0, 15) }).toEqual({
        path: expected.path,
        status: 200,
        body: '<!doctype html>',
      });
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      page = readPage(html);
    });

    test('reads what it is', () => {
      const { path, title, description, type } = expected;
      expect(page.title).toBe(title);
      expect(page.meta('description')).toEqual(description ?? expect.stringMatching(/\S/));
      expect(page.links('canonical')).toEqual([siteUrl + path]);
      expect(page.meta('robots')).toBeUndefined();
      expect(page.meta('og:type')).toBe(type);
      expect(page.meta('og:url')).toBe(siteUrl + path);
      expect(page.meta('og:title')).toMatch(/\S/);
      expect(page.meta('og:description')).toEqual(description ?? expect.stringMatching(/\S/));
      // In the part that everybody reads.
      expect(Buffer.byteLength(html.slice(0, html.indexOf('</head>')))).toBeLessThan(SLACK_READS);
    });

    test('finds the picture', async () => {
      const image = page.meta('og:image');
      // The file itself, or what was made of it for this.
      if (expected.image !== null) expect(image).toMatch(siteUrl + expected.image.replace(/[^/]+$/, ''));
      // Portraits are square, and so are shown small.
      const isLarge = image !== undefined && expected.type !== 'profile';
      expect(page.meta('twitter:card')).toBe(isLarge ? 'summary_large_image' : 'summary');
      if (image === undefined) return;
      const answer = await get(image);
      expect([200, 206]).toContain(answer.status);
      expect(answer.headers.get('content-type')).toMatch(/^image\//);
      expect((await answer.bytes()).length).toBeGreaterThan(0);
    });

    test('finds nothing wrong with it', async () => {
      expect(await htmlFaults(html)).toEqual([]);
      expect([...jsonLdFaults(page.jsonLd), ...googleFaults(page.jsonLd)]).toEqual([]);
    });
  });
});

describe('a feed reader that knows no more than the address of the site', () => {
  const get = (address: string) => fetch(new URL(address, siteUrl), { headers: CRAWLERS['a feed reader'] });

  test.each(Object.entries(FEEDS) as [FeedFormat, string][])(
    'finds %s, which is valid',
    async (format, path) => {
      const { document } = readPage(await (await get('/')).text());
      const [link] = findAll(document, (element) => attributeOf(element, 'href') === path);
      if (!link) throw new Error(`no link to ${path}`);
      expect(attributeOf(link, 'rel')).toBe('alternate');
      const answer = await get(attributeOf(link, 'href') ?? '');
      expect(answer.headers.get('content-type')).toBe(`${attributeOf(link, 'type') ?? ''}; charset=utf-8`);
      const text = await answer.text();
      const feed = READERS[format](text);
      const { name } = await settings();
      expect(feed).toMatchObject({ title: name, pageUrl: `${siteUrl}/`, selfUrl: siteUrl + path });
      expect(feed.items).toHaveLength(20);
      if (format !== 'JSON Feed 1.1') {
        const other = await readByRssParser(text);
        expect(other.items.map(({ title, link: url }) => ({ title, url }))).toEqual(
          feed.items.map(({ title, url }) => ({ title, url })),
        );
      }
      // Of a post that is at home here: other tests leave some that are not.
      const url = feed.items
        .map((item) => item.url)
        .find((address) => address?.startsWith(`${siteUrl}/posts/`));
      const page = await get(url ?? '');
      expect(page.status).toBe(200);
      expect(readPage(await page.text()).links('canonical')).toEqual([url]);
    },
  );
});
