import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import type { KeyringJwks } from '../../config/index.js';
import type { Clock } from '../../platform/index.js';

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
  /** Seconds since 1970. */
  readonly activeFrom: number;
  readonly privateKey: KeyObject;
}

/**
 * Signing and verification keys of each kind of token, by kid. All verify; the newest that is active signs. A new key is
 * published before it is active, so that no instance or service meets a token of a key that it does not know.
 *
 * @see docs/adr/0011-key-rotation.md
 */
export class Keyring {
  private readonly signing: Record<TokenKind, Map<string, SigningKey>>;
  private readonly verifying: Record<TokenKind, Map<string, KeyObject>>;
  /** Public halves of the access keys, the newest first, those that are not active yet included. */
  readonly publicJwks: readonly PublicJwk[];

  constructor(
    jwks: KeyringJwks,
    private readonly clock: Clock,
  ) {
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

  /**
   * The key that signs new tokens: the newest that is active now. When none is, the oldest: every instance that has this
   * keyring knows it, and a site that issues no token helps nobody.
   */
  newest(kind: TokenKind): SigningKey {
    const keys = [...this.signing[kind].values()];
    const nowSeconds = this.clock.now().getTime() / 1000;
    const key = keys.find(({ activeFrom }) => activeFrom <= nowSeconds) ?? keys.at(-1);
    if (!key) throw new Error(`JWT_KEYRING has no ${kind} key`);
    return key;
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
    jwks.map(({ kid, kty, crv, x, d, active_from: activeFrom = 0 }) => [
      kid,
      { kid, activeFrom, privateKey: createPrivateKey({ key: { kty, crv, x, d }, format: 'jwk' }) },
    ]),
  );
}

function publicKeys(jwks: KeyringJwks[TokenKind]): Map<string, KeyObject> {
  return new Map(
    jwks.map(({ kid, kty, crv, x }) => [kid, createPublicKey({ key: { kty, crv, x }, format: 'jwk' })]),
  );
}
