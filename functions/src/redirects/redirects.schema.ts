import { z } from 'zod';
import { documentId, goesAlone, pageQuery, searchedText, webAddress } from '../shared/index.js';
import { MAX_ADDRESS, redirectKey, REDIRECT_STATUSES } from './redirect.js';

/** What follows `?` or `#` does not count. */
const PATH = /^\/(?!\/)[^\s\\?#\p{Cc}]*$/u;

const from = z
  .string()
  .max(MAX_ADDRESS)
  .regex(PATH, { error: 'must be a path of this site without ? and #, such as /2014/05/hello', abort: true })
  .refine((path) => redirectKey(path) !== null, 'is the first page, of the API, too long, or can’t be read')
  .describe('A path of this site. `/old`, `/Old/` and `/old.html` are the same');

const to = webAddress(MAX_ADDRESS)
  .refine((url) => !/^https?:\/\/[^/]*@/.test(url), 'must have no user and password')
  .describe('A path of this site, or a URL');

const status = z.literal(REDIRECT_STATUSES).describe('301 and 308 for good, 302 and 307 for the time being');

/** Body of POST /admin/api/redirects. */
export const createRedirectBody = z
  .strictObject({ from, to, status: status.default(308) })
  .refine((body) => !isSameAddress(body), { path: ['to'], error: 'is the address itself' });

/** Body of PATCH /admin/api/redirects/:id. */
export const updateRedirectBody = z
  .strictObject({ to, status })
  .partial()
  .refine((body) => Object.keys(body).length > 0, 'must have at least one field to change');

/** Path of one redirect. */
export const redirectParams = z.object({ id: documentId });

/** Query of GET /admin/api/redirects. */
export const redirectsQuery = z
  .object({
    ...pageQuery,
    q: searchedText.optional().describe('How either address, or a word in it, begins'),
    from: from.optional().describe('That of this address, however it is spelled; goes with no other filter'),
  })
  .refine((query) => goesAlone(query, 'from'), { path: ['from'], message: 'goes with no other filter' });

/** What redirects are asked for. */
export type RedirectsQuery = z.output<typeof redirectsQuery>;

function isSameAddress(body: { readonly from: string; readonly to: string }): boolean {
  return body.to.startsWith('/') && redirectKey(body.to) === redirectKey(body.from);
}
