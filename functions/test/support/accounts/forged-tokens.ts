import { createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import type { PrivateJwk } from './keyring.js';

/** JSON of a token's header or payload, well-formed or not. */
export type Json = Readonly<Record<string, unknown>>;

/** Makes a signature over a token's first two parts. */
export type Signer = (input: Buffer) => Buffer | string;

/** The running suite's signing keys, the newest first. */
export function suiteKeyring(): { readonly access: PrivateJwk[]; readonly refresh: PrivateJwk[] } {
  return JSON.parse(process.env['JWT_KEYRING'] ?? '{}') as ReturnType<typeof suiteKeyring>;
}

/** The suite's newest key of a kind. */
export function suiteKey(kind: 'access' | 'refresh'): {
  jwk: PrivateJwk;
  privateKey: KeyObject;
  publicKey: KeyObject;
} {
  const [jwk] = suiteKeyring()[kind];
  if (!jwk) throw new Error(`JWT_KEYRING has no ${kind} key`);
  const privateKey = createPrivateKey({ key: { ...jwk }, format: 'jwk' });
  return { jwk, privateKey, publicKey: createPublicKey(privateKey) };
}

/** Signs as the suite does, with its own key of that kind unless another is given. */
export function ed25519(key: 'access' | 'refresh' | KeyObject): Signer {
  const privateKey = typeof key === 'string' ? suiteKey(key).privateKey : key;
  return (input) => sign(null, input, privateKey);
}

/** A compact token of any header and payload; no library that would refuse to make a bad one. */
export function compact(header: Json, payload: Json | string, signer: Signer): string {
  const input = `${encode(header)}.${encode(payload)}`;
  const signature = signer(Buffer.from(input));
  return `${input}.${typeof signature === 'string' ? signature : signature.toString('base64url')}`;
}

/** A token's header and payload. */
export function decodeToken(token: string): { header: Json; payload: Json; signature: string } {
  const [header = '', payload = '', signature = ''] = token.split('.');
  return { header: decode(header), payload: decode(payload), signature };
}

/**
 * A genuine token with some of its header and payload replaced, signed again with the suite's own key: only what was
 * replaced can be the reason for a refusal. `undefined` removes a member.
 */
export function resign(
  token: string,
  { header = {}, payload = {} }: { header?: Json; payload?: Json },
  signer: Signer = ed25519('access'),
): string {
  const genuine = decodeToken(token);
  return compact({ ...genuine.header, ...header }, { ...genuine.payload, ...payload }, signer);
}

function encode(part: Json | string): string {
  return Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url');
}

function decode(part: string): Json {
  return JSON.parse(Buffer.from(part, 'base64url').toString()) as Json;
}
