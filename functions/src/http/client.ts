import type { Request } from 'express';
import type { Mac } from '../shared/index.js';

const MAX_USER_AGENT_LENGTH = 200;

/** Where a request comes from, in the form that may be stored: the address only as a keyed hash. */
export function clientOf(req: Request, ipMac: Mac): { ipHash: string; userAgent: string } {
  return {
    ipHash: ipMac(req.ip ?? 'local'),
    userAgent: (req.get('user-agent') ?? '').slice(0, MAX_USER_AGENT_LENGTH),
  };
}
