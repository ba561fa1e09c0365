import { describe, expect, test } from '@jest/globals';
import { newId } from '../../shared/index.js';
import { identityOf, sharedSiteOf, siteOf } from './post-identity.js';

const HASH = /^[\da-f]{24}$/;
const UUID = '0b9c3f60-7d4e-4a8b-9c1d-2e3f4a5b6c7d';

const identify = (
  key: string,
  site: string | null = null,
  given: string | null = null,
  createdAt = new Date(1),
) => identityOf({ key, id: given, createdAt }, site);

describe('a key that each site has of its own', () => {
  test.each([
    ...['markdown:README.md', 'ghost:1', 'ghost:1:a', 'wordpress:12', 'wordpress:http://localhost/?p=1'],
    ...[
      'wordpress:http://127.0.0.1:8080/?p=1',
      'wordpress:http://blog.test/?p=1',
      'firefolio:a',
      `firefolio:${'a'.repeat(24)}`,
    ],
    ...['shop.lan', 'a.internal', 'a.ddev.site', 'a.lndo.site', 'example.com', 'www.example.org'].map(
      (host) => `wordpress:http://${host}/?p=1`,
    ),
    ...['ghost:x-y', 'ghost:00000000-0000-0000-0000-000000000001'],
  ])('%s gives another id for each site', (key) => {
    const [a, b, unknown] = [identify(key, 'a.example'), identify(key, 'b.example'), identify(key)];
    expect(new Set([a.id, b.id, unknown.id]).size).toBe(3);
    expect(a.id).toMatch(HASH);
    expect(identify(key, 'a.example')).toEqual(a);
    expect(a).toMatchObject({ sureIds: [a.id], likelyIds: [unknown.id] });
    expect(unknown).toMatchObject({ sureIds: [], likelyIds: [unknown.id] });
  });
});

test.each([
  ...[`ghost:${UUID}`, 'wordpress:https://a.example/?p=12', `firefolio:${newId()}`],
  `markdown:${'0a'.repeat(32)}`,
])('the key %s, which no two sites have, gives one id whatever the site', (key) => {
  const found = identify(key);
  expect(found).toEqual({ id: expect.stringMatching(HASH), sureIds: [found.id], likelyIds: [] });
  expect(identify(key, 'a.example')).toEqual(found);
});

test('an address of WordPress is sure at its site, and likely where it is of another', () => {
  const key = 'wordpress:https://www.staging.example/?p=1';
  const own = identify(key, 'staging.example/blog');
  expect(own).toEqual({ id: identify(key).id, sureIds: [own.id], likelyIds: [] });
  expect(identify(key)).toEqual(own);
  const moved = identify(key, 'live.example');
  expect(moved.id).not.toBe(own.id);
  expect(moved).toMatchObject({ sureIds: [moved.id], likelyIds: [own.id] });
});

test('the ids of version 0.1 are those of keys without a site, former keys included', () => {
  expect(identify('markdown:README.md').id).toBe('6b9dd464961cdd8a42b1226a');
  const found = identityOf({ key: 'ghost:1:a', formerKey: 'ghost:1', id: null, createdAt: null }, null);
  expect(found.likelyIds).toEqual([identify('ghost:1:a').id, identify('ghost:1').id]);
});

describe('an id that the file gives', () => {
  test('is looked for where it is random, and never taken for a new post', () => {
    const given = newId();
    const { id, sureIds } = identify(`firefolio:${given}`, null, given);
    expect(sureIds).toEqual([given, id]);
    expect(id).toMatch(HASH);
  });

  test('is likely where it follows from a key, and sure where only a writer names it', () => {
    const given = 'a1'.repeat(12);
    expect(identify(`firefolio:${given}`, null, given).likelyIds[0]).toBe(given);
    expect(identityOf({ key: `firefolio:${given}`, id: given, createdAt: null }, null).sureIds).toEqual([
      given,
    ]);
  });

  test('is sure in an export of this site', () => {
    const given = 'a1'.repeat(12);
    const source = { key: `firefolio:${given}`, id: given, createdAt: new Date(1) };
    expect(identityOf(source, 'own.example', true).sureIds[0]).toBe(given);
    expect(identityOf(source, 'own.example').sureIds).not.toContain(given);
  });

  test.each([
    ...['reindex', 'bulk', 'constructor', '__x__', '__proto__', '..', 'a/b', '', 'a'],
    ...['A'.repeat(20), 'a'.repeat(21), 'g'.repeat(24), `${'a'.repeat(20)}\n`],
  ])('is not looked for where it is %j', (given) => {
    const { id, sureIds, likelyIds } = identify(`firefolio:${given}`, 'a.example', given);
    expect(id).toMatch(HASH);
    expect([...sureIds, ...likelyIds]).not.toContain(given);
  });
});

test.each(['http://localhost:5000', 'http://127.0.0.1', 'https://shop.lan', 'nothing', null])(
  'a file of %j does not tell its site',
  (address) => {
    expect(sharedSiteOf(address)).toBeNull();
  },
);

test.each([
  ['https://www.Old.example/', 'old.example'],
  ['http://old.example:8080/blog/?a#b', 'old.example:8080/blog'],
  ['ftp://old.example', null],
  ['old.example', null],
  [null, null],
])('%j is the site %j', (address, site) => {
  expect(siteOf(address)).toBe(site);
});
