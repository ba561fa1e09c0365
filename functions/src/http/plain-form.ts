import type { Request, Response } from 'express';
import type { AppError } from '../errors/index.js';

/** What browsers send of a form without a script. */
export const FORM_TYPE = 'application/x-www-form-urlencoded';

/** The page that the sender of a plain form is led to when it is refused: who sends one sees pages, and no JSON. */
export type RefusalPage = (req: Request, error: AppError) => string;

/** Whether a request brings a plain form. */
export function isPlainForm(req: Request): boolean {
  return req.is(FORM_TYPE) === FORM_TYPE;
}

/**
 * Leads the sender of a plain form to a page.
 *
 * @param address a path of the site, or an absolute address
 * @param headers more of the answer, such as those of a refusal
 */
export function leadTo(res: Response, address: string, headers: AppError['headers'] = {}): void {
  res
    .status(303)
    .set({ 'Cache-Control': 'no-store', ...headers, Location: address })
    .end();
}

/** The page of a refusal; undefined where it is answered by a problem document. */
export function refusalPageOf(error: AppError, req: Request, res: Response): string | undefined {
  const route = res.locals['route'] as { readonly refusalPage?: RefusalPage } | undefined;
  return route?.refusalPage && isPlainForm(req) ? route.refusalPage(req, error) : undefined;
}
