import { describe, expect, test } from '@jest/globals';
import { SETTINGS_LIMITS, settingsBody } from './settings.schema.js';

const parse = (body: unknown) => settingsBody.safeParse(body);

/** The first refusal: `navigation.0.address must be …`. */
const refusalOf = (body: unknown): string => {
  const issue = parse(body).error?.issues[0];
  return issue ? `${issue.path.join('.')} ${issue.message}` : 'none';
};

describe('a change of the settings takes', () => {
  test.each([
    ['a language in its canonical form', { language: 'DE-at' }, { language: 'de-AT' }],
    ['one with a script', { language: 'zh-hant' }, { language: 'zh-Hant' }],
    ['a time zone', { time_zone: 'Europe/Berlin' }, { timeZone: 'Europe/Berlin' }],
    [
      'a short colour',
      { colors: { light: { accent: '#A1b' } } },
      { colors: { light: { accent: '#aa11bb' } } },
    ],
    [
      'paths, pages elsewhere and mailboxes in their parsed form',
      {
        navigation: [
          { label: 'Über uns', address: '/über uns?a=1#b' },
          { label: 'Elsewhere', address: 'HTTPS://Example.com' },
          { label: 'Mail', address: 'mailto:me@example.com' },
        ],
      },
      {
        navigation: [
          { label: 'Über uns', address: '/%C3%BCber%20uns?a=1#b' },
          { label: 'Elsewhere', address: 'https://example.com/' },
          { label: 'Mail', address: 'mailto:me@example.com' },
        ],
      },
    ],
    ['part of what is shown', { shown: { reading_time: false } }, { shown: { readingTime: false } }],
    ['no picture', { hero: { image: null }, logo: null }, { hero: { image: null }, logo: null }],
    [
      'a picture of the site',
      { logo: { url: '/media/me.avif', alt: '' } },
      { logo: { url: '/media/me.avif', alt: '' } },
    ],
  ])('%s', (_what, body, taken) => {
    expect(parse(body)).toMatchObject({ success: true, data: taken });
  });
});

const link = (address: string) => ({ navigation: [{ label: 'A link', address }] });

describe('a change of the settings refuses', () => {
  test.each([
    ['nothing', {}, / must have at least one field/],
    ['what there is not', { title: 'x' }, /Unrecognized key/i],
    ['what there is not within', { shown: { everything: true } }, /^shown /],
    ['a name of nothing', { name: '  ' }, /^name /],
    ['a name of two lines', { name: 'A\nsite' }, /^name must be one line/],
    ['a name that mail clients decode', { name: '=?utf-8?q?x?=' }, /^name must not have encoded words/],
    ['a name that is too long', { name: 'x'.repeat(SETTINGS_LIMITS.name + 1) }, /^name /],
    ['a name of another type', { name: null }, /^name /],
    ['a language that nobody knows', { language: 'english' }, /^language must be the tag of a language/],
    ['a language with extensions', { language: 'en-u-ca-buddhist' }, /^language must be the tag/],
    ['a time zone that is none', { time_zone: 'Mars/Base' }, /^time_zone must be the IANA name/],
    ['a script for an address', link('javascript:alert(1)'), /^navigation\.0\.address must be a path/],
    ['another site as a path', link('//evil.example'), /^navigation\.0\.address must be a path/],
    ['the same with a backslash', link('/\\evil.example'), /^navigation\.0\.address must be a path/],
    ['an address that is no path', link('about'), /^navigation\.0\.address must be a path/],
    ['a path as a profile', { social_links: [{ label: 'Me', url: '/me' }] }, /^social_links\.0\.url must be/],
    [
      'a picture by http, which pages could not show',
      { logo: { url: 'http://example.org/me.avif', alt: '' } },
      /^logo\.url must be a path of this site such as .*, or an https URL/,
    ],
    [
      'the same at the top',
      { hero: { image: { url: 'http://x.test/a', alt: '' } } },
      /^hero\.image\.url must be/,
    ],
    ['a favicon by http', { favicon: 'http://example.org/f.svg' }, /^favicon must be a path/],
    ['data as a picture', { favicon: 'data:image/png;base64,AA' }, /^favicon must be a path/],
    ['a word as a colour', { colors: { dark: { paper: 'black' } } }, /^colors\.dark\.paper must be a colour/],
    ['a font that is loaded', { fonts: { text: 'Comic Sans' } }, /^fonts\.text /],
    ['no post on a page', { posts_per_page: 0 }, /^posts_per_page /],
    [
      'an eleventh link at the top',
      { navigation: Array.from({ length: 11 }, () => ({ label: 'x', address: '/' })) },
      /^navigation /,
    ],
    ['control characters', { footer: { text: 'a\u0007b' } }, /^footer\.text must not have control/],
  ])('%s', (_what, body, refusal) => {
    expect(refusalOf(body)).toMatch(refusal);
  });
});
