import { generateKeyPairSync } from 'node:crypto';

/** A private Ed25519 key as a JWK, in the form of JWT_KEYRING. */
export interface PrivateJwk {
  readonly kid: string;
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
  readonly d: string;
}

/** A new random key named `kid`. */
export function buildJwk(kid: string): PrivateJwk {
  const { x, d } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  if (x === undefined || d === undefined) throw new Error('no Ed25519 key');
  return { kid, kty: 'OKP', crv: 'Ed25519', x, d };
}
