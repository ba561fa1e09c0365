import { ERROR_CODES, type AppError } from '../errors/index.js';

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
  sent({ next }: WantedPages): string {
    return this.resolve(next)?.href ?? SENT_PAGE;
  }

  /** Of one that was refused. The fragment says why: a field of the form, `page`, `form`, `too-many`, `too-large` or `unavailable`. */
  refused({ next_if_refused: wanted }: WantedPages, error: AppError): string {
    const why = `#${reasonOf(error)}`;
    const page = this.resolve(wanted);
    if (!page) return REFUSED_PAGE + why;
    page.hash = why;
    return page.href;
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
  if (code === 'resource-exhausted') return 'too-many';
  if (code === 'payload-too-large') return 'too-large';
  if (names.some((name) => name.startsWith('next'))) return 'page';
  return FIELDS.find((field) => names.includes(field)) ?? 'form';
}
