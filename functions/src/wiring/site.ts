import type { SiteAddresses } from '../addresses/index.js';
import { createErrorPage, Frames, PagedPosts, SiteService } from '../site/index.js';

type Parts = Omit<ConstructorParameters<typeof SiteService>[0], 'frames' | 'pagedPosts'>;

/** Builds what the site's pages show, and what writes those of refusals. @param siteUrl the site's origin */
export function createSite(parts: Parts, addresses: SiteAddresses, siteUrl: string) {
  const frames = new Frames(addresses, siteUrl);
  const site = new SiteService({ ...parts, frames, pagedPosts: new PagedPosts(parts.published) });
  return { site, errorPage: createErrorPage(site) };
}
