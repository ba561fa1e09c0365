import type { RequestHandler, Response } from 'express';

/** The function's own address when deployed, besides that of its service: its paths begin with its name. */
const CLOUD_FUNCTIONS = '.cloudfunctions.net';
const DEPLOYED_PATH = '/api';

/**
 * Notes what stood before the app's path in the address that a client has used. At the function's own address the platform
 * takes it away and does not tell the app of it; whoever comes through Hosting is named by `X-Forwarded-Host`.
 *
 * @param emulatedPath where the Functions emulator has the function, such as `/demo-firefolio/us-central1/api`; undefined elsewhere
 */
export function functionAddress(emulatedPath: string | undefined): RequestHandler {
  return (req, res, next) => {
    const host = req.get('x-forwarded-host') ?? req.get('host') ?? '';
    const isThroughHosting = req.get('x-forwarded-host') !== undefined;
    if (emulatedPath !== undefined && !isThroughHosting) res.locals['pathBefore'] = emulatedPath;
    else if (host.endsWith(CLOUD_FUNCTIONS)) res.locals['pathBefore'] = DEPLOYED_PATH;
    next();
  };
}

/** A path of the app as the client of `res` has to ask for it. @param path such as `/api/posts/hello` */
export function pathForClient(res: Response, path: string): string {
  return `${(res.locals['pathBefore'] as string | undefined) ?? ''}${path}`;
}
