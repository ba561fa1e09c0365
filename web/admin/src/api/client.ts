/**
 * The API, asked by the project's own client. The refresh token is in a cookie that no script reads; the access token is
 * in memory, and gone with the page.
 */
import {
  createFirefolioClient,
  memoryTokens,
  ProblemError,
  type FirefolioClient,
  type Schemas,
} from 'firefolio-client';
import { isOwnerThere } from './owner.js';

export { ProblemError, type Schemas };

/** The client of this page: for what needs no second try, such as logging in. */
export const client: FirefolioClient = createFirefolioClient({
  baseUrl: location.origin,
  transport: 'cookie',
  tokens: memoryTokens(),
  // A person waits: what takes longer is said, and tried again by hand.
  retry: { times: 2, maxWaitMs: 5_000 },
});

/** What the client's methods give. */
interface Answer {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/** The data of an answer that is no refusal. */
type DataOf<A> = A extends { readonly data: infer Data; readonly error?: never } ? Data : never;

/** An answer with what stands in its headers. */
export interface Whole<Data> {
  readonly data: Data;
  /** What the version is known by in `If-Match`; empty where there is none. */
  readonly etag: string;
  readonly response: Response;
}

/**
 * Asks the API. Where the session has ended, or the route wants a login of the last minutes, the person is asked for their
 * password in place, and the request is sent again: what calls this does not notice.
 *
 * @param send the request, such as `(api) => api.GET('/admin/api/posts')`; it may be called more than once
 * @throws ProblemError for a refusal; TypeError where no answer came
 */
export async function askWhole<A extends Answer>(
  send: (api: FirefolioClient) => Promise<A>,
): Promise<Whole<DataOf<A>>> {
  for (;;) {
    const { data, error, response } = await send(client);
    if (response.ok) return { data: data as DataOf<A>, etag: response.headers.get('ETag') ?? '', response };
    const problem = new ProblemError(response, error);
    if (problem.status !== 401 || !(await isOwnerThere(problem.code))) throw problem;
  }
}

/** As {@link askWhole}, for its data alone. @throws as there */
export async function ask<A extends Answer>(send: (api: FirefolioClient) => Promise<A>): Promise<DataOf<A>> {
  return (await askWhole(send)).data;
}
