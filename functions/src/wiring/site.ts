import type { SiteAddresses } from '../addresses/index.js';
import type { RedirectsService } from '../redirects/index.js';
import type { SettingsService } from '../settings/index.js';
import {
  createErrorPage,
  Frames,
  FrameService,
  ItemPagesService,
  PagedPosts,
  SiteService,
} from '../site/index.js';

type Parts = Omit<
  ConstructorParameters<typeof SiteService>[0] & ConstructorParameters<typeof ItemPagesService>[0],
  'frames' | 'pagedPosts'
> & {
  readonly settings: SettingsService;
  readonly addresses: SiteAddresses;
  readonly redirects: RedirectsService;
};

/** Builds what the site's pages show, and what writes those of refusals. @param siteUrl the site's origin */
export function createSite({ settings, addresses, redirects, ...parts }: Parts, siteUrl: string) {
  const frames = new FrameService(settings, parts.tags, new Frames(addresses, siteUrl));
  return {
    site: new SiteService({ ...parts, frames, pagedPosts: new PagedPosts(parts.published) }),
    itemPages: new ItemPagesService({ ...parts, frames }),
    errorPage: createErrorPage(frames, redirects),
  };
}
