/**
 * Every page of the API that everybody may read, by its routes.
 */
import type { localRoutes } from '../../scripts/lib/build/openapi-document.ts';
import type { Visits } from './visits.ts';

/** An address of a route, and what is asked after it: the same again, but of the search another. */
interface PublicPage {
  /** Of the route, such as `GET /api/posts/:slug`. */
  readonly name: string;
  readonly paths: [first: string, next: string];
}

/** What nobody reads without the link of a mail, and what is read from the bucket, which the benchmark has none of. */
const LEFT_OUT = ['/api/unsubscribe', '/media/:hash/:file'];

/** What is in the paths of routes, besides slugs. */
type Values = Readonly<Record<string, string>>;

/**
 * One of each route that is read by everybody.
 *
 * @throws Error for a route with a parameter that the visits have no value for
 */
export function publicPages(
  routes: ReturnType<typeof localRoutes>,
  { slugs, tag, author, month, searches }: Pick<Visits, 'slugs' | 'tag' | 'author' | 'month' | 'searches'>,
): PublicPage[] {
  const values: Values = { tag, id: author, year: month.slice(0, 4), month: month.slice(5), number: '1' };
  return routes
    .filter(
      ({ method, access, path }) =>
        method === 'get' && typeof access === 'string' && !LEFT_OUT.includes(path),
    )
    .map(({ name, path }) => {
      if (path === '/api/search') return { name, paths: [searches[0] ?? '', searches[1] ?? ''] };
      const address = path.replace(/:(\w+)/g, (_all, parameter: string) => {
        const value = parameter === 'slug' ? slugs[kindOf(path)] : values[parameter];
        if (value === undefined) throw new Error(`${name}: the benchmark has no ${parameter}`);
        return value;
      });
      return { name, paths: [address, address] };
    });
}

/** Whose slug is in the path: pages have theirs at the root. */
function kindOf(path: string): keyof Visits['slugs'] {
  if (path.includes('/projects/')) return 'project';
  return path.includes('/posts/') ? 'post' : 'page';
}
