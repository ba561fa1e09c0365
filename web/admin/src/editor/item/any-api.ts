import { askWhole, type Whole } from '../../api/client.js';

/** What a request of the editor takes besides its path. */
export interface AnyInit {
  readonly path?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

type Verb = 'GET' | 'PUT' | 'POST' | 'DELETE';

interface AnyAnswer<Data> {
  readonly data: Data;
  readonly response: Response;
}

/** The client's methods, whatever the path: the routes of posts, pages and projects are the same but for one word. */
type AnyClient = Record<Verb, (path: string, init: object) => Promise<AnyAnswer<never>>>;

/** A request that brings no answer is given up after this, in ms: it may have been carried out. */
const TIMEOUT_MS = 30_000;

/**
 * Asks the API by a path that is put together here. As askWhole, which asks for the password in place.
 *
 * @param path such as `/admin/api/{kind}/{id}`
 */
export async function askAny<Data>(verb: Verb, path: string, init: AnyInit = {}): Promise<Whole<Data>> {
  const { path: inPath, query, headers, body } = init;
  return await askWhole((client) =>
    (client as unknown as AnyClient)[verb](path, {
      params: { path: inPath, query },
      headers,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body !== undefined && { body }),
    }),
  );
}
