import { z } from 'zod';
import { tag } from '../posts/index.js';

/** Query of a feed. */
export const feedQuery = z.object({ tag: tag.optional() });

/** Path of one file of the sitemap. What is no number is simply not found. */
export const sitemapFileParams = z.object({ number: z.string() });
