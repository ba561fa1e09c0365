import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { deriveMac } from '../shared/index.js';
import { PreviewLinks } from './preview-links.js';

const links = new PreviewLinks(deriveMac('a secret of the test', 'preview'));
const NOW = new Date('2026-05-01T12:00:00.000Z');
const EXPIRY = new Date('2026-05-01T13:00:00.000Z');
const POST = { id: 'post-1', previewKey: 'key-1' };
const TOKEN = links.token(POST.id, POST.previewKey, EXPIRY);

const refused: unknown = expect.objectContaining({ code: 'permission-denied' });

describe('a preview token', () => {
  test('shows its post until it expires, to the second', () => {
    const before = (ms: number) => new Date(EXPIRY.getTime() - ms);
    expect(() => links.require(TOKEN, POST, NOW)).not.toThrow();
    expect(() => links.require(TOKEN, POST, before(1))).not.toThrow();
    expect(() => links.require(TOKEN, POST, EXPIRY)).toThrow(refused);
    expect(() => links.require(TOKEN, POST, before(-60_000))).toThrow(refused);
  });

  test('that expires within a second is good until that second has passed', () => {
    const token = links.token(POST.id, POST.previewKey, new Date('2026-05-01T13:00:00.001Z'));
    expect(() => links.require(token, POST, EXPIRY)).not.toThrow();
    expect(() => links.require(token, POST, new Date('2026-05-01T13:00:01.000Z'))).toThrow(refused);
  });

  test('needs no escaping in a URL', () => {
    expect(TOKEN).toMatch(/^\d{10}\.[\w-]{43}$/);
  });

  test.each([
    ['another post', { ...POST, id: 'post-2' }],
    ['a post whose links were revoked', { ...POST, previewKey: null }],
    ['a post with links made anew', { ...POST, previewKey: 'key-2' }],
  ])('does not show %s', (_which, post) => {
    expect(() => links.require(TOKEN, post, NOW)).toThrow(refused);
  });

  test('made without a key, or by another secret, shows nothing', () => {
    const unkeyed = links.token(POST.id, '', EXPIRY);
    expect(() => links.require(unkeyed, { ...POST, previewKey: null }, NOW)).toThrow(refused);
    const others = new PreviewLinks(deriveMac('another secret', 'preview'));
    expect(() => links.require(others.token(POST.id, POST.previewKey, EXPIRY), POST, NOW)).toThrow(refused);
  });

  test('can neither be prolonged nor altered', () => {
    const [expiry = '', signature = ''] = TOKEN.split('.');
    const later = String(Number(expiry) + 3_600);
    const spellings = [
      `${later}.${signature}`,
      `0${expiry}.${signature}`,
      `${expiry}.0.${signature}`,
      `+${TOKEN}`,
      `${expiry}.${signature.slice(0, -1)}`,
      `${TOKEN}A`,
      `${expiry}.`,
      `.${signature}`,
      '',
      `${expiry}.${signature.toUpperCase()}`,
    ];
    for (const token of spellings) expect(() => links.require(token, POST, NOW)).toThrow(refused);
    fc.assert(
      fc.property(fc.string(), (token) => {
        expect(() => links.require(token, POST, NOW)).toThrow(refused);
      }),
    );
  });

  test('tells one post and key from any other, wherever the dots are', () => {
    const id = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 4 });
    fc.assert(
      fc.property(id, id, (postId, previewKey) => {
        fc.pre(postId !== 'a.b');
        const token = links.token('a.b', 'a', EXPIRY);
        expect(() => links.require(token, { id: postId, previewKey }, NOW)).toThrow(refused);
      }),
    );
  });
});
