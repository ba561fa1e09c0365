/**
 * What the site itself has right behind its name, or may come to have: the page of this slug could not be shown there, since
 * pages are at `/{slug}`. A slug has no dots: `robots` keeps `/robots.md` free as well.
 */
export const TAKEN_SLUGS: ReadonlySet<string> = new Set([
  ...['404', 'account', 'admin', 'api', 'archive', 'assets', 'atom', 'authors', 'contact', 'demo'],
  ...['favicon', 'feed', 'index', 'llms', 'login', 'logout', 'manifest', 'media', 'pages', 'posts'],
  ...['preview', 'projects', 'robots', 'search', 'series', 'sitemap', 'sitemaps', 'static', 'tags'],
  ...['theme', 'todos', 'well-known'],
]);
