import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** helmet's headers, as tight as an API allows. They are the same for every answer, so helmet is asked once. */
export function securityHeaders(): RequestHandler {
  const headers = new Map<string, string>();
  const answer: Pick<ServerResponse, 'removeHeader'> & { setHeader(name: string, value: string): void } = {
    setHeader: (name, value) => headers.set(name, value),
    removeHeader: (name) => headers.delete(name),
  };
  // Nothing of the request is read, and of the answer these two are called.
  protect({} as unknown as IncomingMessage, answer as ServerResponse, () => undefined);
  return (_req, res, next) => {
    res.setHeaders(headers);
    next();
  };
}

const protect = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  },
  // Pages of the allowed origins read the API from elsewhere; CORS decides who may.
  crossOriginResourcePolicy: { policy: 'cross-origin' },
  // Whether all subdomains speak HTTPS, the deployer knows (docs/DEPLOY.md).
  strictTransportSecurity: { includeSubDomains: false },
});
