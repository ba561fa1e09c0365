import { expect, test } from '@jest/globals';
import { bodyOf, type SettingsValues } from './settings-body.js';

const VALUES = {
  name: 'A site',
  hero: { title: '', text: '', image: { url: '', alt: 'left over' } },
  logo: { url: '/logo.svg', alt: '' },
  footer: { text: '' },
  navigation: [
    { label: 'Writing', address: '/' },
    { label: '', address: '' },
  ],
} as unknown as SettingsValues;

test('pictures without an address are none, rows that are left empty are not sent, and lists without rows are empty', () => {
  expect(bodyOf(VALUES)).toEqual({
    name: 'A site',
    hero: { title: '', text: '', image: null },
    logo: { url: '/logo.svg', alt: '' },
    footer: { text: '', links: [] },
    navigation: [{ label: 'Writing', address: '/' }],
    social_links: [],
  });
});
