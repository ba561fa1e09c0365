import { expect, test } from '@jest/globals';
import { addressesOf } from '../../test/support/posts/site-addresses.js';
import type { PublishedItems } from '../content/index.js';
import { startingSettings } from '../settings/index.js';
import { SitemapService } from './sitemap.service.js';

const url = 'https://site.example';
const item = { slug: 'a', canonicalUrl: null, publishedAt: new Date(0), updatedAt: new Date(0) };

/** Items of every kind, each list kept by its key as the real one keeps it; of its class the service calls `derive` only. */
function publishedItems(): PublishedItems {
  const kept = new Map<string, unknown>();
  const derive = (key: string, _kinds: unknown, make: (visible: object) => unknown) => {
    if (!kept.has(key)) kept.set(key, make({ post: [item], page: [], project: [item] }));
    return Promise.resolve(kept.get(key));
  };
  return { derive } as unknown as PublishedItems;
}

test('projects are in the sitemap while the site shows them', async () => {
  let projects = true;
  const settings = startingSettings('A site');
  const current = () => Promise.resolve({ ...settings, shown: { ...settings.shown, projects } });
  const site = { name: 'A site', url, addresses: addressesOf(url) };
  const sitemap = new SitemapService(publishedItems(), site, { current });
  const urls = async () => (await sitemap.get()).flatMap((file) => file.urls.map((entry) => entry.url));
  expect(await urls()).toContain(`${url}/projects/a`);
  projects = false;
  expect(await urls()).toEqual([`${url}/`, `${url}/posts/a`]);
  projects = true;
  expect(await urls()).toContain(`${url}/projects/a`);
});
