/** The site that feeds speak of. */
export interface Site {
  readonly name: string;
  /** Origin, without a slash at its end. */
  readonly url: string;
}

/** What may say itself where it wants to be known. */
export interface Addressed {
  readonly slug: string;
  readonly canonicalUrl: string | null;
}

/** The page of the site (web/public) that shows a post. */
export function postPage(site: Site, slug: string): string {
  return `${site.url}/?${new URLSearchParams({ post: slug }).toString()}`;
}

/** The page of the site that lists the posts, all or of one tag. */
export function listPage(site: Site, tag: string | null): string {
  return tag === null ? `${site.url}/` : `${site.url}/?${new URLSearchParams({ tag }).toString()}`;
}

/** Where a page wants to be known: as postUrl. */
export function pageUrl(site: Site, page: Addressed): string {
  return page.canonicalUrl ?? `${site.url}/${encodeURIComponent(page.slug)}`;
}

/** Where a project wants to be known: as postUrl. */
export function projectUrl(site: Site, project: Addressed): string {
  return project.canonicalUrl ?? `${site.url}/projects/${encodeURIComponent(project.slug)}`;
}

/** Where a post wants to be known: the address that its writer gave, else its page. */
export function postUrl(site: Site, post: Addressed): string {
  return post.canonicalUrl ?? postPage(site, post.slug);
}
