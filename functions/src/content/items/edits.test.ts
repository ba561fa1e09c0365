import { describe, expect, test } from '@jest/globals';
import type { ContentItem } from '../content-item.js';
import { publish, publishAsOf, unpublish } from './edits.js';

const now = new Date('2026-05-01T12:00:00.000Z');
const before = new Date('2009-02-03T00:00:00.000Z');

const item = (traits: Partial<ContentItem>) =>
  ({ status: 'draft', publishedAt: null, ...traits }) as ContentItem;

describe('publishing as of an earlier time', () => {
  test.each([
    ['a draft', item({})],
    ['a scheduled item', item({ status: 'published', publishedAt: new Date(now.getTime() + 1) })],
    ['what was published at another time', item({ status: 'published', publishedAt: now })],
  ])('gives %s that date', (_what, draft) => {
    const published = publishAsOf(before)(draft, now);
    expect(published).toMatchObject({ status: 'published', publishedAt: before });
    expect(publish(unpublish(published), now)).toEqual(published);
  });

  test('is possible up to now', () => {
    expect(publishAsOf(now)(item({}), now).publishedAt).toEqual(now);
    expect(() => publishAsOf(new Date(now.getTime() + 1))(item({}), now)).toThrow(
      expect.objectContaining({
        code: 'validation-failed',
        errors: [{ pointer: '/published_at', detail: expect.stringContaining('/schedule') as unknown }],
      }),
    );
  });

  test('is refused in the trash', () => {
    expect(() => publishAsOf(before)(item({ status: 'trashed' }), now)).toThrow('in the trash');
  });
});
