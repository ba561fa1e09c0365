import { AppError } from '../errors/index.js';
import type { PublishedItems } from '../content/index.js';
import { PAGE_KIND } from '../pages/index.js';
import { POST_KIND } from '../posts/index.js';
import { PROJECT_KIND } from '../projects/index.js';
import type { SitePlace } from './site.js';
import { buildSitemap, type SitemapFile } from './sitemap.js';

/** What search engines shall know of the site. */
export class SitemapService {
  constructor(
    private readonly published: PublishedItems,
    readonly site: SitePlace,
  ) {}

  /** All files. 0 reads when kept, else as PublishedItems.derive. */
  async get(): Promise<readonly SitemapFile[]> {
    const kinds = { page: PAGE_KIND, project: PROJECT_KIND, post: POST_KIND };
    return this.published.derive('sitemap', kinds, (visible) => buildSitemap(this.site.addresses, visible));
  }

  /** One file, counted from 1. As get. @throws AppError not-found */
  async getFile(number: string): Promise<SitemapFile> {
    const files = await this.get();
    const file = /^[1-9]\d{0,5}$/.test(number) ? files[Number(number) - 1] : undefined;
    if (!file) throw new AppError({ code: 'not-found', message: 'There is no such sitemap.' });
    return file;
  }
}
