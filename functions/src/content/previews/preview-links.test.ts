import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { AppError } from '../../errors/index.js';
import { deriveMac } from '../../shared/index.js';
import { PreviewLinks } from './preview-links.js';

const links = new PreviewLinks(deriveMac('a secret of the test', 'preview'));
const NOW = new Date('2026-05-01T12:00:00.000Z');
const EXPIRY = new Date('2026-05-01T13:00:00.000Z');
const POST = { id: 'post-1', previewKey: 'key-1' };
const TOKEN = links.token(POST.id, POST.previewKey, EXPIRY);

/** Whether a token shows a post; anything but a 403 is an error. */
function shows(token: string, post: { id: string; previewKey: string | null } = POST, now = NOW): boolean {
  try {
    links.require(token, post, now);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'permission-denied') return false;
    throw error;
  }
}

describe('a preview token', () => {
  test('shows its post until it expires, to the second', () => {
    const times = [-3_600_000, -1, 0, 1, 60_000].map((ms) => new Date(EXPIRY.getTime() + ms));
    expect(times.map((time) => shows(TOKEN, POST, time))).toEqual([true, true, false, false, false]);
  });

  test('that expires within a second is good until that second has passed', () => {
    const token = links.token(POST.id, POST.previewKey, new Date('2026-05-01T13:00:00.001Z'));
    expect(shows(token, POST, EXPIRY)).toBe(true);
    expect(shows(token, POST, new Date('2026-05-01T13:00:01.000Z'))).toBe(false);
  });

  test('needs no escaping in a URL', () => {
    expect(TOKEN).toMatch(/^\d{10}\.[\w-]{43}$/);
  });

  test.each([
    ['another post', { ...POST, id: 'post-2' }],
    ['a post whose links were revoked', { ...POST, previewKey: null }],
    ['a post with links made anew', { ...POST, previewKey: 'key-2' }],
  ])('does not show %s', (_which, post) => {
    expect(shows(TOKEN, post)).toBe(false);
  });

  test('made without a key, or by another secret, shows nothing', () => {
    const unkeyed = links.token(POST.id, '', EXPIRY);
    expect(shows(unkeyed, { ...POST, previewKey: null })).toBe(false);
    const others = new PreviewLinks(deriveMac('another secret', 'preview'));
    expect(shows(others.token(POST.id, POST.previewKey, EXPIRY))).toBe(false);
  });

  test('can neither be prolonged nor written otherwise', () => {
    const [expiry = '', signature = ''] = TOKEN.split('.');
    const spellings = [
      `${Number(expiry) + 3_600}.${signature}`,
      `0${TOKEN}`,
      `+${TOKEN}`,
      `${expiry}.0.${signature}`,
      `${expiry}.${signature.slice(0, -1)}`,
      `${TOKEN}A`,
      `${expiry}.${signature.toUpperCase()}`,
      `${expiry}.`,
      `.${signature}`,
      '',
    ];
    expect(spellings.filter((token) => shows(token))).toEqual([]);
    fc.assert(
      fc.property(fc.string(), (token) => {
        expect(shows(token)).toBe(false);
      }),
    );
  });
});
