import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import type { KeyringJwks } from '../config/index.js';

/** The kinds of token; each has its own keys, audience and `typ`. */
export type TokenKind = keyof KeyringJwks;

/** A public key as other services fetch it (RFC 7517, RFC 8037). */
export interface PublicJwk {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly alg: 'EdDSA';
  readonly use: 'sig';
  readonly kid: string;
  readonly x: string;
}

interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
}

/** Signing and verification keys of each kind of token, by kid. The newest key signs, all verify. */
export class Keyring {
  private readonly signing: Record<TokenKind, Map<string, SigningKey>>;
  private readonly verifying: Record<TokenKind, Map<string, KeyObject>>;
  /** Public halves of the access keys, the newest first. */
  readonly publicJwks: readonly PublicJwk[];

  constructor(jwks: KeyringJwks) {
    this.signing = { access: signingKeys(jwks.access), refresh: signingKeys(jwks.refresh) };
    this.verifying = { access: publicKeys(jwks.access), refresh: publicKeys(jwks.refresh) };
    this.publicJwks = jwks.access.map(({ kty, crv, kid, x }) => ({
      kty,
      crv,
      alg: 'EdDSA',
      use: 'sig',
      kid,
      x,
    }));
  }

  /** The key that signs new tokens. */
  newest(kind: TokenKind): SigningKey {
    const [first] = this.signing[kind].values();
    if (!first) throw new Error(`JWT_KEYRING has no ${kind} key`);
    return first;
  }

  /** The signing key named `kid`, or undefined when it was removed. */
  signingKey(kind: TokenKind, kid: string): SigningKey | undefined {
    return this.signing[kind].get(kid);
  }

  /** The public key named exactly `kid`, or undefined. */
  verificationKey(kind: TokenKind, kid: string): KeyObject | undefined {
    return this.verifying[kind].get(kid);
  }
}

function signingKeys(jwks: KeyringJwks[TokenKind]): Map<string, SigningKey> {
  return new Map(
    jwks.map(({ kid, kty, crv, x, d }) => [
      kid,
      { kid, privateKey: createPrivateKey({ key: { kty, crv, x, d }, format: 'jwk' }) },
    ]),
  );
}

function publicKeys(jwks: KeyringJwks[TokenKind]): Map<string, KeyObject> {
  return new Map(
    jwks.map(({ kid, kty, crv, x }) => [kid, createPublicKey({ key: { kty, crv, x }, format: 'jwk' })]),
  );
}
