/**
 * Every page of the API that everybody may read, by its routes.
 */
import '../../scripts/lib/build/product-source.ts';
import type { Visits } from './visits.ts';

/** An address of a route, and what is asked after it: the same again, but of the search another. */
interface PublicPage {
  /** Of the route, such as `GET /api/posts/:slug`. */
  readonly name: string;
  readonly paths: [first: string, next: string];
}

/** What nobody reads without the link of a mail. */
const MAILED = '/api/unsubscribe';

/**
 * One of each route that is read by everybody.
 *
 * @throws Error for a route with a parameter that the visits have no value for
 */
export async function publicPages({
  slug,
  searches,
}: Pick<Visits, 'slug' | 'searches'>): Promise<PublicPage[]> {
  const { localRoutes } = await import('../../scripts/lib/build/openapi-document.ts');
  const values: Readonly<Record<string, string>> = { slug, number: '1' };
  return localRoutes()
    .filter(({ method, access, path }) => method === 'get' && typeof access === 'string' && path !== MAILED)
    .map(({ name, path }) => {
      if (path === '/api/search') return { name, paths: [searches[0] ?? '', searches[1] ?? ''] };
      const address = path.replace(/:(\w+)/g, (_all, parameter: string) => {
        const value = values[parameter];
        if (value === undefined) throw new Error(`${name}: the benchmark has no ${parameter}`);
        return value;
      });
      return { name, paths: [address, address] };
    });
}
