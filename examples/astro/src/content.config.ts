import { defineCollection } from 'astro:content';
import type { Loader } from 'astro/loaders';
import { z } from 'astro/zod';
import { firefolio } from './firefolio';

/** What the pages show of a post; the rest is not asked for. */
const FIELDS =
  'id,slug,title,excerpt,tags,authors,cover_image,published_at,updated_at,reading_time_minutes,content_html,toc,seo';

/** Every published post with its content, 100 in a request, the newest first. */
const posts: Loader = {
  name: 'firefolio-posts',
  load: async ({ store, parseData, logger }) => {
    store.clear();
    const init = { params: { query: { limit: 100, fields: FIELDS } } } as const;
    for await (const { content_html: html, ...post } of firefolio.walk('/api/posts', init)) {
      const id = post.slug;
      store.set({ id, data: await parseData({ id, data: post }), rendered: { html } });
    }
    logger.info(`${store.keys().length} posts`);
  },
};

const image = z.object({ url: z.string(), alt: z.string() });
const text = z.string().nullable();

export const collections = {
  posts: defineCollection({
    loader: posts,
    schema: z.object({
      id: z.string(),
      slug: z.string(),
      title: z.string(),
      excerpt: z.string(),
      tags: z.array(z.string()),
      authors: z.array(z.object({ id: z.string(), name: z.string() })),
      cover_image: image.nullable(),
      published_at: z.coerce.date(),
      updated_at: z.coerce.date(),
      reading_time_minutes: z.number(),
      toc: z.array(z.object({ level: z.number(), id: z.string(), title: z.string() })),
      seo: z.object({ title: text, description: text, canonical_url: text, og_image: text }),
    }),
  }),
};
