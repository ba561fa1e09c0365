import { AppError } from '../errors/index.js';
import type { PublishedPosts } from '../posts/index.js';
import type { SitePlace } from './site.js';
import { buildSitemap, type SitemapFile } from './sitemap.js';

/** What search engines shall know of the site. */
export class SitemapService {
  constructor(
    private readonly posts: PublishedPosts,
    readonly site: SitePlace,
  ) {}

  /** All files. 0 reads when kept, else as PublishedPosts.derive. */
  async get(): Promise<readonly SitemapFile[]> {
    return this.posts.derive('sitemap', (visible) => buildSitemap(this.site.addresses, visible.toReversed()));
  }

  /** One file, counted from 1. As get. @throws AppError not-found */
  async getFile(number: string): Promise<SitemapFile> {
    const files = await this.get();
    const file = /^[1-9]\d{0,5}$/.test(number) ? files[Number(number) - 1] : undefined;
    if (!file) throw new AppError({ code: 'not-found', message: 'There is no such sitemap.' });
    return file;
  }
}
