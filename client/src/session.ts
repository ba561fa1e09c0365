import type { components } from './schema.js';
import { problemOf } from './problem.js';
import { findCsrfCookie, type Tokens, type TokenStore, type Transport } from './tokens.js';

/** Why a login is over: the program ended it, or the API did not renew its tokens. */
export type LogoutReason = 'logout' | 'expired';

/** `fetch`, as far as the client needs it. */
export type Fetch = (request: Request) => Promise<Response>;

interface SessionParts {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly fetch: Fetch;
  readonly tokens: TokenStore;
  readonly transport: Transport;
}

type Grant = components['schemas']['Grant'];

const REFRESH_PATH = '/api/auth/refresh';

/** Routes whose answers bring tokens. The first two take none: a login must not fail for a former one's token. */
const GRANT_PATHS = [
  '/api/auth/login',
  REFRESH_PATH,
  '/api/auth/reauthenticate',
  '/api/auth/change-password',
  '/api/auth/mfa/totp/confirm',
];
const PATHS_WITHOUT_TOKEN = GRANT_PATHS.slice(0, 2);
const LOGOUT_PATHS = ['/api/auth/logout', '/api/auth/logout-all'];

/** How a refresh is refused when the login is over; any other refusal says nothing of it. */
const OVER_STATUSES: ReadonlySet<number> = new Set([401, 403, 422]);

/** One login: sends requests with its access token, and renews that when the API no longer takes it. */
export class Session {
  private readonly listeners = new Set<(reason: LogoutReason) => void>();
  private renewing: Promise<string | null> | undefined;
  /** Of a cookie that outlived its login, which is not tried again. */
  private endedCsrfToken: string | null = null;

  constructor(private readonly parts: SessionParts) {}

  /**
   * Sends a request. One that is answered 401 because of its token is sent once more after a refresh; requests that meet
   * this at the same time share one refresh.
   *
   * @throws ProblemError when the API can't refresh for the moment; what `fetch` throws
   */
  async send(request: Request): Promise<Response> {
    const path = new URL(request.url).pathname;
    const isItsOwn = request.headers.has('Authorization') || endsWithOne(path, PATHS_WITHOUT_TOKEN);
    const accessToken = isItsOwn ? null : await this.accessToken();
    if (accessToken === null) return this.learn(path, await this.parts.fetch(request));
    const again = request.clone();
    const answer = await this.parts.fetch(withToken(request, accessToken));
    if (!isTokenRefused(answer)) return this.learn(path, answer);
    const renewed = await this.renew(accessToken);
    if (renewed === null) return answer;
    await answer.body?.cancel();
    return this.learn(path, await this.parts.fetch(withToken(again, renewed)));
  }

  /** Forgets the tokens, and says so to those who listen if there were any. */
  async end(reason: LogoutReason): Promise<void> {
    const tokens = await this.parts.tokens.read();
    this.endedCsrfToken = this.csrfToken(tokens) ?? this.endedCsrfToken;
    await this.parts.tokens.write(null);
    if (tokens) for (const listener of this.listeners) listener(reason);
  }

  /** @returns ends the listening */
  onLoggedOut(listener: (reason: LogoutReason) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private async accessToken(): Promise<string | null> {
    const tokens = await this.parts.tokens.read();
    if (tokens?.accessToken) return tokens.accessToken;
    return this.csrfToken(tokens) === null ? null : this.renew(null);
  }

  private csrfToken(tokens: Tokens | null): string | null {
    if (this.parts.transport === 'body') return null;
    const csrfToken = tokens?.csrfToken ?? findCsrfCookie();
    return csrfToken === this.endedCsrfToken ? null : csrfToken;
  }

  /** @param used the access token that was refused; another one that is there by now needs no refresh */
  private renew(used: string | null): Promise<string | null> {
    this.renewing ??= this.refresh(used).finally(() => {
      this.renewing = undefined;
    });
    return this.renewing;
  }

  private async refresh(used: string | null): Promise<string | null> {
    const tokens = await this.parts.tokens.read();
    if (tokens?.accessToken && tokens.accessToken !== used) return tokens.accessToken;
    const request = this.refreshRequest(tokens);
    if (!request) return null;
    const answer = await this.parts.fetch(request);
    if (answer.ok) return this.adopt(await grantOf(answer), tokens);
    if (!OVER_STATUSES.has(answer.status)) throw await problemOf(answer);
    await answer.body?.cancel();
    await this.end('expired');
    return null;
  }

  private refreshRequest(tokens: Tokens | null): Request | null {
    const { baseUrl, transport } = this.parts;
    const csrfToken = this.csrfToken(tokens);
    if (transport === 'body' ? !tokens?.refreshToken : csrfToken === null) return null;
    return new Request(`${baseUrl}${REFRESH_PATH}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(csrfToken !== null && { 'X-CSRF-Token': csrfToken }),
      },
      body: JSON.stringify(transport === 'body' ? { refresh_token: tokens?.refreshToken } : {}),
      ...(transport === 'cookie' && { credentials: 'include' as const }),
    });
  }

  /** Takes what an answer says of the login. */
  private async learn(path: string, answer: Response): Promise<Response> {
    if (!answer.ok) return answer;
    if (endsWithOne(path, LOGOUT_PATHS)) await this.end('logout');
    if (endsWithOne(path, GRANT_PATHS))
      await this.store(await grantOf(answer.clone()), await this.parts.tokens.read());
    return answer;
  }

  /** Keeps what a refresh brought, unless the program has logged out meanwhile. */
  private async adopt(grant: Grant, former: Tokens | null): Promise<string | null> {
    if (former && !(await this.parts.tokens.read())) return null;
    await this.store(grant, former);
    return grant.access_token;
  }

  /** Reauthenticating brings an access token only: the rest stays. */
  private async store(grant: Grant, former: Tokens | null): Promise<void> {
    const { access_token: accessToken, refresh_token: refreshToken, csrf_token: csrfToken } = grant;
    await this.parts.tokens.write({
      ...former,
      accessToken,
      ...(refreshToken !== undefined && { refreshToken }),
      ...(csrfToken !== undefined && { csrfToken }),
    });
  }
}

async function grantOf(answer: Response): Promise<Grant> {
  return (await answer.json()) as Grant;
}

function withToken(request: Request, accessToken: string): Request {
  request.headers.set('Authorization', `Bearer ${accessToken}`);
  return request;
}

/** Whether a token is the reason of a 401 (RFC 6750 §3.1); a login that is not fresh enough is none. */
function isTokenRefused({ status, headers }: Response): boolean {
  return status === 401 && /\berror="invalid_token"/.test(headers.get('WWW-Authenticate') ?? '');
}

/** The API's path may stand behind another one, as at the function's own address. */
function endsWithOne(path: string, ends: readonly string[]): boolean {
  return ends.some((end) => path.endsWith(end));
}
