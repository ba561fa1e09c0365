/**
 * Each forgery at one route, and at every other one those that are found out at another place: by the signature, by the claims,
 * by the database. All routes have their tokens checked by the same code.
 */
import { createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { PROTECTED_ROUTES, pathOf } from '../support/http/routes.js';
import { createAccount, logIn, readProfile } from '../support/accounts/accounts.js';
import { call } from '../support/http/api.js';
import { environment } from '../support/suite/environment.js';
import {
  compact,
  decodeToken,
  ed25519,
  resign,
  suiteKey,
  type Json,
  type Signer,
} from '../support/accounts/forged-tokens.js';
import { expectTokenRefused } from '../support/http/problems.js';

const { jwk, publicKey } = suiteKey('access');
const thief = generateKeyPairSync('ed25519');
const thiefJwk = thief.publicKey.export({ format: 'jwk' });
const nowSeconds = () => Math.floor(Date.now() / 1000);

/** Makes one forgery from an admin's genuine access token. */
type Forge = (token: string) => string;

const withHeader =
  (header: Json, signer?: Signer): Forge =>
  (token) =>
    resign(token, { header }, signer);
const withClaims =
  (claims: (genuine: Json) => Json): Forge =>
  (token) =>
    resign(token, { payload: claims(decodeToken(token).payload) });

const hs256 =
  (secret: string | Buffer): Signer =>
  (input) =>
    createHmac('sha256', secret).update(input).digest();
const withSignature = (signature: string): Forge => {
  return (token) => [...token.split('.').slice(0, 2), signature].join('.');
};
const es256 = (key: KeyObject): Signer => {
  return (input) => sign('sha256', input, { key, dsaEncoding: 'ieee-p1363' });
};

const spkiPem = publicKey.export({ format: 'pem', type: 'spki' });
const spkiDer = publicKey.export({ format: 'der', type: 'spki' });

const algorithms: Record<string, Forge> = {
  ...Object.fromEntries(
    ['none', 'None', 'NONE', 'nOnE', 'NonE'].flatMap((alg): [string, Forge][] => [
      [`alg ${alg} without a signature`, withHeader({ alg }, () => '')],
      [`alg ${alg} with the genuine token's signature`, withHeader({ alg })],
    ]),
  ),
  'alg none and no kid': withHeader({ alg: 'none', kid: undefined }, () => ''),
  'no alg': withHeader({ alg: undefined }),
  'alg null': withHeader({ alg: null }),
  'alg as an array': withHeader({ alg: ['EdDSA'] }),
  'alg in lower case': withHeader({ alg: 'eddsa' }),
  'HS256 with the public key as PEM': withHeader({ alg: 'HS256' }, hs256(spkiPem)),
  'HS256 with the public key as trimmed PEM': withHeader({ alg: 'HS256' }, hs256(spkiPem.trim())),
  'HS256 with the public key as DER': withHeader({ alg: 'HS256' }, hs256(spkiDer)),
  'HS256 with the public key as raw bytes': withHeader(
    { alg: 'HS256' },
    hs256(Buffer.from(jwk.x, 'base64url')),
  ),
  'HS256 with the public key as in JWKS': withHeader({ alg: 'HS256' }, hs256(jwk.x)),
  'HS256 with a blank secret': withHeader({ alg: 'HS256' }, hs256('')),
  'ES256 with a key of its own': withHeader(
    { alg: 'ES256' },
    es256(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey),
  ),
  'ES256 over our signature': withHeader({ alg: 'ES256' }),
  'RS256 with a key of its own': withHeader({ alg: 'RS256' }, (input) =>
    sign('sha256', input, generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey),
  ),
};

const keys: Record<string, Forge> = {
  'a foreign key under our kid': withHeader({}, ed25519(thief.privateKey)),
  'a foreign key embedded as jwk': withHeader({ jwk: thiefJwk }, ed25519(thief.privateKey)),
  'a foreign key embedded as jwk, and no kid': withHeader(
    { jwk: thiefJwk, kid: undefined },
    ed25519(thief.privateKey),
  ),
  'our own key embedded as jwk': withHeader({ jwk: { kty: 'OKP', crv: 'Ed25519', x: jwk.x } }),
  ...Object.fromEntries(
    Object.entries({
      jku: 'https://thief.test/jwks.json',
      x5u: 'https://thief.test/certificate.pem',
      x5c: ['MIIB'],
      crit: ['exp'],
    }).map(([name, value]) => [`the header ${name}`, withHeader({ [name]: value })]),
  ),
  'an unknown critical header': withHeader({ crit: ['urn:firefolio:unknown'], 'urn:firefolio:unknown': 1 }),
  'an empty crit': withHeader({ crit: [] }),
  'an unencoded payload (RFC 7797)': withHeader({ crit: ['b64'], b64: false }),
  'no kid': withHeader({ kid: undefined }),
  ...Object.fromEntries(
    [
      '',
      'unknown',
      `${jwk.kid} `,
      jwk.kid.toUpperCase() === jwk.kid ? jwk.kid.toLowerCase() : jwk.kid.toUpperCase(),
      '../../../../dev/null',
      `../${jwk.kid}`,
      '/dev/null',
      '__proto__',
      'constructor',
      "' OR 1=1 --",
      '0',
      'a\u0000b',
      [jwk.kid],
      [],
      null,
      0,
      true,
      { toString: jwk.kid },
    ].map((kid) => [`kid ${JSON.stringify(kid)}`, withHeader({ kid })]),
  ),
  "the refresh key's kid": withHeader({ kid: suiteKey('refresh').jwk.kid }),
  'the refresh key and its kid': withHeader({ kid: suiteKey('refresh').jwk.kid }, ed25519('refresh')),
};

const typesAndSignatures: Record<string, Forge> = {
  ...Object.fromEntries(
    [undefined, null, '', 'JWT', 'rt+jwt', 'at+JWT2', ['at+jwt']].map((typ) => [
      `typ ${JSON.stringify(typ)}`,
      withHeader({ typ }),
    ]),
  ),
  'an empty signature': withSignature(''),
  'no signature part': (token) => token.split('.').slice(0, 2).join('.'),
  'the signature null': withSignature('null'),
  'a signature of zeros': withSignature(Buffer.alloc(64).toString('base64url')),
  'a shortened signature': (token) => token.slice(0, -4),
  'a lengthened signature': (token) => `${token}AAAA`,
  "another token's signature": (token) =>
    withSignature(decodeToken(resign(token, { payload: { jti: 'another' } })).signature)(token),
  'a changed payload under the old signature': (token) => {
    const [header = '', , signature = ''] = token.split('.');
    const payload = Buffer.from(JSON.stringify({ ...decodeToken(token).payload, sub: 'x' }));
    return [header, payload.toString('base64url'), signature].join('.');
  },
  'a fourth part': (token) => `${token}.AAAA`,
  'a payload that is no JSON': (token) => compact(decodeToken(token).header, 'not JSON', ed25519('access')),
  ...Object.fromEntries(
    ['[]', 'null', '"text"', '1', ''].map((payload): [string, Forge] => [
      `the payload ${payload}`,
      (token) => compact(decodeToken(token).header, payload, ed25519('access')),
    ]),
  ),
  garbage: () => 'garbage',
  'two dots': () => '..',
  'a JWE of five parts': (token) => `${token}.AAAA.AAAA`,
  'an oversized token': withHeader({ padding: 'x'.repeat(6_000) }),
  JSON: () => '{"alg":"none"}',
};

const times: Record<string, Forge> = {
  'an expired token': withClaims(() => ({ iat: nowSeconds() - 1_000, exp: nowSeconds() - 61 })),
  'exp 0': withClaims(() => ({ exp: 0 })),
  'a negative exp': withClaims(() => ({ exp: -1 })),
  'a future iat': withClaims(() => ({ iat: nowSeconds() + 90 })),
  'a far future iat': withClaims(() => ({ iat: nowSeconds() + 86_400, exp: nowSeconds() + 90_000 })),
  'a future nbf': withClaims(() => ({ nbf: nowSeconds() + 90 })),
  ...Object.fromEntries(
    ['iat', 'exp', 'auth_time'].flatMap((claim) => [
      [`a fractional ${claim}`, withClaims((genuine) => ({ [claim]: Number(genuine[claim]) + 0.5 }))],
      [`${claim} as a string`, withClaims((genuine) => ({ [claim]: String(genuine[claim]) }))],
      [`${claim} null`, withClaims(() => ({ [claim]: null }))],
      [`${claim} as an array`, withClaims((genuine) => ({ [claim]: [genuine[claim]] }))],
      [`${claim} beyond safe integers`, withClaims(() => ({ [claim]: 1e300 }))],
    ]),
  ),
};

const claims: Record<string, Forge> = {
  ...Object.fromEntries(
    ['iss', 'aud', 'sub', 'iat', 'exp', 'jti', 'sid', 'role', 'auth_time'].map((claim) => [
      `no ${claim}`,
      withClaims(() => ({ [claim]: undefined })),
    ]),
  ),
  ...Object.fromEntries(
    ['https://thief.test', '', null, [], { toString: 'x' }].map((iss) => [
      `iss ${JSON.stringify(iss)}`,
      withClaims(() => ({ iss })),
    ]),
  ),
  'iss with a slash more': withClaims(({ iss }) => ({ iss: `${String(iss)}/` })),
  'aud of the refresh tokens': withClaims(({ iss }) => ({ aud: `${String(iss)}/refresh` })),
  'aud of another site': withClaims(() => ({ aud: 'https://thief.test/access' })),
  'aud as an array': withClaims(({ aud }) => ({ aud: [aud] })),
  'aud as an array with another': withClaims(({ aud }) => ({ aud: ['https://thief.test', aud] })),
  'aud null': withClaims(() => ({ aud: null })),
  'sub as an object': withClaims(({ sub }) => ({ sub: { id: sub } })),
  'sub as an array': withClaims(({ sub }) => ({ sub: [sub] })),
  'sub as a number': withClaims(() => ({ sub: 1 })),
  'an empty sub': withClaims(() => ({ sub: '' })),
  'sub as a path': withClaims(({ sub }) => ({ sub: `x/y/${String(sub)}` })),
  'a sub that no account has': withClaims(() => ({ sub: 'nobody' })),
  'jti as an object': withClaims(({ jti }) => ({ jti: { id: jti } })),
  'jti as a path': withClaims(({ jti }) => ({ jti: `a/b/${String(jti)}` })),
  ...Object.fromEntries(
    [null, '', '0', -1, 0.5, [0], 1e300].map((tva) => [
      `tva ${JSON.stringify(tva)}`,
      withClaims(() => ({ tva })),
    ]),
  ),
  'tva of an end of all sessions that never was': withClaims(() => ({ tva: Date.now() })),
  'an unknown role': withClaims(() => ({ role: 'owner' })),
  'role as an array': withClaims(() => ({ role: ['admin'] })),
};

/** One for each place where a token is found out: before its claims are looked at, by them, and by what is stored. */
const EVERYWHERE = ['a foreign key under our kid', 'an expired token', 'a sub that no account has'].map(
  (name): [string, Forge] => {
    const forge = { ...keys, ...times, ...claims }[name];
    if (!forge) throw new Error(`there is no forgery "${name}"`);
    return [name, forge];
  },
);

let token: string;

beforeAll(async () => {
  token = (await logIn(await createAccount({ role: 'admin' }))).access_token;
});

test('the genuine token is accepted, and so is one that these tests signed again unchanged', async () => {
  expect(await readProfile(token)).toMatchObject({ status: 200 });
  expect(await readProfile(resign(token, {}))).toMatchObject({ status: 200 });
});

test('clocks may differ by half a minute', async () => {
  const late = withClaims(() => ({ iat: nowSeconds() + 15 }))(token);
  expect(await readProfile(late)).toMatchObject({ status: 200 });
});

describe.each(Object.entries({ algorithms, keys, typesAndSignatures, times, claims }))(
  '%s',
  (_kind, forgeries) => {
    test.each(Object.entries(forgeries))('%s is refused', async (_name, forge) => {
      expectTokenRefused(await readProfile(forge(token)));
    });
  },
);

describe.each(PROTECTED_ROUTES)('$name', ({ method, pattern }) => {
  test.each(EVERYWHERE)('refuses %s', async (_name, forge) => {
    const answer = await call(pathOf(pattern), {
      method,
      token: forge(token),
      baseUrl: environment.functionUrl,
    });
    expectTokenRefused(answer);
  });
});
