import { describe, expect, test } from '@jest/globals';
import { renderLetter, type Letter } from './letter.js';

const SITE = {
  name: 'Ada & Co',
  url: 'https://site.test',
  timeZone: 'UTC',
  accountPage: (page: string) => `https://site.test/account/${page}`,
  tokenOf: (seed: string) => seed,
};
const PAGE = 'https://site.test/account/verify-email';
const URL = `${PAGE}#token=x_-y`;
const BY_HAND = `If the link does not work, open ${PAGE} and paste this code there:`;

const NOTICE: Letter = {
  subject: 'Confirm',
  paragraphs: ['The first.', 'The second.'],
  footnote: 'Not you?',
};
const LETTER: Letter = { ...NOTICE, link: { label: 'Confirm this', page: PAGE, token: 'x_-y' } };

describe('a letter', () => {
  test('says the same in text and HTML, in the same order', () => {
    const { text, html } = renderLetter(LETTER, SITE);
    for (const body of [text, html]) {
      const parts = ['Hello,', 'The first.', 'The second.', 'Confirm this', URL, BY_HAND, 'Not you?'];
      const places = parts.map((part) => body.lastIndexOf(part));
      expect(places).not.toContain(-1);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    }
    expect(text).toBe(
      `Hello,\n\nThe first.\n\nThe second.\n\nConfirm this:\n${URL}\n\n${BY_HAND}\nx_-y\n\nNot you?\n\n-- \nAda & Co, https://site.test`,
    );
  });

  test('has the site’s name in its subject', () => {
    expect(renderLetter(LETTER, SITE).subject).toBe('[Ada & Co] Confirm');
  });

  test('has its link in HTML to click and to read', () => {
    const { html } = renderLetter(LETTER, SITE);
    expect(html).toContain(`<a href="${URL}"`);
    expect(html).toContain(`>${URL}</p>`);
  });

  test('has the code of its link by itself, for whoever gets no whole link', () => {
    expect(renderLetter(LETTER, SITE).html).toMatch(/>x_-y<\/code>/);
  });

  test('may have no link but the site’s own', () => {
    const { text, html } = renderLetter(NOTICE, SITE);
    expect(html.match(/href="[^"]*"/g)).toEqual(['href="https://site.test"']);
    expect(text).not.toContain('#token');
  });

  test('escapes HTML wherever words come from', () => {
    const evil = `<img src=x onerror="alert(1)">&'`;
    const letter = {
      subject: evil,
      paragraphs: [evil],
      link: { label: evil, page: evil, token: evil },
      footnote: evil,
    };
    const { text, html } = renderLetter(letter, { ...SITE, name: evil, url: evil });
    expect(html).not.toContain('<img');
    expect(html).not.toMatch(/href="[^"]*"onerror/);
    expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;&#39;');
    expect(text).toContain(evil);
  });
});
