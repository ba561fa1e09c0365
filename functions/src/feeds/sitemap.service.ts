import { AppError } from '../errors/index.js';
import type { Clock, ReadCache } from '../platform/index.js';
import type { DirectoryEntry, PostDirectory } from '../posts/index.js';
import type { Site } from './site-links.js';
import { buildSitemap, type Sitemap, type SitemapFile } from './sitemap.js';

/** How long a sitemap is kept while no post is written, in ms. */
const MAX_AGE_MS = 60 * 60 * 1000;

/** What search engines shall know of the site. */
export class SitemapService {
  constructor(
    private readonly directory: PostDirectory,
    private readonly cache: ReadCache,
    readonly site: Site,
    private readonly clock: Clock,
    /** Most URLs in one file: MAX_SITEMAP_URLS when absent. */
    private readonly maxUrls?: number,
  ) {}

  /** All pages. 0 reads when kept, else at most 64 in 1 round trip. Kept until a post is written or appears by its time. */
  async get(): Promise<Sitemap> {
    return this.cache.get('sitemap', async () => {
      const { value, readTime } = await this.directory.list();
      const now = this.clock.now();
      const sitemap = buildSitemap(this.site, value, now, this.maxUrls);
      return { value: sitemap, readTime, maxAgeMs: maxAge(value, now) };
    });
  }

  /** One file, counted from 1. As get. @throws AppError not-found */
  async getFile(number: string): Promise<SitemapFile> {
    const { files } = await this.get();
    const file = /^[1-9]\d{0,5}$/.test(number) ? files[Number(number) - 1] : undefined;
    if (!file) throw new AppError({ code: 'not-found', message: 'There is no such sitemap.' });
    return file;
  }
}

/** In ms; ends when the next scheduled post appears. */
function maxAge(entries: readonly DirectoryEntry[], now: Date): number {
  const next = entries.find(({ publishedAt }) => publishedAt > now);
  return next ? Math.min(next.publishedAt.getTime() - now.getTime(), MAX_AGE_MS) : MAX_AGE_MS;
}
