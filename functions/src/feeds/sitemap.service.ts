import { AppError } from '../errors/index.js';
import type { PublishedItems } from '../content/index.js';
import { PAGE_KIND } from '../pages/index.js';
import { POST_KIND } from '../posts/index.js';
import { PROJECT_KIND } from '../projects/index.js';
import type { SettingsService } from '../settings/index.js';
import type { SitePlace } from './site.js';
import { buildSitemap, type SitemapFile } from './sitemap.js';

/** What search engines shall know of the site. */
export class SitemapService {
  constructor(
    private readonly published: PublishedItems,
    readonly site: SitePlace,
    private readonly settings: Pick<SettingsService, 'current'>,
  ) {}

  /** All files, without projects where the site shows none. 0 reads when kept, else as PublishedItems.derive, and the settings. */
  async get(): Promise<readonly SitemapFile[]> {
    const kinds = { page: PAGE_KIND, project: PROJECT_KIND, post: POST_KIND };
    const { shown } = await this.settings.current();
    const key = shown.projects ? 'sitemap' : 'sitemap:without-projects';
    return this.published.derive(key, kinds, (visible) =>
      buildSitemap(this.site.addresses, shown.projects ? visible : { ...visible, project: [] }),
    );
  }

  /** One file, counted from 1. As get. @throws AppError not-found */
  async getFile(number: string): Promise<SitemapFile> {
    const files = await this.get();
    const file = /^[1-9]\d{0,5}$/.test(number) ? files[Number(number) - 1] : undefined;
    if (!file) throw new AppError({ code: 'not-found', message: 'There is no such sitemap.' });
    return file;
  }
}
