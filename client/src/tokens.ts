/** Where a login's refresh token is: in the client's own hands, or in a cookie that no script reads. */
export type Transport = 'body' | 'cookie';

/** What the client has of a login. */
export interface Tokens {
  /** Null until the first refresh, where a page only knows that there is a cookie. */
  readonly accessToken: string | null;
  /** In body mode. */
  readonly refreshToken?: string;
  /** In cookie mode: proves to the API that a page of the site asks. */
  readonly csrfToken?: string;
}

/** Keeps the tokens of a login. Each refresh replaces them: the former refresh token is void. */
export interface TokenStore {
  read(): Tokens | null | Promise<Tokens | null>;
  /** @param tokens null after the end of a login */
  write(tokens: Tokens | null): void | Promise<void>;
}

/** Keeps tokens as long as the program runs or the page is open. */
export function memoryTokens(tokens: Tokens | null = null): TokenStore {
  let kept = tokens;
  return {
    read: () => kept,
    write: (next) => {
      kept = next;
    },
  };
}

/** The CSRF token that a page finds after a reload, in the cookie beside that of the refresh token. */
export function findCsrfCookie(): string | null {
  const page = globalThis as { readonly document?: { readonly cookie: string } };
  const cookies = page.document?.cookie.split('; ') ?? [];
  const value = cookies.find((cookie) => cookie.startsWith('csrf_token='))?.slice('csrf_token='.length);
  return value ? decodeURIComponent(value) : null;
}
