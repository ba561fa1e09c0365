import type { IncomingMessage } from 'node:http';
import { AppError, ERROR_CODES } from '../errors/index.js';
import { cameThroughHosting } from '../http/index.js';

/** The site's own pages: one for a message that has arrived, and one with a part for each thing that may be wrong. */
const SENT_PAGE = '/contact/sent';
const REFUSED_PAGE = '/contact/refused';

/** Fields of the form that the page about refusals has a part for. */
const FIELDS = ['name', 'email', 'subject', 'message', 'email_again'];

/** What a form asks for by the address that it is posted to. */
export interface WantedPages {
  readonly next?: string | undefined;
  readonly next_if_refused?: string | undefined;
}

type Asked = Pick<IncomingMessage, 'headers'>;

/** The pages that plain forms lead to: of the site itself and of origins that may call the API, and no others. */
export class FormPages {
  private readonly origins: ReadonlySet<string>;

  /** @param siteUrl what paths are taken relative to */
  constructor(
    private readonly siteUrl: string,
    others: readonly string[],
  ) {
    this.origins = new Set([new URL(siteUrl).origin, ...others]);
  }

  /** Whether a form may lead there: `address` as browsers read it, in which slashes and what looks like them may lead elsewhere. */
  isAllowed(address: string): boolean {
    return this.resolve(address) !== null;
  }

  /** Of a form that was carried out. */
  sent(req: Asked, { next }: WantedPages): string {
    return this.resolve(next)?.href ?? this.ownPage(req, SENT_PAGE);
  }

  /**
   * Of one that was refused. The fragment says why: a field of the form, `page`, `elsewhere`, `form`, `too-many`, `too-large` or
   * `unavailable`.
   */
  refused(req: Asked, { next_if_refused: wanted }: WantedPages, error: AppError): string {
    const why = `#${reasonOf(error)}`;
    const page = this.resolve(wanted);
    if (!page) return this.ownPage(req, REFUSED_PAGE + why);
    page.hash = why;
    return page.href;
  }

  /**
   * Refuses a form of a page that is neither of the site nor of an origin that may call the API: its senders know nothing of it. Browsers of
   * before name no site, and pages that hide where they are no origin.
   *
   * @throws AppError permission-denied
   * @see https://www.w3.org/TR/fetch-metadata/
   */
  requireKnownPage({ headers }: Asked): void {
    const { origin = 'null', 'sec-fetch-site': site } = headers;
    if (this.origins.has(origin) || site === 'same-origin' || site === 'none') return;
    if (site !== 'cross-site' && origin === 'null') return;
    throw new AppError({
      code: 'permission-denied',
      message:
        "The form is on a page of another site. Name that page's origin in CORS_ORIGINS, and let the page tell it (no Referrer-Policy: no-referrer).",
    });
  }

  /** What is at the function's own address has none of the site's pages beside it. */
  private ownPage(req: Asked, path: string): string {
    return cameThroughHosting(req) ? path : new URL(path, this.siteUrl).href;
  }

  private resolve(address: unknown): URL | null {
    const url = typeof address === 'string' ? URL.parse(address, this.siteUrl) : null;
    // The origin of a blob: is that of whoever made it.
    const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
    const isOurs = isWeb && this.origins.has(url.origin) && url.username + url.password === '';
    return isOurs ? url : null;
  }
}

function reasonOf({ code, errors = [] }: AppError): string {
  const names = errors.map(({ pointer }) => pointer.slice(1));
  const { httpStatus } = ERROR_CODES[code];
  if (httpStatus >= 500) return 'unavailable';
  if (code === 'permission-denied') return 'elsewhere';
  if (code === 'resource-exhausted') return 'too-many';
  if (code === 'payload-too-large') return 'too-large';
  if (names.some((name) => name.startsWith('next'))) return 'page';
  return FIELDS.find((field) => names.includes(field)) ?? 'form';
}
