import { describe, expect, test } from '@jest/globals';
import { NO_SEO } from '../content/index.js';
import { startingSettings } from '../settings/index.js';
import { cardName, cardOf, mayChangeCard, mayChangeCards, ownerDigits, type CardSource } from './card.js';

const ITEM: CardSource = {
  id: 'one',
  title: 'A title',
  authors: [
    { id: 'ada', name: 'Ada' },
    { id: 'grace', name: 'Grace' },
  ],
  status: 'published',
  publishedAt: new Date('2026-05-01T23:30:00Z'),
  seo: NO_SEO,
  coverImage: null,
};
const SETTINGS = { ...startingSettings('Firefolio'), language: 'de', timeZone: 'Europe/Vienna' };

const OTHERS: readonly (readonly [what: string, item: Partial<CardSource>])[] = [
  ['another title', { title: 'Another title' }],
  ['another author', { authors: [{ id: 'ada', name: 'Ada King' }] }],
  ['another day', { publishedAt: new Date('2026-05-03T12:00:00Z') }],
];

test('a post has its title, the site, who wrote it and when, as the site writes it', () => {
  expect(cardOf('post', ITEM, SETTINGS)).toEqual({
    title: 'A title',
    site: 'Firefolio',
    authors: 'Ada und Grace',
    date: { spelled: '2. Mai 2026', plain: '2026-05-02' },
    colors: SETTINGS.colors.light,
    isMarked: true,
  });
});

test('a project has no date, and a page by itself no author either', () => {
  expect(cardOf('project', ITEM, SETTINGS)).toMatchObject({ authors: 'Ada und Grace', date: null });
  expect(cardOf('page', ITEM, SETTINGS)).toMatchObject({ authors: '', date: null });
});

test.each([
  ['a draft', { status: 'draft' }],
  ['what lies in the trash', { status: 'trashed' }],
  ['what has a cover', { coverImage: { url: '/a.jpg', alt: '' } }],
  ['what has a picture for link previews', { seo: { ...NO_SEO, ogImage: 'https://a.test/b.png' } }],
] satisfies [string, Partial<CardSource>][])('%s has none', (_what, traits) => {
  const other = { ...ITEM, ...traits };
  expect(cardOf('post', other, SETTINGS)).toBeNull();
  expect([mayChangeCard(ITEM, other), mayChangeCard(other, ITEM), mayChangeCard(other, other)]).toEqual([
    true,
    true,
    false,
  ]);
});

test('one that is scheduled has its card already', () => {
  const later = { ...ITEM, publishedAt: new Date('2999-01-01T00:00:00Z') };
  expect(cardOf('post', later, SETTINGS)).not.toBeNull();
  expect(mayChangeCard(null, later)).toBe(true);
});

describe('the name', () => {
  const nameOf = (item: CardSource, settings = SETTINGS) => {
    const card = cardOf('post', item, settings);
    return card && cardName('post', item.id, card);
  };

  test.each(OTHERS)('is another one with %s', (_what, traits) => {
    expect(nameOf({ ...ITEM, ...traits })).not.toBe(nameOf(ITEM));
    expect(mayChangeCard(ITEM, { ...ITEM, ...traits })).toBe(true);
  });

  test('is another one for another item that shows the same', () => {
    expect(nameOf({ ...ITEM, id: 'two' })).not.toBe(nameOf(ITEM));
  });

  test('begins with whose it is, and is as long as the name of a file', () => {
    expect(nameOf(ITEM)).toMatch(new RegExp(`^${ownerDigits('post', 'one')}[\\da-f]{24}$`));
    expect(ownerDigits('page', 'one')).not.toBe(ownerDigits('post', 'one'));
  });

  test('is another one where the settings change what is shown, and only there', () => {
    const accent = {
      ...SETTINGS,
      colors: { ...SETTINGS.colors, light: { accent: '#0b6b4f', paper: '#ffffff' } },
    };
    for (const changed of [accent, { ...SETTINGS, name: 'Other' }, { ...SETTINGS, language: 'fr' }]) {
      expect(nameOf(ITEM, changed)).not.toBe(nameOf(ITEM));
      expect(mayChangeCards(SETTINGS, changed)).toBe(true);
    }
    const described = { ...SETTINGS, description: 'Other', postsPerPage: 5 };
    expect(nameOf(ITEM, described)).toBe(nameOf(ITEM));
    expect(mayChangeCards(SETTINGS, described)).toBe(false);
  });
});

test('what else is written of an item changes no card', () => {
  expect(mayChangeCard(ITEM, { ...ITEM, seo: { ...NO_SEO, title: 'For search engines' } })).toBe(false);
});
