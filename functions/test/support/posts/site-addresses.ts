import { SiteAddresses, type AddressPatterns } from '../../../src/addresses/index.js';

/** Where the bundled pages are. */
export const BUNDLED: AddressPatterns = {
  home: '/',
  post: '/posts/:slug',
  page: '/:slug',
  project: '/projects/:slug',
  tag: '/tags/:tag',
  preview: '',
  account: '/account',
};

/** The addresses of a site whose pages are the bundled ones, but for what is said. */
export function addressesOf(siteUrl: string, patterns: Partial<AddressPatterns> = {}): SiteAddresses {
  return new SiteAddresses(siteUrl, { ...BUNDLED, ...patterns });
}
