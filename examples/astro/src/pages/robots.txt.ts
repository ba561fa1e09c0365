import type { APIRoute } from 'astro';
import { apiUrl } from '../firefolio';

/** Firefolio's sitemap has the addresses of this site; that it is elsewhere robots.txt vouches for. */
export const GET: APIRoute = () =>
  new Response(`User-agent: *\nDisallow: /preview\n\nSitemap: ${apiUrl}/sitemap.xml\n`);
