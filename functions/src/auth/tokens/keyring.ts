import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import type { KeyringJwks } from '../../config/index.js';
import type { Clock } from '../../platform/index.js';

/** The kinds of token; each has its own keys, audience and `typ`. */
export type TokenKind = keyof KeyringJwks;

interface Key {
  readonly kid: string;
  /** When it begins to sign, in seconds since 1970. */
  readonly activeFrom: number;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/**
 * Signing and verification keys of each kind of token, by kid. All verify; the newest that is active signs. A new key is
 * published before it is active, so that no instance or service meets a token of a key that it does not know.
 *
 * @see docs/adr/0011-key-rotation.md
 */
export class Keyring {
  private readonly keys: Record<TokenKind, Map<string, Key>>;
  /**
   * Public halves of the access keys as other services fetch them (RFC 7517, RFC 8037), the newest first, those that are
   * not active yet included.
   */
  readonly publicJwks;

  constructor(
    jwks: KeyringJwks,
    private readonly clock: Clock,
  ) {
    this.keys = { access: keysOf(jwks.access), refresh: keysOf(jwks.refresh) };
    const traits = { alg: 'EdDSA', use: 'sig' } as const;
    this.publicJwks = jwks.access.map(({ kty, crv, kid, x }) => ({ kty, crv, ...traits, kid, x }));
  }

  /**
   * The key that signs new tokens: the newest that is active now. When none is, the oldest: every instance that has this
   * keyring knows it, and a site that issues no token helps nobody.
   */
  newest(kind: TokenKind): Key {
    const keys = [...this.keys[kind].values()];
    const nowSeconds = this.clock.now().getTime() / 1000;
    const key = keys.find(({ activeFrom }) => activeFrom <= nowSeconds) ?? keys.at(-1);
    if (!key) throw new Error(`JWT_KEYRING has no ${kind} key`);
    return key;
  }

  /** The key named exactly `kid`, or undefined when there is none or it was removed. */
  find(kind: TokenKind, kid: string): Key | undefined {
    return this.keys[kind].get(kid);
  }
}

function keysOf(jwks: KeyringJwks[TokenKind]): Map<string, Key> {
  return new Map(
    jwks.map(({ kid, kty, crv, x, d, active_from: activeFrom = 0 }) => {
      const privateKey = createPrivateKey({ key: { kty, crv, x, d }, format: 'jwk' });
      const publicKey = createPublicKey({ key: { kty, crv, x }, format: 'jwk' });
      return [kid, { kid, activeFrom, privateKey, publicKey }];
    }),
  );
}
