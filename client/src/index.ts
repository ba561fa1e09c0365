import createClient, { type Client } from 'openapi-fetch';
import { unwrap } from './problem.js';
import { withRetries, type RetryOptions } from './retry.js';
import type { components, paths } from './schema.js';
import { Session, type Fetch, type LogoutReason } from './session.js';
import { memoryTokens, type TokenStore, type Transport } from './tokens.js';
import { walkList, type ListPath, type ReadPage, type WalkedItem, type WalkInit } from './walk.js';

export { ProblemError, unwrap, type Problem, type ProblemCode } from './problem.js';
export { type RetryOptions } from './retry.js';
export { type Fetch, type LogoutReason } from './session.js';
export { memoryTokens, type Tokens, type TokenStore, type Transport } from './tokens.js';
export { type ListPath, type WalkedItem, type WalkInit } from './walk.js';

/** The API's named shapes, such as `Schemas['Post']`. */
export type Schemas = components['schemas'];

/** Who logs in, with a code where the account has two-factor login. */
export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** Of the authenticator app, or a recovery code. */
  readonly mfa_code?: string;
}

/** How a client reaches the API. */
export interface FirefolioClientOptions {
  /** The site's origin, such as `https://example.com`; in its own pages `location.origin`. */
  readonly baseUrl: string;
  /** Default: the global one. */
  readonly fetch?: Fetch;
  /** Where the tokens are kept; by default in memory. */
  readonly tokens?: TokenStore;
  /** Default `body`; `cookie` for pages of the site, whose scripts then never see the refresh token. */
  readonly transport?: Transport;
  /** How requests are sent again that a 429 or 503 with `Retry-After` refuses; `{ times: 0 }` for never. */
  readonly retry?: RetryOptions;
}

/** The API, each route by its method and path (openapi-fetch), and the login that its requests are made with. */
export interface FirefolioClient extends Client<paths> {
  /**
   * Goes through a list to its end, page by page: `for await (const post of client.walk('/api/posts'))`. With
   * `params.query.fields` items have these fields.
   *
   * @param init as of `GET`; its `signal` ends the walk
   * @throws ProblemError when a page is refused
   */
  walk<P extends ListPath, const Init extends WalkInit<P>>(
    path: P,
    init?: Init,
  ): AsyncGenerator<WalkedItem<P, Init>, void>;
  /**
   * Logs in; from then on requests carry the access token.
   *
   * @returns the account
   * @throws ProblemError, among others `unauthenticated` and `second-factor-required`
   */
  login(credentials: Credentials): Promise<Schemas['Grant']['user']>;
  /**
   * Ends the login at the API and forgets the tokens, the latter in any case.
   *
   * @throws ProblemError when the API could not end it
   */
  logout(): Promise<void>;
  /**
   * Tells when the login is over, once for each login.
   *
   * @returns a function that ends the telling
   */
  onLoggedOut(listener: (reason: LogoutReason) => void): () => void;
}

/**
 * A client of the API. Requests carry the access token of the login; when the API no longer takes it, the client
 * refreshes it, once for all requests that wait, and sends them again.
 */
export function createFirefolioClient(options: FirefolioClientOptions): FirefolioClient {
  const { tokens = memoryTokens(), transport = 'body' } = options;
  const baseUrl = options.baseUrl.replace(/\/$/, '');
  const fetchOnce = options.fetch ?? ((request: Request) => globalThis.fetch(request));
  const fetch = withRetries(fetchOnce, options.retry);
  const session = new Session({ baseUrl, fetch, tokens, transport });
  const client = createClient<paths>({
    baseUrl,
    fetch: (request) => session.send(transport === 'cookie' ? withCookies(request) : request),
  });
  return Object.assign(client, {
    walk: ((path, init) => walkList(client.GET as ReadPage, path, init)) as FirefolioClient['walk'],
    login: async (credentials: Credentials) => {
      const grant = await unwrap(client.POST('/api/auth/login', { body: { ...credentials, transport } }));
      return grant.user;
    },
    logout: async () => {
      try {
        const { error, response } = await client.POST('/api/auth/logout');
        // 401: the login was over before.
        if (error && response.status !== 401) await unwrap(Promise.resolve({ error, response }));
      } finally {
        await session.end('logout');
      }
    },
    onLoggedOut: (listener: (reason: LogoutReason) => void) => session.onLoggedOut(listener),
  });
}

/** Cookies go to logins and sessions only: what everybody may read, a page of another origin must ask for without. */
function withCookies(request: Request): Request {
  return new URL(request.url).pathname.includes('/api/auth/')
    ? new Request(request, { credentials: 'include' })
    : request;
}
