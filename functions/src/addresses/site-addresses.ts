/** What has an address by its name: the kinds of content, by their slugs, and tags. */
export type Addressed = 'post' | 'page' | 'project' | 'tag';

/** Where the site's pages are: paths at the site's origin, or whole addresses of another one. */
export interface AddressPatterns extends Readonly<Record<Addressed, string>> {
  /** The front page. */
  readonly home: string;
  /** The page that shows previews; empty where each thing's own page does. */
  readonly preview: string;
  /** What the addresses of account pages begin with, such as `/account`. */
  readonly account: string;
}

/** How a placeholder is written: a port begins with a digit, and what a scheme ends in is no name. */
const PLACEHOLDER = /:[a-z]\w*/i;

/**
 * The addresses of the site's pages, whoever serves them: the bundled ones or a front end of somebody's own. What feeds, sitemap, link previews and
 * mails lead to.
 *
 * @see docs/adr/0052-front-ends-of-others.md
 */
export class SiteAddresses {
  private readonly origins: ReadonlySet<string>;

  /** @param siteUrl the origin that paths are at */
  constructor(
    private readonly siteUrl: string,
    private readonly patterns: AddressPatterns,
  ) {
    const { home, post, page, project, tag } = patterns;
    this.origins = new Set([home, post, page, project, tag].map((pattern) => this.resolve(pattern).origin));
  }

  /** The front page, absolute. */
  get home(): string {
    return this.resolve(this.patterns.home).href;
  }

  /** The address of a thing, absolute. @param name its slug; of a tag the tag */
  urlOf(what: Addressed, name: string): string {
    return this.fill(what, name).href;
  }

  /** For links within the site: a path where the thing is at the site's own origin, else the whole address. */
  pathOf(what: Addressed, name: string): string {
    const { origin, pathname, search, href } = this.fill(what, name);
    return origin === this.siteUrl ? pathname + search : href;
  }

  /** Where a thing wants to be known: the address that its writer gave, else its own. */
  canonicalOf(
    what: Addressed,
    item: { readonly slug: string; readonly canonicalUrl: string | null },
  ): string {
    return item.canonicalUrl ?? this.urlOf(what, item.slug);
  }

  /** The page that shows a thing to whoever has a preview token of it. */
  previewOf(what: Addressed, slug: string, token: string): string {
    const { preview } = this.patterns;
    const url = preview === '' ? this.fill(what, slug) : this.resolve(preview);
    if (preview !== '') {
      url.searchParams.set('kind', what);
      url.searchParams.set('slug', slug);
    }
    url.searchParams.set('preview', token);
    return url.href;
  }

  /** A page that a mail leads to, such as `verify-email`. */
  accountPage(page: string): string {
    const url = this.resolve(this.patterns.account);
    url.pathname = `${url.pathname.replace(/\/$/, '')}/${page}`;
    return url.href;
  }

  /** Whether an address is of an origin that pages of the site are at. */
  isOwn(url: string): boolean {
    const origin = URL.parse(url)?.origin;
    return origin !== undefined && this.origins.has(origin);
  }

  /** A function as the replacement: `$` in a name is no pattern. */
  private fill(what: Addressed, name: string): URL {
    return this.resolve(this.patterns[what].replace(PLACEHOLDER, () => encodeURIComponent(name)));
  }

  private resolve(address: string): URL {
    return new URL(address, this.siteUrl);
  }
}
