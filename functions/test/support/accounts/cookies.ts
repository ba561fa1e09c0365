import { call, type Answer, type Grant, type Problem } from '../http/api.js';
import { environment } from '../suite/environment.js';
import type { Account, Sender } from './accounts.js';

/** Answer of login and refresh in cookie mode. */
export type CookieGrant = Omit<Grant, 'refresh_token'> & { readonly csrf_token: string };

/** A cookie as the server sets it. */
export interface SetCookie {
  readonly name: string;
  readonly value: string;
  /** Attributes by their name in lower case; the value is empty for those that have none. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** A session in cookie mode, as a page and its browser have it. */
export interface CookieSession {
  readonly accessToken: string;
  readonly csrfToken: string;
  /** Value of the cookie `__session`: the refresh token. */
  readonly cookie: string;
}

/** The cookies that an answer sets, by name. */
export function cookiesOf({ headers }: Answer<unknown>): ReadonlyMap<string, SetCookie> {
  const cookies = headers.getSetCookie().map(parseSetCookie);
  return new Map(cookies.map((cookie) => [cookie.name, cookie]));
}

function parseSetCookie(header: string): SetCookie {
  const [own, ...attributes] = header.split(';').map((part): [string, string] => {
    const [key = '', ...rest] = part.trim().split('=');
    return [key, rest.join('=')];
  });
  const [name, value] = own ?? ['', ''];
  return {
    name,
    value: decodeURIComponent(value),
    attributes: Object.fromEntries(attributes.map(([key, text]) => [key.toLowerCase(), text])),
  };
}

/** The answer to a login in cookie mode, whatever it is. */
export function tryCookieLogin(
  { email, password }: Pick<Account, 'email' | 'password'>,
  { baseUrl = environment.functionUrl, headers = {} }: Sender = {},
): Promise<Answer<CookieGrant & Problem>> {
  const body = { email, password, transport: 'cookie' };
  return call('/api/auth/login', { method: 'POST', body, baseUrl, headers });
}

/** Logs in in cookie mode. @throws Error when that does not succeed */
export async function logInByCookie(account: Account, sender?: Sender): Promise<CookieSession> {
  return sessionOf(await tryCookieLogin(account, sender));
}

/** What an answer gives a page and its browser. @throws Error when it gives no session */
export function sessionOf(answer: Answer<CookieGrant & Problem>): CookieSession {
  const cookie = cookiesOf(answer).get('__session')?.value;
  if (answer.status !== 200 || !cookie) throw new Error(`no session: ${JSON.stringify(answer.body)}`);
  return { accessToken: answer.body.access_token, csrfToken: answer.body.csrf_token, cookie };
}

/** The answer to a refresh as a page of the site asks for it, but for `headers`. `undefined` leaves a header out. */
export function refreshByCookie(
  { cookie, csrfToken }: Pick<CookieSession, 'cookie' | 'csrfToken'>,
  { baseUrl = environment.functionUrl, headers = {} }: Partial<RefreshSender> = {},
): Promise<Answer<CookieGrant & Problem>> {
  const sent: Record<string, string | undefined> = {
    Cookie: `__session=${cookie}`,
    'X-CSRF-Token': csrfToken,
    ...headers,
  };
  return call('/api/auth/refresh', {
    method: 'POST',
    body: {},
    baseUrl,
    headers: Object.fromEntries(
      Object.entries(sent).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
  });
}

interface RefreshSender {
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
}
