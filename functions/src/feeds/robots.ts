import type { Rendering } from '../http/index.js';
import type { SitePlace } from './site.js';

/**
 * Crawlers may see everything but the API, and of that what is published, without which the site's pages show nothing.
 * Also at /robots.txt: see request-start.ts.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9309 RFC 9309
 */
export const robotsTxt: Rendering<SitePlace> = {
  contentType: 'text/plain',
  render: (site) =>
    [
      'User-agent: *',
      'Disallow: /api/',
      'Disallow: /admin/',
      'Allow: /api/pages',
      'Allow: /api/posts',
      'Allow: /api/projects',
      '',
      `Sitemap: ${site.url}/sitemap.xml`,
      '',
    ].join('\n'),
};
