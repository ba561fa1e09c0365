import type { SiteAddresses } from '../addresses/index.js';

/** The site that feeds speak of. */
export interface Site {
  readonly name: string;
  /** Where feeds and sitemap are: an origin, without a slash at its end. */
  readonly url: string;
  /** Where its pages are. */
  readonly addresses: SiteAddresses;
}
