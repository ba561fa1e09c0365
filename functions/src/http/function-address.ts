import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { RequestHandler, Response } from 'express';

/** The function's own address when deployed, besides that of its service: its paths begin with its name. */
const CLOUD_FUNCTIONS = '.cloudfunctions.net';
const DEPLOYED_PATH = '/api';

/**
 * Tells what stood before the app's path in the address that a client has used. At the function's own address the platform
 * takes it away and does not tell the app of it; whoever comes through Hosting is named by `X-Forwarded-Host`.
 */
export class FunctionAddress {
  /** @param emulatedPath where the Functions emulator has the function, such as `/demo-firefolio/us-central1/api`; undefined elsewhere */
  constructor(private readonly emulatedPath: string | undefined) {}

  /** Empty where nothing did. */
  pathBefore({ host = '', 'x-forwarded-host': hostingHost }: IncomingHttpHeaders): string {
    if (this.emulatedPath !== undefined) return hostingHost === undefined ? this.emulatedPath : '';
    return String(hostingHost ?? host).endsWith(CLOUD_FUNCTIONS) ? DEPLOYED_PATH : '';
  }
}

/** Whether a request came through Hosting, whose paths are the site's own: elsewhere there are none of its pages. */
export function cameThroughHosting({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return headers['x-forwarded-host'] !== undefined;
}

/** Notes it for pathForClient. */
export function functionAddress(address: FunctionAddress): RequestHandler {
  return (req, res, next) => {
    res.locals['pathBefore'] = address.pathBefore(req.headers);
    next();
  };
}

/** A path of the app as the client of `res` has to ask for it. @param path such as `/api/posts/hello` */
export function pathForClient(res: Response, path: string): string {
  return `${(res.locals['pathBefore'] as string | undefined) ?? ''}${path}`;
}
