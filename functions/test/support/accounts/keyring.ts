import { generateKeyPairSync } from 'node:crypto';

/** A private Ed25519 key as a JWK, in the form of JWT_KEYRING. */
export interface PrivateJwk {
  readonly kid: string;
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
  readonly d: string;
  /** Seconds since 1970. */
  readonly active_from?: number;
}

/** A new random key named `kid`, which signs from `activeFrom` on, or at once. */
export function buildJwk(kid: string, activeFrom?: Date): PrivateJwk {
  const { x, d } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  if (x === undefined || d === undefined) throw new Error('no Ed25519 key');
  const active = activeFrom && { active_from: Math.floor(activeFrom.getTime() / 1000) };
  return { kid, kty: 'OKP', crv: 'Ed25519', x, d, ...active };
}
