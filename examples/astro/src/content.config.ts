import { defineCollection } from 'astro:content';
import type { Loader } from 'astro/loaders';
import { z } from 'astro/zod';
import { unwrap } from 'firefolio-client';
import { firefolio } from './firefolio';

/** What the pages show of a post; the rest is not asked for. */
const FIELDS =
  'id,slug,title,excerpt,tags,tag_names,authors,cover_image,published_at,updated_at,reading_time_minutes,content_html,toc,seo';

/** Every published post with its content, 100 in a request. */
function posts() {
  return firefolio.walk('/api/posts', { params: { query: { limit: 100, fields: FIELDS } } });
}

/** Pages and projects are few: each is asked for by itself. */
async function* pages() {
  for await (const { slug } of firefolio.walk('/api/pages'))
    yield await unwrap(firefolio.GET('/api/pages/{slug}', { params: { path: { slug } } }));
}

async function* projects() {
  for await (const { slug } of firefolio.walk('/api/projects'))
    yield await unwrap(firefolio.GET('/api/projects/{slug}', { params: { path: { slug } } }));
}

/** Fills a collection with items, by their slugs; their HTML is what Astro renders. */
function loader(name: string, items: () => AsyncIterable<{ slug: string; content_html: string }>): Loader {
  return {
    name: `firefolio-${name}`,
    load: async ({ store, parseData, logger }) => {
      store.clear();
      for await (const { content_html: html, ...item } of items()) {
        const data = await parseData({ id: item.slug, data: item });
        store.set({ id: item.slug, data, rendered: { html } });
      }
      logger.info(`${store.keys().length} ${name}`);
    },
  };
}

const image = z.object({ url: z.string(), alt: z.string() });
const text = z.string().nullable();

const content = z.object({
  slug: z.string(),
  title: z.string(),
  excerpt: z.string(),
  cover_image: image.nullable(),
  published_at: z.coerce.date(),
  updated_at: z.coerce.date(),
  seo: z.object({ title: text, description: text, canonical_url: text, og_image: text }),
});

export const collections = {
  posts: defineCollection({
    loader: loader('posts', posts),
    schema: content.extend({
      tags: z.array(z.string()),
      tag_names: z.record(z.string(), z.string()),
      authors: z.array(z.object({ id: z.string(), name: z.string() })),
      reading_time_minutes: z.number(),
      toc: z.array(z.object({ level: z.number(), id: z.string(), title: z.string() })),
    }),
  }),
  pages: defineCollection({ loader: loader('pages', pages), schema: content }),
  projects: defineCollection({
    loader: loader('projects', projects),
    schema: content.extend({
      role: text,
      stack: z.array(z.string()),
      links: z.array(z.object({ label: z.string(), url: z.string() })),
      repository: text,
      order: z.number(),
    }),
  }),
};
