import type { SiteSettings } from '../settings/index.js';

/** Where the site is. */
export interface SitePlace {
  /** Origin, without a slash at its end. */
  readonly url: string;
}

/** The site that feeds speak of. */
export type Site = SitePlace & Pick<SiteSettings, 'name' | 'description' | 'language'>;

/** The page of the site (web/public) that shows a post. */
export function postPage(site: SitePlace, slug: string): string {
  return `${site.url}/?${new URLSearchParams({ post: slug }).toString()}`;
}

/** The page of the site that lists the posts, all or of one tag. */
export function listPage(site: SitePlace, tag: string | null): string {
  return tag === null ? `${site.url}/` : `${site.url}/?${new URLSearchParams({ tag }).toString()}`;
}

/** Where a post wants to be known: the address that its writer gave, else its page. */
export function postUrl(site: SitePlace, post: { slug: string; canonicalUrl: string | null }): string {
  return post.canonicalUrl ?? postPage(site, post.slug);
}
