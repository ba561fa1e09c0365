import type { SiteAddresses } from '../addresses/index.js';
import type { SiteSettings } from '../settings/index.js';

/** Where the site is. */
export interface SitePlace {
  /** Where feeds and sitemap are: an origin, without a slash at its end. */
  readonly url: string;
  /** Where its pages are. */
  readonly addresses: SiteAddresses;
}

/** The site that feeds speak of. */
export type Site = SitePlace & Pick<SiteSettings, 'name' | 'description' | 'language'>;
