import { expect, test } from '@jest/globals';
import { deriveMac } from '../../shared/index.js';
import { UnsubscribeLinks } from './unsubscribe-links.js';

const SECRET = 'a secret of the test';
const links = new UnsubscribeLinks(deriveMac(SECRET, 'unsubscribe'), 'https://site.test');

function tokenFor(address: string): string {
  const url = new URL(links.headersFor(address)['List-Unsubscribe']?.slice(1, -1) ?? '');
  expect(`${url.origin}${url.pathname}`).toBe('https://site.test/api/unsubscribe');
  return url.searchParams.get('token') ?? '';
}

test.each(['ada@example.org', 'Zoë+a.b@xn--mnchen-3ya.de', `${'a'.repeat(64)}@${'b'.repeat(185)}.org`])(
  'a link has the address %s, and nobody else’s',
  (address) => {
    const token = tokenFor(address);
    expect(links.addressOf(token)).toBe(address);
    const forged = `${Buffer.from('eve@example.org').toString('base64url')}.${token.split('.')[1] ?? ''}`;
    expect(links.addressOf(forged)).toBeNull();
  },
);

test.each(['', '.', 'a', 'a.b', 'YQ.', '💥.x', 'x'.repeat(600)])('%j is no token', (token) => {
  expect(links.addressOf(token)).toBeNull();
});

test('a link of another secret is none', () => {
  const other = new UnsubscribeLinks(deriveMac('another', 'unsubscribe'), 'https://site.test');
  expect(other.addressOf(tokenFor('ada@example.org'))).toBeNull();
});
