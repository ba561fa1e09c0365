import { createPrivateKey } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { SignJWT, UnsecuredJWT } from 'jose';
import { AppError } from '../../errors/index.js';
import { buildJwk } from '../../../test/support/accounts/keyring.js';
import { Keyring } from './keyring.js';
import { CLOCK_SKEW_SECONDS, Tokens, type AccessClaims, type RefreshClaims } from './tokens.js';

const ISSUER = 'https://site.test';
const NOW = 1_777_636_800;

const jwks = { access: [buildJwk('a2'), buildJwk('a1')], refresh: [buildJwk('r2'), buildJwk('r1')] };
const [newest, older] = jwks.access;
const keyring = new Keyring(jwks, clock(NOW));

const ACCESS: AccessClaims = {
  sub: 'user',
  jti: 'family.1',
  sid: 'family',
  role: 'editor',
  iat: NOW,
  exp: NOW + 900,
  auth_time: NOW,
};
const REFRESH: RefreshClaims = {
  sub: 'user',
  jti: 'id',
  sid: 'family',
  seq: 1,
  iat: NOW,
  exp: NOW + 2_592_000,
};
const REGISTERED = { iss: ISSUER, aud: `${ISSUER}/access` };

describe('a signed token', () => {
  test('verifies to its claims', async () => {
    const tokens = at(NOW);
    expect(await tokens.verify('access', await tokens.sign('access', ACCESS))).toEqual(ACCESS);
    expect(await tokens.verify('refresh', await tokens.sign('refresh', REFRESH, 'r2'))).toEqual(REFRESH);
  });

  test('is the same text for the same claims and key, whenever it is made', async () => {
    expect(await at(NOW).sign('refresh', REFRESH, 'r1')).toBe(
      await at(NOW + 9).sign('refresh', REFRESH, 'r1'),
    );
    expect(await at(NOW).sign('access', ACCESS)).toBe(await at(NOW + 9).sign('access', ACCESS));
  });

  test('says its kind and its key: access tokens the newest, refresh tokens the one asked for', async () => {
    expect(headerOf(await at(NOW).sign('access', ACCESS))).toEqual({
      alg: 'EdDSA',
      typ: 'at+jwt',
      kid: 'a2',
    });
    expect(headerOf(await at(NOW).sign('refresh', REFRESH, 'r1'))).toEqual({
      alg: 'EdDSA',
      typ: 'rt+jwt',
      kid: 'r1',
    });
  });

  test('can not be made with a key that was removed', async () => {
    await expect(at(NOW).sign('refresh', REFRESH, 'gone')).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  test.each([
    ['before its exp', NOW + 899, true],
    ['within the skew after its exp', NOW + 900 + CLOCK_SKEW_SECONDS - 1, true],
    ['past exp and skew', NOW + 900 + CLOCK_SKEW_SECONDS, false],
    ['within the skew before its iat', NOW - CLOCK_SKEW_SECONDS, true],
    ['earlier', NOW - CLOCK_SKEW_SECONDS - 1, false],
  ])('%s: at %d good is %s', async (_when, now, isGood) => {
    const verified = at(now).verify('access', await at(NOW).sign('access', ACCESS));
    await (isGood ? expect(verified).resolves.toEqual(ACCESS) : expectRefusal(verified));
  });

  test('of one kind is refused as the other', async () => {
    const tokens = at(NOW);
    await expectRefusal(tokens.verify('refresh', await tokens.sign('access', ACCESS)));
    await expectRefusal(tokens.verify('access', await tokens.sign('refresh', REFRESH, 'r2')));
  });

  test('is good under an older key, and refused once that is removed', async () => {
    const token = await forge(ACCESS, { kid: 'a1' }, older);
    await expect(at(NOW).verify('access', token)).resolves.toEqual(ACCESS);
    const rotated = new Keyring({ ...jwks, access: jwks.access.slice(0, 1) }, clock(NOW));
    await expectRefusal(new Tokens(rotated, ISSUER, clock(NOW)).verify('access', token));
  });
});

describe('a token that is not ours', () => {
  test.each<[string, () => Promise<string> | string]>([
    ['nothing', () => ''],
    ['text', () => 'a.b.c'],
    ['very long', () => 'a'.repeat(1_000_000)],
    ['unsigned', () => new UnsecuredJWT({ ...ACCESS, ...REGISTERED }).encode()],
    ['signed by an unknown key of a known kid', () => forge(ACCESS, {}, buildJwk('a2'))],
    ['signed by the refresh key', () => forge(ACCESS, { kid: 'r2' }, jwks.refresh[0])],
    ['without kid', () => forge(ACCESS, { kid: undefined })],
    ['of kid __proto__', () => forge(ACCESS, { kid: '__proto__' })],
    [
      'with its key in the header',
      () => forge(ACCESS, { jwk: { kty: 'OKP', crv: 'Ed25519', x: newest?.x } }),
    ],
    ['with a key address in the header', () => forge(ACCESS, { jku: `${ISSUER}/.well-known/jwks.json` })],
    ['of another type', () => forge(ACCESS, { typ: 'JWT' })],
    ['without exp', () => forge({ ...ACCESS, exp: undefined })],
    ['without auth_time', () => forge({ ...ACCESS, auth_time: undefined })],
    ['of a role that does not exist', () => forge({ ...ACCESS, role: 'owner' })],
    ['whose sub is an object', () => forge({ ...ACCESS, sub: { id: 'user' } })],
    ['whose sub is a path', () => forge({ ...ACCESS, sub: 'users/other' })],
    ['of another issuer', () => forge({ ...ACCESS, iss: 'https://evil.test' })],
    ['for another audience', () => forge({ ...ACCESS, aud: `${ISSUER}/refresh` })],
    ['for several audiences', () => forge({ ...ACCESS, aud: [`${ISSUER}/access`, 'https://evil.test'] })],
  ])('(%s) is refused', async (_what, make) => {
    await expectRefusal(at(NOW).verify('access', await make()));
  });

  test('is refused when its text was changed, or is another spelling of the same id', async () => {
    const token = await at(NOW).sign('access', ACCESS);
    for (const spelling of [
      `${token}=`,
      `${token}\n`,
      ` ${token}`,
      token.replace('.', '.\n'),
      `${token}AAAA`,
    ]) {
      const jti = await at(NOW)
        .verify('access', spelling)
        .then((claims) => claims.jti)
        .catch((error: unknown) => (error instanceof AppError ? error.code : error));
      expect(['unauthenticated', ACCESS.jti]).toContain(jti);
    }
  });
});

describe('an access token that was good before', () => {
  /** Says whether a token is good then, of one instance whose clock is set each time. */
  function instance() {
    let seconds = NOW;
    const tokens = new Tokens(keyring, ISSUER, { now: () => new Date(seconds * 1000) });
    return (token: string, now: number) => {
      seconds = now;
      return tokens.verifyAccess(token);
    };
  }

  test('is good for as long as a new one would be, and no longer', async () => {
    const [verify, token] = [instance(), await at(NOW).sign('access', ACCESS)];
    for (const now of [NOW, NOW + 899, NOW + 900 + CLOCK_SKEW_SECONDS - 1, NOW - CLOCK_SKEW_SECONDS])
      expect(await verify(token, now)).toEqual(ACCESS);
    await expectRefusal(verify(token, NOW + 900 + CLOCK_SKEW_SECONDS));
    await expectRefusal(verify(token, NOW - CLOCK_SKEW_SECONDS - 1));
  });

  test('vouches for no other text, not even with the same claims', async () => {
    const [verify, token] = [instance(), await at(NOW).sign('access', ACCESS)];
    await verify(token, NOW);
    const [header = '', claims = ''] = token.split('.');
    const [, , otherSignature = ''] = (await at(NOW).sign('access', { ...ACCESS, jti: 'other' })).split('.');
    for (const signature of ['', otherSignature])
      await expectRefusal(verify(`${header}.${claims}.${signature}`, NOW));
    await expectRefusal(verify(await at(NOW).sign('refresh', REFRESH, 'r2'), NOW));
  });

  test('that was refused at first is judged anew', async () => {
    const [verify, token] = [instance(), await at(NOW).sign('access', ACCESS)];
    await expectRefusal(verify(token, NOW - 100));
    expect(await verify(token, NOW)).toEqual(ACCESS);
  });
});

test('the public keys have no private part', () => {
  expect(keyring.publicJwks.map((jwk) => Object.keys(jwk).sort())).toEqual(
    Array(2).fill(['alg', 'crv', 'kid', 'kty', 'use', 'x']),
  );
});

function at(seconds: number): Tokens {
  return new Tokens(keyring, ISSUER, clock(seconds));
}

function clock(seconds: number) {
  return { now: () => new Date(seconds * 1000) };
}

/** A token with whatever claims and header, signed by `key`; what it should have is there unless overridden. */
function forge(
  claims: Record<string, unknown>,
  header: Record<string, unknown> = {},
  key = newest,
): Promise<string> {
  if (!key) throw new Error('no key');
  const { kty, crv, x, d } = key;
  return new SignJWT({ ...REGISTERED, ...claims })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: 'a2', ...header })
    .sign(createPrivateKey({ key: { kty, crv, x, d }, format: 'jwk' }));
}

function headerOf(token: string): unknown {
  return JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString());
}

async function expectRefusal(verified: Promise<unknown>): Promise<void> {
  await expect(verified).rejects.toMatchObject({
    code: 'unauthenticated',
    headers: { 'WWW-Authenticate': expect.stringContaining('Bearer error="invalid_token"') },
  });
}
