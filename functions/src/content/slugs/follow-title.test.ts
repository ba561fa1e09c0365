import { describe, expect, test } from '@jest/globals';
import type { ContentItem } from '../content-item.js';
import { slugAfter } from './follow-title.js';
import { slugify } from './slugify.js';

const now = new Date('2026-05-01T00:00:00.000Z');

const DRAFT = { title: 'Untitled', slug: 'untitled', hasOwnSlug: false, publishedAt: null };

const after = (item: Partial<ContentItem>, change: { title?: string; slug?: string }) =>
  slugAfter({ ...DRAFT, ...item } as ContentItem, change, { slugify, now });

describe('the slug of a draft', () => {
  test('follows its title', () => {
    expect(after({}, { title: 'A name' })).toEqual({ slug: 'a-name', hasOwnSlug: false });
    expect(after({ slug: 'untitled-2' }, { title: 'A name' })).toEqual({ slug: 'a-name', hasOwnSlug: false });
  });

  test('stays with a title that is spelled otherwise', () => {
    expect(after({ slug: 'untitled-2' }, { title: 'UNTITLED!' }).slug).toBe('untitled-2');
  });

  test('is what its writer chooses, and stays so', () => {
    const chosen = after({}, { slug: 'mine', title: 'A name' });
    expect(chosen).toEqual({ slug: 'mine', hasOwnSlug: true });
    expect(after(chosen, { title: 'Another' })).toEqual(chosen);
  });

  test('is not chosen by who sends it back as it is', () => {
    expect(after({}, { slug: 'untitled', title: 'A name' })).toEqual({ slug: 'untitled', hasOwnSlug: false });
  });

  test('is stored composed, and the same in another form', () => {
    const chosen = after({}, { slug: 'cafe\u0301' });
    expect(chosen.slug).toBe('caf\u00e9');
    expect(after(chosen, { slug: 'cafe\u0301' })).toEqual(chosen);
    expect(after({ slug: 'cafe\u0301' }, { slug: 'caf\u00e9' }).slug).toBe('cafe\u0301');
  });

  test('follows until it has appeared: a scheduled one does, one that was published does not', () => {
    const scheduled = { publishedAt: new Date(now.getTime() + 1), status: 'published' } as const;
    expect(after(scheduled, { title: 'A name' }).slug).toBe('a-name');
    expect(after({ publishedAt: now, status: 'draft' }, { title: 'A name' }).slug).toBe('untitled');
  });

  test.each([
    ['untitled', 'a-name'],
    ['untitled-2', 'a-name'],
    ['untitled-3', 'a-name'],
    ['untitled-a1b2c3', 'a-name'],
    ['untitled-4', 'untitled-4'],
    ['untitled-python', 'untitled-python'],
    ['untitled-story', 'untitled-story'],
    ['mine', 'mine'],
  ])('of before it was noted whose it is: %j becomes %j', (slug, expected) => {
    expect(after({ slug, hasOwnSlug: null }, { title: 'A name' }).slug).toBe(expected);
  });
  test('of before it was noted stays where the item has a date: it may have been public before that', () => {
    const item = { hasOwnSlug: null, publishedAt: new Date(now.getTime() + 1) };
    expect(after(item, { title: 'A name' }).slug).toBe('untitled');
  });
});
