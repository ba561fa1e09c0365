import { z } from 'zod';
import {
  asItIs,
  cachePublicly,
  defineRoute,
  NO_COST,
  PUBLIC_READ,
  type Route,
  sendRendered,
} from '../../http/index.js';
import type { Keyring } from './keyring.js';

/** How long other services may keep the public keys, in seconds. */
const JWKS_MAX_AGE_SECONDS = 300;

const jwksJson = z
  .object({
    keys: z.array(
      z.object({
        kty: z.literal('OKP'),
        crv: z.literal('Ed25519'),
        alg: z.literal('EdDSA'),
        use: z.literal('sig'),
        kid: z.string(),
        x: z.string(),
      }),
    ),
  })
  .meta({ id: 'Jwks' });

/** The route of the keys by which others verify access tokens. */
export function keyRoutes(keyring: Keyring): Route[] {
  const jwks = { keys: keyring.publicJwks };
  return [
    defineRoute({
      method: 'get',
      path: '/.well-known/jwks.json',
      summary: 'Public keys that verify access tokens (RFC 7517)',
      description:
        "Who verifies a token by these must check signature, `typ` `at+jwt`, `iss` (the site's origin), " +
        '`aud` (the origin and `/access`) and `exp`; ended sessions are not seen in it.',
      ...PUBLIC_READ,
      cost: NO_COST,
      isConstant: true,
      answer: { body: jwksJson, headers: ['ETag'] },
      handle: ({ res }) => {
        cachePublicly(res, `public, max-age=${String(JWKS_MAX_AGE_SECONDS)}`);
        sendRendered(res, jwks, asItIs);
      },
    }),
  ];
}
